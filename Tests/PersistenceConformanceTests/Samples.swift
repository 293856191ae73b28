import Persistence
import TestEngines
import Vocabulary

/// The schema that the conformance tests share.
enum Samples {
    static let search = SearchIndex("article_search")

    static let migrations = Migrations(platform: [registry], shop: [values, articles, rules, ledger])

    static let registry = Migration("registry-001") { schema in
        schema.createTable("registry") { table in
            table.column("id", .uuid)
            table.column("name", .text)
            table.primaryKey("id")
            table.unique("registry_name_once", "name")
        }
    }

    static let values = Migration("sample-001-values") { schema in
        schema.createTable("sample") { table in
            table.column("id", .integer)
            table.optional("whole", .integer)
            table.optional("words", .text)
            table.optional("bytes", .bytes)
            table.optional("owner", .uuid)
            table.optional("flag", .boolean)
            table.primaryKey("id")
        }
    }

    static let articles = Migration("sample-002-articles") { schema in
        schema.createSearchIndex(search)
    }

    static let rules = Migration("sample-003-rules") { schema in
        schema.createTable("parent") { table in
            table.column("id", .integer)
            table.column("slug", .text)
            table.column("stock", .integer, default: "0")
            table.optional("part", .integer)
            table.optional("shelf", .integer)
            table.primaryKey("id")
            table.unique("parent_slug_once", "slug")
            table.unique("parent_place_once", "part", "shelf")
            table.check("parent_stock_not_negative", "stock >= 0")
        }
        schema.createIndex("parent_first_shelf", on: "parent", ["shelf"], unique: true, where: "stock = 77")
        schema.createTable("child") { table in
            table.column("id", .integer)
            table.column("parent_id", .integer)
            table.primaryKey("id")
            table.references("parent", ["parent_id"])
        }
    }

    static let ledger = Migration("sample-004-ledger") { schema in
        schema.createTable("ledger") { table in
            table.column("id", .integer)
            table.column("amount", .integer)
            table.primaryKey("id")
        }
        schema.makeAppendOnly("ledger")
    }
}

extension Samples {
    /// The ids of the table `sample`, in order.
    static func ids(in shop: any Database) async throws -> [Int] {
        try await shop.read { try $0.values("SELECT id FROM sample ORDER BY id") }
    }
}
