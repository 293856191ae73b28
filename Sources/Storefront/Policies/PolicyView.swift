internal import Tenancy
internal import Vocabulary
internal import Web

/// A page that the merchant answers for.
struct PolicyModel: Sendable {
    var slug: Slug
    var title: String
    var text: PageText
    /// The day, as the shop writes it.
    var updatedAt: String
}

struct PolicyView {
    let model: PolicyModel
    let words: Words

    var html: HTML {
        """
        <article class="wrap page policy"><header class="page-head"><h1>\(model.title)</h1></header>\
        \(model.text.hasGaps ? Notice(words(.pageIsDraft), .warn).html : nil)\
        <div class="prose">\(model.text.blocks.html(block))</div>\
        <p class="hint policy-date">\(words(.updatedOn, model.updatedAt))</p></article>
        """
    }

    private func block(_ block: PageText.Block) -> HTML {
        switch block {
        case .heading(let level, let line): level == 2 ? "<h2>\(inside(line))</h2>" : "<h3>\(inside(line))</h3>"
        case .paragraph(let line): "<p>\(inside(line))</p>"
        case .list(let isOrdered, let items):
            isOrdered
                ? "<ol>\(items.html { "<li>\(inside($0))</li>" })</ol>"
                : "<ul>\(items.html { "<li>\(inside($0))</li>" })</ul>"
        }
    }

    private func inside(_ line: [PageText.Inline]) -> HTML {
        line.html { part in
            switch part {
            case .text(let text): HTML(text: text)
            case .strong(let words): "<strong>\(inside(words))</strong>"
            case .emphasis(let words): "<em>\(inside(words))</em>"
            case .link(let words, let address): "<a href=\"\(address)\">\(words)</a>"
            case .gap(let words): "<mark class=\"gap\">\(words)</mark>"
            case .lineBreak: "<br>"
            }
        }
    }
}
