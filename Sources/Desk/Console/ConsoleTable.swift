import Web

/// A list as a table; on phones each row becomes a block of labelled lines. The roles keep it a table for screen readers
/// whatever its display.
struct ConsoleTable {
    struct Column {
        let title: String
        var isNumber = false
        /// Left out on phones.
        var isWideOnly = false
        /// Said to screen readers alone.
        var isUnlabelled = false

        init(_ title: String, isNumber: Bool = false, isWideOnly: Bool = false, isUnlabelled: Bool = false) {
            self.title = title
            self.isNumber = isNumber
            self.isWideOnly = isWideOnly
            self.isUnlabelled = isUnlabelled
        }

        fileprivate var classes: String? {
            let names = [isNumber ? "number" : nil, isWideOnly ? "wide-only" : nil, isUnlabelled ? "doing" : nil]
            let text = names.compactMap { $0 }.joined(separator: " ")
            return text.isEmpty ? nil : text
        }
    }

    /// What the table holds, for screen readers.
    let caption: String
    let columns: [Column]
    let rows: [[HTML]]

    var html: HTML {
        """
        <div class="rows-scroll"><table class="rows" role="table"><caption class="visually-hidden">\(caption)</caption>\
        <thead role="rowgroup"><tr role="row">\(columns.html(head))</tr></thead>\
        <tbody role="rowgroup">\(rows.html(row))</tbody></table></div>
        """
    }

    private func head(_ column: Column) -> HTML {
        let title: HTML =
            column.isUnlabelled ? "<span class=\"visually-hidden\">\(column.title)</span>" : "\(column.title)"
        return "<th scope=\"col\" role=\"columnheader\"\(attribute: "class", column.classes)>\(title)</th>"
    }

    private func row(_ cells: [HTML]) -> HTML {
        let cells = zip(columns, cells).html { column, cell in
            """
            <td role="cell"\(attribute: "class", column.classes)\
            \(attribute: "data-label", column.isUnlabelled ? nil : column.title)><div>\(cell)</div></td>
            """
        }
        return "<tr role=\"row\">\(cells)</tr>"
    }
}

/// Ways to look at a list, one beside the other, each with an address.
struct ConsoleTabs {
    struct Tab {
        let title: String
        let url: SiteURL
        var count: Int?
        let isChosen: Bool
    }

    let label: String
    let tabs: [Tab]

    var html: HTML {
        """
        <nav class="tabs" aria-label="\(label)"><ul>\(tabs.html { tab in
            """
            <li><a href="\(tab.url)"\(attribute: "aria-current", tab.isChosen ? "page" : nil)>\(tab.title)\
            \(tab.count.map { "<span class=\"tab-count\">\(ConsoleFormat.number($0))</span>" as HTML })</a></li>
            """ as HTML
        })</ul></nav>
        """
    }
}

/// Facts, each with its name.
struct ConsoleFacts {
    let facts: [(name: String, value: HTML)]

    var html: HTML {
        "<dl class=\"facts\">\(facts.html { "<div><dt>\($0.name)</dt><dd>\($0.value)</dd></div>" })</dl>"
    }
}

/// A part of a page with a title.
struct ConsolePanel {
    let title: String
    var aside: HTML?
    let content: HTML

    var html: HTML {
        """
        <section class="panel"><div class="panel-head"><h2>\(title)</h2>\(aside)</div>\(content)</section>
        """
    }
}
