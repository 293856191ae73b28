internal import Catalog
internal import Vocabulary
internal import Web

extension Picture {
    /// A picture of a product, or the placeholder.
    /// - Parameter title: says what is shown where the merchant did not.
    init(_ image: ProductImage?, of product: Slug, title: String, isFirst: Bool = false, morphs: Bool = true) {
        let alt = image?.alt ?? ""
        self.init(
            image?.file.flatMap(SiteURL.media), alt: alt.isEmpty ? title : alt, width: image?.width ?? 800,
            height: image?.height ?? 1000, isFirst: isFirst, transition: morphs ? product.text : nil)
    }

    /// The picture of something that was ordered: beside its title, so it says nothing itself.
    init(file: String?) {
        self.init(file.flatMap(SiteURL.media), alt: "")
    }
}
