import Catalog
import Inventory
import Ordering
import Persistence
public import Tenancy
public import Vocabulary

/// The demo shops, opened.
public enum DemoShops {
    /// Makes the demo shops that are missing and fills those that are empty. What is there already stays as it is.
    ///
    /// - Parameters:
    ///   - mediaDirectory: holds a folder of files for each tenant, named by its id.
    ///   - instant: what the newest products were published at; the others are older by hours.
    /// - Returns: the shops, the one for visitors who name none first.
    /// - Throws: ``TenancyError``, a `CatalogError`, or what the file system says.
    @discardableResult
    public static func open(
        in directory: ShopDirectory, mediaDirectory: String, at instant: Instant = .now
    ) async throws -> [Shop] {
        var shops: [Shop] = []
        for content in DemoContent.all {
            let shop = try await shop(for: content, in: directory)
            if try await isEmpty(shop) {
                let media = DemoMedia(folder: mediaDirectory + "/" + shop.tenant.id.description)
                try await fill(shop, with: content, media, at: instant)
                directory.invalidate(shop.tenant.id)
            }
            shops.append(try await directory.shop(id: shop.tenant.id) ?? shop)
        }
        return shops
    }

    private static func shop(for content: DemoContent, in directory: ShopDirectory) async throws -> Shop {
        let slug = Slug(transliterating: content.slug)
        if let shop = try await directory.shop(slug: slug) { return shop }
        return try await directory.create(NewTenant(slug: slug, settings: content.settings))
    }

    private static func isEmpty(_ shop: Shop) async throws -> Bool {
        try await shop.database.read { try CatalogState.version(in: $0) == 0 }
    }

    /// Files first, so that no page ever shows a product whose picture is still to come; then all rows in one commit.
    private static func fill(
        _ shop: Shop, with content: DemoContent, _ media: DemoMedia, at instant: Instant
    ) async throws {
        let keys = try media.write(content)
        try await shop.database.write(locking: [.catalog]) { transaction in
            var settings = content.settings
            settings.logo = keys.logo
            settings.welcome.picture = keys.hero
            try settings.save(in: transaction)
            for (position, delivery) in content.deliveries.enumerated() {
                try ShippingMethod(
                    name: delivery.name, description: delivery.description,
                    price: Money(delivery.price, settings.currency)
                ).save(position: position, in: transaction)
            }
            for (position, category) in content.categories.enumerated() {
                try Categories.save(category.draft(position: position, keys: keys), in: transaction)
            }
            for (index, product) in content.products.enumerated() {
                let age = product.tags.contains(where: Self.markNew.contains) ? 0 : Int64(index + 1)
                let draft = product.draft(position: content.position(of: product, index: index), keys: keys)
                let saved = try Products.save(
                    draft, at: instant.advanced(by: .seconds(-3600 * age)), in: transaction)
                for (variant, id) in zip(product.variants, saved.variants) where variant.stock > 0 {
                    try Stock.receive(Quantity(thousandths: variant.stock), of: id, at: instant, in: transaction)
                }
            }
        }
    }

    private static let markNew: Set<String> = ["new", "新着"]
}
