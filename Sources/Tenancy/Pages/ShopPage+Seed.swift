public import Persistence
public import Vocabulary

extension ShopPage {
    /// Adds the pages that are missing, in the shop's language where we have it, else in English.
    ///
    /// What only the merchant can know is left open in them, and the page says so until it is filled in.
    public static func seed(locale: String, at instant: Instant = .now, in transaction: Transaction) throws {
        let texts = PolicyTexts.of(language: String(locale.prefix { $0 != "-" && $0 != "_" }.lowercased()))
        let rows: [SQL] = Kind.allCases.map { kind in
            let text = texts[kind]
            return "(\(kind.rawValue), \(kind), \(text.title), \(text.body), \(instant))"
        }
        let added = try transaction.execute(
            """
            INSERT INTO shop_page (slug, kind, title, body, updated_at) VALUES \(SQL.joined(rows))
            ON CONFLICT DO NOTHING
            """)
        if added > 0 { transaction.announce(.settings) }
    }
}

/// Our own texts for a new shop's pages.
struct PolicyTexts {
    struct Text {
        let title: String
        let body: String
    }

    let shipping: Text
    let returns: Text
    let terms: Text
    let privacy: Text
    let imprint: Text

    subscript(kind: ShopPage.Kind) -> Text {
        switch kind {
        case .shipping: shipping
        case .returns: returns
        case .terms: terms
        case .privacy: privacy
        case .imprint: imprint
        }
    }

    static func of(language: String) -> PolicyTexts {
        switch language {
        case "de": german
        case "ja": japanese
        case "ar": arabic
        default: english
        }
    }
}
