public import Persistence

/// The tables of the catalogue. Products, variants, categories and what belongs to them are the truth;
/// `listing`, `listing_total`, `facet_set_count` and the search index are made from them
/// (see ``CatalogProjections``).
public enum CatalogMigrations {
    public static let all: [Migration] = [
        Migration("catalog-001-products", createProducts),
        Migration("catalog-002-categories", createCategories),
        Migration("catalog-003-listing", createListing),
        vendors,
    ]

    // The rows are wide, so the tables keep their own row ids and a small key beside them, where a table made with
    // `primaryKey` would hold whole rows in its tree.
    private static func createProducts(_ schema: inout Schema) {
        schema.createTable("product") { table in
            table.column("id", .uuid)
            table.column("slug", .text)
            table.column("title", .text)
            // Bytes, so that both engines sort alike whatever their collation.
            table.column("title_key", .bytes)
            table.column("description", .text)
            table.column("vendor", .text)
            table.column("product_type", .text)
            table.column("status", .text)
            table.column("option1_name", .text, default: "''")
            table.column("option2_name", .text, default: "''")
            table.column("option3_name", .text, default: "''")
            table.optional("seo_title", .text)
            table.optional("seo_description", .text)
            table.column("price_from", .integer)
            table.column("price_to", .integer)
            table.optional("compare_at_from", .integer)
            table.column("facet_set", .integer)
            table.column("position", .integer)
            table.optional("published_at", .integer)
            table.column("created_at", .integer)
            table.column("updated_at", .integer)
            table.column("version", .integer)
            table.unique("product_key", "id")
            table.unique("product_slug_unique", "slug")
            table.check("product_status_known", "status IN ('draft', 'active', 'archived')")
            table.check("product_price_range", "price_from >= 0 AND price_to >= price_from")
            table.check("product_published", "status <> 'active' OR published_at IS NOT NULL")
        }
        schema.createIndex(
            "product_on_sale", on: "product", ["published_at DESC", "id"],
            where: "compare_at_from IS NOT NULL AND status = 'active'")
        schema.createTable("variant") { table in
            table.column("id", .uuid)
            table.column("product_id", .uuid)
            table.optional("sku", .text)
            table.column("option1", .text, default: "''")
            table.column("option2", .text, default: "''")
            table.column("option3", .text, default: "''")
            table.column("title", .text)
            table.column("price_amount", .integer)
            table.optional("compare_at_amount", .integer)
            table.column("position", .integer)
            table.optional("barcode", .text)
            table.optional("weight_grams", .integer)
            table.column("unit", .text)
            table.column("quantity_step", .integer)
            table.column("quantity_minimum", .integer)
            table.column("taxable", .boolean)
            table.column("requires_shipping", .boolean)
            table.column("tracks_stock", .boolean)
            table.optional("image_id", .uuid)
            // Orders and stock remember variants for ever, so one that is taken out of its product is retired.
            table.optional("retired_at", .integer)
            table.unique("variant_key", "id")
            table.references("product", ["product_id"])
            table.check("variant_price_not_negative", "price_amount >= 0")
            table.check("variant_compare_at_above_price", "compare_at_amount > price_amount")
            table.check("variant_unit_known", "unit IN ('piece', 'kilogram', 'litre', 'metre')")
            table.check("variant_quantity_rules", "quantity_step > 0 AND quantity_minimum > 0")
        }
        schema.createIndex("variant_by_product", on: "variant", ["product_id", "position"])
        schema.createIndex("variant_sku_unique", on: "variant", ["sku"], unique: true, where: "retired_at IS NULL")
        schema.createIndex(
            "variant_options_unique", on: "variant", ["product_id", "option1", "option2", "option3"], unique: true,
            where: "retired_at IS NULL")
        schema.createTable("product_image") { table in
            table.column("id", .uuid)
            table.column("product_id", .uuid)
            table.column("position", .integer)
            table.optional("source_url", .text)
            table.optional("file", .text)
            table.column("alt", .text)
            table.optional("width", .integer)
            table.optional("height", .integer)
            table.column("status", .text)
            table.unique("product_image_key", "id")
            table.references("product", ["product_id"])
            table.check("product_image_status_known", "status IN ('pending', 'ready', 'failed')")
            table.check("product_image_ready_has_file", "status <> 'ready' OR file IS NOT NULL")
        }
        schema.createIndex("product_image_by_product", on: "product_image", ["product_id", "position"])
        schema.createTable("product_tag") { table in
            table.column("product_id", .uuid)
            table.column("tag", .text)
            table.primaryKey("product_id", "tag")
            table.references("product", ["product_id"])
        }
        schema.createTable("catalog_state") { table in
            table.column("id", .integer)
            table.column("version", .integer)
            table.primaryKey("id")
            table.check("catalog_state_single", "id = 1")
        }
    }

    private static func createCategories(_ schema: inout Schema) {
        schema.createTable("category") { table in
            table.column("id", .uuid)
            table.optional("parent_id", .uuid)
            table.column("slug", .text)
            table.column("title", .text)
            table.column("title_key", .bytes)
            table.column("description", .text)
            table.column("position", .integer)
            table.optional("image_file", .text)
            table.unique("category_key", "id")
            table.unique("category_slug_unique", "slug")
            table.references("category", ["parent_id"])
        }
        schema.createIndex("category_by_parent", on: "category", ["parent_id", "position"])
        schema.createIndex("category_by_title", on: "category", ["title_key"])
        // Every category with itself (depth 0) and with everything above it.
        schema.createTable("category_path") { table in
            table.column("descendant_id", .uuid)
            table.column("ancestor_id", .uuid)
            table.column("depth", .integer)
            table.primaryKey("descendant_id", "ancestor_id")
            table.references("category", ["descendant_id"])
            table.references("category", ["ancestor_id"])
        }
        schema.createIndex("category_path_down", on: "category_path", ["ancestor_id", "descendant_id"])
        schema.createTable("product_category") { table in
            table.column("product_id", .uuid)
            table.column("category_id", .uuid)
            table.primaryKey("product_id", "category_id")
            table.references("product", ["product_id"])
            table.references("category", ["category_id"])
        }
        schema.createIndex("product_category_by_category", on: "product_category", ["category_id", "product_id"])
    }

    // `category_id` is a category, one above it, or ``CategoryID/everything``, so it refers to no table.
    private static func createListing(_ schema: inout Schema) {
        schema.createTable("listing") { table in
            table.column("category_id", .uuid)
            table.column("product_id", .uuid)
            table.column("position", .integer)
            table.column("published_at", .integer)
            table.column("price", .integer)
            table.column("title_key", .bytes)
            table.column("facet_set", .integer)
            table.primaryKey("category_id", "product_id")
            table.references("product", ["product_id"])
        }
        schema.createIndex("listing_by_product", on: "listing", ["product_id"])
        // One for each order, ending with what filters look at, so that a filtered list is read from the index alone.
        schema.createIndex(
            "listing_featured", on: "listing",
            ["category_id", "position", "published_at DESC", "product_id", "price", "facet_set"])
        schema.createIndex(
            "listing_newest", on: "listing", ["category_id", "published_at DESC", "product_id", "price", "facet_set"])
        schema.createIndex("listing_price", on: "listing", ["category_id", "price", "product_id", "facet_set"])
        schema.createIndex(
            "listing_title", on: "listing", ["category_id", "title_key", "product_id", "price", "facet_set"])
        schema.createIndex("listing_facets", on: "listing", ["category_id", "facet_set", "price", "product_id"])
        schema.createTable("listing_total") { table in
            table.column("category_id", .uuid)
            table.column("products", .integer)
            table.primaryKey("category_id")
            table.check("listing_total_not_negative", "products >= 0")
        }
        // The option values of a product as a whole. Products of a shop share few such sets, so counting by set and
        // then by value is much less work than counting by value.
        schema.createTable("facet_set_value") { table in
            table.column("facet_set", .integer)
            table.column("name", .text)
            table.column("value", .text)
            table.primaryKey("facet_set", "name", "value")
        }
        schema.createIndex("facet_set_by_value", on: "facet_set_value", ["name", "value", "facet_set"])
        schema.createTable("facet_set_count") { table in
            table.column("category_id", .uuid)
            table.column("facet_set", .integer)
            table.column("products", .integer)
            table.primaryKey("category_id", "facet_set")
            table.check("facet_set_count_not_negative", "products >= 0")
        }
        schema.createSearchIndex(.products)
    }
}

extension SearchIndex {
    /// The words of active products.
    static let products = SearchIndex("product_search")
}
