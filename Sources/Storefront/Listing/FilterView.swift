internal import Web

/// The filters of a list: at its side, on phones a sheet that needs no script to open. A form that is read with GET,
/// so every choice is in the address.
struct FilterView {
    let filters: ListFilters
    let action: SiteURL
    let plainURL: SiteURL
    let words: Words

    static let formID = "narrow"
    private static let sheetID = "filters"

    var isShown: Bool { !filters.facets.isEmpty || filters.price != nil }

    /// The form stands on the page even when there is nothing to filter: the order belongs to it.
    var panel: HTML {
        let hidden = HiddenFields(filters.hidden.removing("sort")).html
        guard isShown else {
            return "<form id=\"\(Self.formID)\" method=\"get\" action=\"\(action)\">\(hidden)</form>"
        }
        return """
            <aside class="filters" id="\(Self.sheetID)" popover aria-label="\(words(.filters))">\
            <form id="\(Self.formID)" method="get" action="\(action)">\(hidden)\
            <div class="filters-head"><p class="filters-title">\(words(.filters))</p>\
            <button class="icon-button filters-close" type="button" popovertarget="\(Self.sheetID)" \
            popovertargetaction="hide" title="\(words(.close))">\(Icon.close.html)\
            <span class="visually-hidden">\(words(.close))</span></button></div>\
            \(price)\(filters.facets.html(group))\
            <div class="filters-foot">\(ButtonView(words(.apply), isWide: true).submit())\(clear)</div></form></aside>
            """
    }

    /// What opens the sheet on phones.
    var opener: HTML? {
        guard isShown else { return nil }
        let count: HTML? = filters.chips.isEmpty ? nil : " <span class=\"count\">\(filters.chips.count)</span>"
        return """
            <button class="button button-secondary filters-open" type="button" popovertarget="\(Self.sheetID)">\
            \(Icon.filter.html)<span>\(words(.filters))\(count)</span></button>
            """
    }

    /// What is chosen; each is taken off by a press.
    var chips: HTML? {
        guard !filters.chips.isEmpty else { return nil }
        let chips = filters.chips.html { chip in
            """
            <li><a class="chip" href="\(chip.url)" aria-label="\(words(.removeFilter, chip.title))">\
            \(chip.title)\(Icon.close.html)</a></li>
            """
        }
        return """
            <ul class="chips" role="list">\(chips)\
            <li><a class="chip-clear" href="\(plainURL)">\(words(.clearAll))</a></li></ul>
            """
    }

    private var clear: HTML? {
        filters.chips.isEmpty ? nil : ButtonView(words(.clearAll), style: .quiet, isWide: true).link(to: plainURL)
    }

    private var price: HTML? {
        filters.price.map { price in
            """
            <fieldset class="filter-group"><legend>\(words(.filterPrice))</legend><div class="filter-prices">\
            \(priceField("from", words(.priceFrom), price.from, hint: price.lowest))\
            \(priceField("to", words(.priceTo), price.to, hint: price.highest))</div></fieldset>
            """
        }
    }

    private func priceField(_ name: String, _ label: String, _ value: String, hint: String) -> HTML {
        """
        <label class="field"><span class="label">\(label)</span><input class="input" name="\(name)" value="\(value)" \
        placeholder="\(hint)" inputmode="decimal" maxlength="15" autocomplete="off"></label>
        """
    }

    /// Long lists of values are folded.
    private static let foldedFrom = 8

    private func group(_ group: FilterGroup) -> HTML {
        let values = group.values.map { value($0, in: group) }
        guard values.count > Self.foldedFrom else {
            return "<fieldset class=\"filter-group\"><legend>\(group.name)</legend>\(values)</fieldset>"
        }
        let hasChoiceBelow = group.values.dropFirst(Self.foldedFrom - 2).contains(where: \.isChosen)
        return """
            <fieldset class="filter-group"><legend>\(group.name)</legend>\(Array(values.prefix(Self.foldedFrom - 2)))\
            <details\(attribute: "open", hasChoiceBelow)><summary>\(words(.seeAll))</summary>\
            \(Array(values.dropFirst(Self.foldedFrom - 2)))</details></fieldset>
            """
    }

    private func value(_ value: FilterGroup.Value, in group: FilterGroup) -> HTML {
        """
        <label class="check filter-value"><input type="checkbox" name="\(group.field)" value="\(value.value)"\
        \(attribute: "checked", value.isChosen)><span>\(value.value)</span> \
        <span class="filter-count">\(value.count)</span></label>
        """
    }
}
