import Catalog
import Vocabulary
import Web

/// A picture with its whole address.
struct ImageView: JSONView {
    let url: String
    let alt: String
    let width: Int?
    let height: Int?

    /// Nil while there is no file to show.
    init?(_ image: ProductImage?, base: String) {
        guard let image, let url = image.file.flatMap(SiteURL.media) else { return nil }
        self.url = url.absolute(base: base)
        alt = image.alt
        width = image.width
        height = image.height
    }

    /// The picture of something that was ordered: beside its title, so it says nothing itself.
    init?(file: String?, base: String) {
        guard let url = file.flatMap(SiteURL.media) else { return nil }
        self.url = url.absolute(base: base)
        alt = ""
        width = nil
        height = nil
    }

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("url", url)
            json.member("alt", alt)
            json.member("width", width)
            json.member("height", height)
        }
    }
}
