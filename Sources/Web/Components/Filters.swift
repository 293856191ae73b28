/// The filters of a list: at the side on wide screens, a sheet on phones. A plain form; every choice has an address.
public struct FilterPanel: Sendable {
    /// One question: "Colour", with what can be chosen.
    public struct Group: Sendable {
        public var title: String
        /// The query field's name.
        public var name: String
        public var choices: [Choice]
        /// Open from the start.
        public var isOpen: Bool

        /// How many choices of a long list are shown before it is unfolded.
        static let shownChoices = 6

        public init(_ title: String, name: String, choices: [Choice], isOpen: Bool = true) {
            self.title = title
            self.name = name
            self.choices = choices
            self.isOpen = isOpen
        }
    }

    public struct Choice: Sendable {
        public var label: String
        public var value: String
        /// How many products it would show; nil when not counted.
        public var count: Int?
        public var isChosen: Bool

        public init(_ label: String, value: String, count: Int? = nil, isChosen: Bool = false) {
            self.label = label
            self.value = value
            self.count = count
            self.isChosen = isChosen
        }
    }

    /// Lowest and highest price as typed, in the shop's currency.
    public struct PriceRange: Sendable {
        public var minimumName: String
        public var maximumName: String
        public var minimum: String
        public var maximum: String
        /// "€", beside the fields.
        public var symbol: String

        public init(
            minimumName: String = "price_min", maximumName: String = "price_max", minimum: String, maximum: String,
            symbol: String
        ) {
            self.minimumName = minimumName
            self.maximumName = maximumName
            self.minimum = minimum
            self.maximum = maximum
            self.symbol = symbol
        }
    }

    public var groups: [Group]
    public var priceRange: PriceRange?
    /// The list itself, without any filter.
    public var action: SiteURL
    /// What the form keeps besides the filters: sort, search.
    public var kept: Fields
    public var chosenCount: Int

    public init(groups: [Group], priceRange: PriceRange? = nil, action: SiteURL, kept: Fields, chosenCount: Int) {
        self.groups = groups
        self.priceRange = priceRange
        self.action = action
        self.kept = kept
        self.chosenCount = chosenCount
    }

    public func html(_ words: Words) -> HTML {
        let count: HTML? = chosenCount > 0 ? "<span class=\"filter-count\">\(chosenCount)</span>" : nil
        return """
            <details class="filters"><summary class="button button-secondary">\(Icon.filter.html)\
            <span>\(words(.filters))</span>\(count)</summary>\
            <form class="filters-form" action="\(action)" method="get" data-auto-submit aria-label="\(words(.filters))">\
            <p class="filters-title" aria-hidden="true">\(words(.filters))</p>\(HiddenFields(kept).html)\(priceRange.map { priceView($0, words) })\(groups.html { groupView($0, words) })\
            <div class="filters-actions">\(ButtonView(words(.apply)).submit())</div></form></details>
            """
    }

    private func groupView(_ group: Group, _ words: Words) -> HTML {
        guard !group.choices.isEmpty else { return HTML() }
        return """
            <details class="filter-group"\(attribute: "open", group.isOpen || group.choices.contains(where: \.isChosen))>\
            <summary>\(group.title)\(Icon.chevronDown.html)</summary><fieldset>\
            <legend class="visually-hidden">\(group.title)</legend>\(choices(of: group, words))</fieldset></details>
            """
    }

    /// Two rows are not worth a fold.
    private static let foldedFrom = Group.shownChoices + 2

    /// A long list shows its beginning; the rest unfolds. What is chosen is never folded away.
    private func choices(of group: Group, _ words: Words) -> HTML {
        let shown =
            group.choices.count > Self.foldedFrom
            ? max(Group.shownChoices, group.choices.lastIndex(where: \.isChosen).map { $0 + 1 } ?? 0)
            : group.choices.count
        let rest = group.choices.dropFirst(shown)
        let more: HTML? =
            rest.isEmpty
            ? nil
            : """
            <details class="filter-more"><summary>\(words(.showMore, String(rest.count)))\
            <span class="visually-hidden">: \(group.title)</span></summary>\
            \(rest.html { choiceView($0, of: group) })</details>
            """
        return group.choices.prefix(shown).html { choiceView($0, of: group) } + (more ?? HTML())
    }

    private func choiceView(_ choice: Choice, of group: Group) -> HTML {
        """
        <label class="check"><input type="checkbox" name="\(group.name)" value="\(choice.value)"\
        \(attribute: "checked", choice.isChosen)><span>\(choice.label)</span>\
        \(choice.count.map { "<span class=\"check-count\">\($0)</span>" as HTML })</label>
        """
    }

    private func priceView(_ range: PriceRange, _ words: Words) -> HTML {
        """
        <details class="filter-group" open><summary>\(words(.filterPrice))\(Icon.chevronDown.html)</summary>\
        <fieldset class="price-range"><legend class="visually-hidden">\(words(.filterPrice))</legend>\
        <label><span class="hint">\(words(.priceFrom)) \(range.symbol)</span><input class="input" inputmode="decimal" \
        name="\(range.minimumName)" value="\(range.minimum)" maxlength="12" size="6"></label>\
        <label><span class="hint">\(words(.priceTo)) \(range.symbol)</span><input class="input" inputmode="decimal" \
        name="\(range.maximumName)" value="\(range.maximum)" maxlength="12" size="6"></label></fieldset></details>
        """
    }
}

/// A chosen filter, and the way to take it off.
public struct Chip: Sendable {
    public var label: String
    public var removal: SiteURL

    public init(_ label: String, removal: SiteURL) {
        self.label = label
        self.removal = removal
    }

    /// All chosen filters in a row; nothing when there are none.
    public static func row(_ chips: [Chip], clearAll: SiteURL, _ words: Words) -> HTML {
        guard !chips.isEmpty else { return HTML() }
        return """
            <ul class="chips" role="list">\(chips.html { chip in
                """
                <li><a class="chip" href="\(chip.removal)"><span class="visually-hidden">\
                \(words(.removeFilter, chip.label))</span><span aria-hidden="true">\(chip.label)</span>\
                \(Icon.close.html)</a></li>
                """ as HTML
            })<li><a class="chip-clear" href="\(clearAll)">\(words(.clearAll))</a></li></ul>
            """
    }
}

/// How a list is ordered: a select that sends itself where scripts run, with a button where not.
public struct SortSelect: Sendable {
    public var choices: [FormField.Choice]
    public var chosen: String
    public var action: SiteURL
    /// The filters and search to keep.
    public var kept: Fields

    public init(choices: [FormField.Choice], chosen: String, action: SiteURL, kept: Fields) {
        self.choices = choices
        self.chosen = chosen
        self.action = action
        self.kept = kept
    }

    public func html(_ words: Words) -> HTML {
        let options = choices.html {
            "<option value=\"\($0.value)\"\(attribute: "selected", $0.value == chosen)>\($0.label)</option>"
        }
        return """
            <form class="sort" action="\(action)" method="get" data-auto-submit>\(HiddenFields(kept).html)\
            <label for="sort">\(words(.sort))</label><select class="input" id="sort" name="sort">\(options)</select>\
            <button class="button button-secondary" type="submit">\(words(.apply))</button></form>
            """
    }
}
