public import Persistence
public import Vocabulary

// How values that the database layer does not know travel to and from a column.

extension Slug: SQLBindable, SQLDecodable {
    public var sqlValue: SQLValue { .text(description) }
    public static func decode(_ value: SQLValue) -> Slug? {
        if case .text(let text) = value { Slug(text) } else { nil }
    }
}
