internal import Catalog
internal import Vocabulary
internal import Web

/// What a shopper asks of a list: read from the query string, written back into every link of the page.
///
/// Fields: `q`, `sort`, `page`, `from` and `to` (prices as people type them), and `f.Colour=Blue` for each chosen value
/// of an option. What cannot be understood is left out, so a mistyped address still shows goods.
struct ListRequest: Hashable, Sendable {
    var search: String?
    var sort: ProductQuery.Sort?
    var page = 1
    var priceFrom: Int64?
    var priceTo: Int64?
    /// In the order they were asked for.
    var choices: [Choice] = []

    /// One chosen value of an option.
    struct Choice: Hashable, Sendable {
        let name: String
        let value: String
    }

    /// Products on a page.
    static let pageSize = 24
    /// What is read at most, so that an invented address stays cheap.
    private static let choiceLimit = 30
    private static let searchLimit = 100

    static let choicePrefix = "f."

    init() {}

    /// - Parameter searches: whether this list is one of results; others leave the words out.
    init(_ fields: Fields, _ pricing: ShopPricing, searches: Bool = false) {
        let words = (fields["q"] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        search = words.isEmpty || !searches ? nil : String(words.prefix(Self.searchLimit))
        sort = fields["sort"].flatMap(ProductQuery.Sort.init(rawValue:))
        // The usual order goes without saying, so that it has one address.
        if sort == (search == nil ? .featured : .relevance) { sort = nil }
        page = max(1, fields["page"].flatMap { Int($0) } ?? 1)
        priceFrom = fields["from"].flatMap(pricing.minorUnits(typed:))
        priceTo = fields["to"].flatMap(pricing.minorUnits(typed:))
        for field in fields.all where field.name.hasPrefix(Self.choicePrefix) && !field.value.isEmpty {
            let choice = Choice(name: String(field.name.dropFirst(Self.choicePrefix.count)), value: field.value)
            if !choice.name.isEmpty, !choices.contains(choice), choices.count < Self.choiceLimit {
                choices.append(choice)
            }
        }
    }

    var hasPrice: Bool { priceFrom != nil || priceTo != nil }
    var isFiltered: Bool { hasPrice || !choices.isEmpty }

    /// What the catalogue is asked.
    func query(category: Slug? = nil) -> ProductQuery {
        var query = ProductQuery(category: category, search: search, sort: sort, page: page, limit: Self.pageSize)
        query.priceFrom = priceFrom
        query.priceTo = priceTo
        for choice in choices { query.options[choice.name, default: []].append(choice.value) }
        return query
    }
}

// MARK: - Back into addresses

extension ListRequest {
    /// The one way to write this request: equal requests give equal addresses.
    func fields(_ pricing: ShopPricing) -> Fields {
        var fields: [Fields.Field] = []
        func add(_ name: String, _ value: String?) {
            if let value { fields.append(Fields.Field(name, value)) }
        }
        add("q", search)
        for choice in choices { add(Self.choicePrefix + choice.name, choice.value) }
        add("from", priceFrom.map(pricing.decimalText))
        add("to", priceTo.map(pricing.decimalText))
        add("sort", sort?.rawValue)
        add("page", page > 1 ? String(page) : nil)
        return Fields(fields)
    }

    func onPage(_ number: Int) -> ListRequest {
        var changed = self
        changed.page = number
        return changed
    }

    /// With another order, from the first page.
    func sorted(by sort: ProductQuery.Sort?) -> ListRequest {
        var changed = onPage(1)
        changed.sort = sort
        return changed
    }

    func without(_ choice: Choice) -> ListRequest {
        var changed = onPage(1)
        changed.choices.removeAll { $0 == choice }
        return changed
    }

    func withoutPrice() -> ListRequest {
        var changed = onPage(1)
        changed.priceFrom = nil
        changed.priceTo = nil
        return changed
    }

    /// The same search and order without any filter.
    func withoutFilters() -> ListRequest {
        var changed = withoutPrice()
        changed.choices = []
        return changed
    }
}
