internal import Catalog
internal import Web

/// A picture as a page shows it; without an address a placeholder is drawn.
struct Picture: Hashable, Sendable {
    let url: SiteURL?
    let alt: String
    let width: Int?
    let height: Int?

    init(url: SiteURL?, alt: String, width: Int? = nil, height: Int? = nil) {
        self.url = url
        self.alt = alt
        self.width = width
        self.height = height
    }

    /// - Parameter title: says what is shown where the merchant did not.
    init(_ image: ProductImage?, title: String) {
        let alt = image?.alt ?? ""
        self.init(
            url: image?.file.flatMap(SiteURL.media), alt: alt.isEmpty ? title : alt, width: image?.width,
            height: image?.height)
    }
}
