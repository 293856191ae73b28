internal import Web

/// A picture with its size said beforehand, so that nothing jumps when it arrives; a drawn sign where there is none.
struct PictureView {
    let picture: Picture
    var isInSight: Bool

    init(_ picture: Picture, isInSight: Bool = false) {
        self.picture = picture
        self.isInSight = isInSight
    }

    /// What pictures are assumed to measure where nobody measured them: 4 to 5.
    private static let usualSize = (width: 800, height: 1000)

    var html: HTML {
        guard let url = picture.url else {
            return """
                <span class="picture-missing" role="img" aria-label="\(picture.alt)">\(Icon.image.html)</span>
                """
        }
        let loading: HTML = isInSight ? "fetchpriority=\"high\"" : "loading=\"lazy\""
        return """
            <img class="picture" src="\(url)" alt="\(picture.alt)" width="\(picture.width ?? Self.usualSize.width)" \
            height="\(picture.height ?? Self.usualSize.height)" \(loading) decoding="async">
            """
    }
}
