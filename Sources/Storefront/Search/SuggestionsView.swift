internal import Web

/// What the search field offers while someone types: entries of a list box.
struct SuggestionsView {
    struct Product: Sendable {
        var title: String
        var url: SiteURL
        var price: String
        var picture: Picture
    }

    let categories: [PageLink]
    let products: [Product]
    let words: Words

    var html: HTML {
        categories.html(category) + products.html(product)
    }

    private func category(_ link: PageLink) -> HTML {
        """
        <a class="suggestion" role="option" href="\(link.url)">\(Icon.tag.html)<span>\(link.title)</span></a>
        """
    }

    private func product(_ product: Product) -> HTML {
        """
        <a class="suggestion" role="option" href="\(product.url)"><span class="suggestion-picture">\
        \(product.picture.html)</span><span>\(product.title)</span><span class="muted">\(product.price)</span></a>
        """
    }
}
