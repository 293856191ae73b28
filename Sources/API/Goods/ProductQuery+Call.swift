import Catalog
import Vocabulary
import Web

extension ProductQuery {
    /// What the query of an address asks for.
    /// - Throws: ``Problem`` 422.
    init(_ values: QueryValues) throws(Problem) {
        self.init()
        category = values["category"]?.text.flatMap { Slug($0) }
        search = values["search"]?.text
        sort = values["sort"]?.text.flatMap(Sort.init(rawValue:))
        page = values["page"]?.integer.map { Int($0) } ?? 1
        limit = values["limit"]?.integer.map { Int($0) } ?? limit
        priceFrom = values["priceFrom"]?.integer
        priceTo = values["priceTo"]?.integer
        options = values.map("options")
        guard let cursor = values["cursor"]?.text else { return }
        guard values["page"] == nil, let place = PageCursor(cursor) else {
            throw .validation([
                FieldError(field: "cursor", code: "invalid", message: "Send the nextCursor of a page, without page.")
            ])
        }
        page = place.page
    }

    /// The one way to write this query: equal queries are one entry of the page cache.
    var fields: Fields {
        var fields: [Fields.Field] = []
        func add(_ name: String, _ value: String?) {
            if let value { fields.append(Fields.Field(name, value)) }
        }
        add("category", category?.text)
        add("search", search)
        add("page", page == 1 ? nil : String(page))
        add("limit", String(limit))
        add("sort", sort?.rawValue)
        add("priceFrom", priceFrom.map { String($0) })
        add("priceTo", priceTo.map { String($0) })
        for (name, values) in options.sorted(by: { $0.key < $1.key }) {
            for value in values.sorted() { add("options[\(name)]", value) }
        }
        return Fields(fields)
    }
}
