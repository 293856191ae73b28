import Catalog
import Vocabulary
import Web

/// A category with those below it.
struct CategoryView: JSONView {
    let category: Catalog.Category
    let image: ImageView?
    let children: [CategoryView]

    init(_ node: CategoryNode, base: String) {
        category = node.category
        image = ImageView(file: node.category.imageFile, base: base)
        children = node.children.map { CategoryView($0, base: base) }
    }

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("id", category.id)
            json.member("slug", category.slug.text)
            json.member("title", category.title)
            json.member("descriptionHtml", category.descriptionHTML)
            json.member("productCount", category.productCount)
            json.member("image", image)
            json.member("children", children)
        }
    }

    /// Categories contain categories, so the document describes the inner ones by name.
    static let schema = Schema.named(
        "Category",
        .object([
            .required("id", .id()),
            .required("slug", .text(.slug, 1...100)),
            .required("title", .text(1...500)),
            .required("descriptionHtml", .text(0...1_000_000, "Sanitised HTML.")),
            .required("productCount", .count("Products in it or below it.")),
            .optional("image", .image),
            .required(
                "children", .array(of: .named("Category", Schema(.anything)), limit: 10_000)),
        ]))
}
