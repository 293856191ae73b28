internal import Catalog
internal import HTTPTypes
internal import Hummingbird
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

extension StorefrontRoutes {
    func robots(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        _ = try context.shop
        let closed = [SiteURL.cart, .checkouts, .search()].map { "Disallow: \($0)" }.joined(separator: "\n")
        let sitemap = SiteURL.sitemap.absolute(base: context.baseAddress)
        return .text("User-agent: *\n\(closed)\nDisallow: /thanks/\nDisallow: /track/\n\nSitemap: \(sitemap)\n")
    }

    /// Every public page; beyond 50,000 products, an index of such files (sitemaps.org allows no more in one).
    func sitemap(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let shop = try context.shop
        let base = context.baseAddress
        let start = try request.fields["after"]
        let after = start.flatMap { Slug($0) }
        guard start == nil || start == "" || after != nil else { throw Problem.notFound }
        let address = SiteURL.sitemap(Fields().setting("after", to: start))
        return try await cache.content(at: address, in: context) {
            let sitemap = try await shop.database.read { transaction in
                start == nil
                    ? try Sitemap.whole(in: transaction) : try Sitemap.part(after: after, in: transaction)
            }
            return .xml(sitemap.xml(base: base))
        }
    }
}

/// What search engines should know of: pages, or further files that name pages.
enum Sitemap: Sendable {
    case pages([Entry])
    /// Each file begins after the slug.
    case index([Slug?])

    struct Entry: Sendable {
        let url: SiteURL
        let changed: Instant?

        init(url: SiteURL, changed: Instant? = nil) {
            self.url = url
            self.changed = changed
        }

        init(_ product: SitemapEntry) {
            self.init(url: .product(product.slug), changed: product.updatedAt)
        }
    }

    /// What one file may hold.
    static let limit = 50_000

    /// All of it, or where its parts are.
    static func whole(limit: Int = limit, in transaction: ReadTransaction) throws -> Sitemap {
        let products = try Products.sitemap(after: nil, limit: limit, in: transaction)
        guard products.count == limit else {
            return .pages(try shelves(in: transaction) + products.map(Entry.init))
        }
        var starts: [Slug?] = [nil]
        var last = products.last?.slug
        while let slug = last {
            starts.append(slug)
            let next = try Products.sitemap(after: slug, limit: limit, in: transaction)
            last = next.count == limit ? next.last?.slug : nil
        }
        return .index(starts)
    }

    /// The products that follow a slug, as many as one file holds.
    static func part(after slug: Slug?, in transaction: ReadTransaction) throws -> Sitemap {
        .pages(try Products.sitemap(after: slug, limit: limit, in: transaction).map(Entry.init))
    }

    private static func shelves(in transaction: ReadTransaction) throws -> [Entry] {
        func entries(_ nodes: [CategoryNode]) -> [Entry] {
            nodes.flatMap { [Entry(url: .category($0.category.slug))] + entries($0.children) }
        }
        return [Entry(url: .home), Entry(url: .products())]
            + entries(try Categories.tree(in: transaction))
            + (try ShopPage.all(in: transaction)).map { Entry(url: .policy($0.slug), changed: $0.updatedAt) }
    }

    func xml(base: String) -> String {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        let schema = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
        switch self {
        case .pages(let entries):
            let lines = entries.map { entry in
                let changed = entry.changed.map { "<lastmod>\($0.rfc3339)</lastmod>" } ?? ""
                return "<url><loc>\(Self.location(entry.url, base))</loc>\(changed)</url>"
            }
            return head + "<urlset \(schema)>\n" + lines.joined(separator: "\n") + "\n</urlset>\n"
        case .index(let starts):
            let lines = starts.map { start in
                let url = SiteURL.sitemap(["after": start?.text ?? ""])
                return "<sitemap><loc>\(Self.location(url, base))</loc></sitemap>"
            }
            return head + "<sitemapindex \(schema)>\n" + lines.joined(separator: "\n") + "\n</sitemapindex>\n"
        }
    }

    private static func location(_ url: SiteURL, _ base: String) -> String {
        HTML(text: url.absolute(base: base)).text
    }
}
