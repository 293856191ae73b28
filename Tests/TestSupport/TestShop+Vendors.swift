import Catalog
public import People
import Persistence
public import Vocabulary

extension TestShop {
    /// A vendor who sells here.
    public func vendor(_ name: String) async throws -> Vendor {
        try await database.write { transaction in
            try Vendor.add(name, email: EmailAddress("\(name)@example.com"), by: .program, in: transaction)
        }
    }

    /// The product of a variant.
    public func product(of variant: VariantID) async throws -> ProductID {
        let found = try await database.read {
            try $0.value("SELECT product_id FROM variant WHERE id = \(variant)", as: ProductID.self)
        }
        guard let found else { throw CatalogError.unknownProduct }
        return found
    }

    /// Says whose the product of a variant is from now on; nil for the shop's own.
    public func give(_ variant: VariantID, to vendor: Vendor?) async throws {
        let product = try await product(of: variant)
        try await database.write {
            try Products.assign(product, to: vendor?.id, by: .program, in: $0)
        }
    }
}
