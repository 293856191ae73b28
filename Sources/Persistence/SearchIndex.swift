internal import Foundation
public import Vocabulary

/// A full-text index of one tenant's documents: FTS5 on SQLite, a `tsvector` with a GIN index on PostgreSQL.
///
/// Words are folded here, the same way for both engines: lower case, without accents, Chinese and Japanese characters
/// each on their own. The PostgreSQL table stands outside row level security, because `@@` is not leakproof and the
/// policy would keep it from its index; so every statement here names the tenant, and no other code touches the table.
/// There every word begins with a mark of its tenant: a search reads the words of its own shop from the index and
/// costs the same however many others there are.
public struct SearchIndex: Sendable {
    let name: String

    public init(_ name: StaticString) {
        self.name = "\(name)"
    }

    /// Files or refiles a document. Words of `title` weigh more than words of `body`.
    public func put(_ id: ID<some Any>, title: String, body: String, in transaction: Transaction) throws {
        let title = Self.folded(title)
        let body = Self.folded(body)
        let table = SQL(trusted: "\(name)_document")
        switch transaction.dialect {
        case .sqlite:
            try transaction.execute(
                """
                INSERT INTO \(table) (id, title, body) VALUES (\(id), \(title), \(body))
                ON CONFLICT (id) DO UPDATE SET title = excluded.title, body = excluded.body
                """)
        case .postgres:
            try transaction.enqueue(
                """
                INSERT INTO \(table) (id, terms) VALUES (\(id),
                    setweight(to_tsvector('simple', \(Self.marked(title))), 'A')
                    || setweight(to_tsvector('simple', \(Self.marked(body))), 'C'))
                ON CONFLICT (tenant_id, id) DO UPDATE SET terms = excluded.terms
                """)
        }
    }

    public func remove(_ id: ID<some Any>, in transaction: Transaction) throws {
        let table = SQL(trusted: "\(name)_document")
        let mine: SQL = transaction.dialect == .postgres ? "tenant_id = \(Self.tenant) AND" : ""
        try transaction.execute("DELETE FROM \(table) WHERE \(mine) id = \(id)")
    }

    /// How many documents one query ranks.
    public static let ranked = 2_000

    /// A derived table `(id, rank)` of the documents that hold every word of `query`, the last characters of each word
    /// open; a lower rank is a better match. Nil when `query` has no word to look for.
    ///
    /// A word that stands in more than `limit` documents finds the newest `limit` of them. Ranking every match, and
    /// joining it to whatever a list is made from, would cost the same for the ten thousandth as for the first, and
    /// nobody turns so many pages. What is given up: an old document that matches a common word better than the new
    /// ones, until a second word or `part` leaves fewer.
    /// - Parameter part: a query for the ids to look among, all without.
    public func matches(
        _ query: String, among part: SQL? = nil, limit: Int = ranked, dialect: Dialect
    ) -> SQL? {
        let words = Self.folded(String(query.prefix(200))).split(separator: " ").prefix(12)
        guard !words.isEmpty else { return nil }
        let index = SQL(trusted: name)
        let table = SQL(trusted: "\(name)_document")
        switch dialect {
        case .sqlite:
            let terms = words.map { "\"\($0)\"*" }.joined(separator: " ")
            let isWanted: SQL =
                part.map { "AND +rowid IN (SELECT row FROM \(table) WHERE id IN (\($0)))" } ?? ""
            // Rows are numbered as they come, and FTS5 reads them from the last to the first without sorting. Without
            // the `+` it would look for the words anew for each row of `part`.
            return """
                (SELECT \(table).id AS id, newest.rank AS rank FROM (SELECT rowid AS row, rank FROM \(index)
                     WHERE \(index) MATCH \(terms) \(isWanted) ORDER BY rowid DESC LIMIT \(limit)) AS newest
                 JOIN \(table) ON \(table).row = newest.row)
                """
        case .postgres:
            let terms = Self.marked(words.joined(separator: ":* & ") + ":*", gap: " & ")
            let isWanted: SQL = part.map { "AND id IN (\($0))" } ?? ""
            // Ids grow with time. The tenant as a subquery: written like the policies of the tables that this is joined
            // to, the planner would take it for one of them and put `@@` behind it, out of the index's reach.
            return """
                (SELECT id, -ts_rank(terms, query) AS rank FROM (
                     SELECT id, terms, query FROM \(table), to_tsquery('simple', \(terms)) AS query
                     WHERE tenant_id = (SELECT \(Self.tenant)) AND terms @@ query \(isWanted)
                     ORDER BY id DESC LIMIT \(limit)) AS newest)
                """
        }
    }

    private static let tenant = SQL(trusted: Schema.currentTenant)

    /// `words` with the mark of the tenant, made of random bits of its id, before each. Folded words hold no `^`.
    private static func marked(_ words: String, gap: String = " ") -> SQL {
        guard !words.isEmpty else { return "''" }
        let places = "^" + words.replacing(gap, with: gap + "^")
        return "replace(\(places), '^', 't' || right(current_setting('stoa.tenant'), 12))"
    }

    /// Words of letters and digits in lower case without accents, with single spaces between them.
    static func folded(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        var isBetweenWords = true
        for scalar in text.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
            if scalar.properties.generalCategory == .nonspacingMark { continue }
            guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
                isBetweenWords = true
                continue
            }
            let standsAlone = scalar.properties.isIdeographic || (0x3040...0x30FF).contains(scalar.value)
            if (isBetweenWords || standsAlone), !result.isEmpty { result += " " }
            result.unicodeScalars.append(scalar)
            isBetweenWords = standsAlone
        }
        return result
    }

    func creation(for dialect: Dialect) -> [String] {
        switch dialect {
        case .sqlite:
            [
                """
                CREATE TABLE \(name)_document (row INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, title TEXT NOT NULL, \
                body TEXT NOT NULL) STRICT
                """,
                """
                CREATE VIRTUAL TABLE \(name) USING fts5(title, body, content='\(name)_document', content_rowid='row', \
                tokenize='unicode61 remove_diacritics 2', prefix='2 3')
                """,
                "INSERT INTO \(name) (\(name), rank) VALUES ('rank', 'bm25(8.0, 1.0)')",
                """
                CREATE TRIGGER \(name)_inserted AFTER INSERT ON \(name)_document BEGIN \
                INSERT INTO \(name) (rowid, title, body) VALUES (new.row, new.title, new.body); END
                """,
                """
                CREATE TRIGGER \(name)_deleted AFTER DELETE ON \(name)_document BEGIN \
                INSERT INTO \(name) (\(name), rowid, title, body) VALUES ('delete', old.row, old.title, old.body); END
                """,
                """
                CREATE TRIGGER \(name)_updated AFTER UPDATE ON \(name)_document BEGIN \
                INSERT INTO \(name) (\(name), rowid, title, body) VALUES ('delete', old.row, old.title, old.body); \
                INSERT INTO \(name) (rowid, title, body) VALUES (new.row, new.title, new.body); END
                """,
            ]
        case .postgres:
            [
                """
                CREATE TABLE \(name)_document (tenant_id UUID NOT NULL DEFAULT \(Schema.currentTenant), \
                id UUID NOT NULL, terms TSVECTOR NOT NULL, PRIMARY KEY (tenant_id, id))
                """,
                // Without a list of pending words: after an import it would be long, and searches would read it whole.
                "CREATE INDEX \(name)_terms ON \(name)_document USING gin (terms) WITH (fastupdate = off)",
            ]
        }
    }
}
