import Mustache

/// What was bought, as templates put it in: `{{> order}}`.
enum OrderPart {
    /// Nothing is escaped in plain text.
    static let plainMark = "{{% CONTENT_TYPE:TEXT}}"

    static let markup = library(
        """
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="{{style.table}}">
        {{#lines}}
        <tr><td style="{{style.cell}}">{{title}}{{#detail}}<br><span class="soft" style="{{style.soft}}">{{detail}}</span>\
        {{/detail}}<br><span class="soft" style="{{style.soft}}">{{quantity}} × {{price}}</span></td>\
        <td style="{{style.amount}}">{{amount}}</td></tr>
        {{/lines}}
        {{#sums}}
        <tr><td style="{{style.sum}}">{{label}}</td><td style="{{style.sumAmount}}">{{amount}}</td></tr>
        {{/sums}}
        <tr><td style="{{style.sum}}"><strong>{{totalLabel}}</strong></td>\
        <td style="{{style.sumAmount}}"><strong>{{total}}</strong></td></tr>
        {{#taxNote}}
        <tr><td class="soft" colspan="2" style="{{style.sum}}"><span class="soft" style="{{style.soft}}">{{taxNote}}</span></td></tr>
        {{/taxNote}}
        </table>
        {{#addresses}}
        <div style="{{style.address}}"><strong>{{label}}</strong>{{#lines}}<br>{{.}}{{/lines}}</div>
        {{/addresses}}

        """)

    static let plain = library(
        plainMark + """
            {{#lines}}
            {{quantity}} × {{title}}{{#detail}} ({{detail}}){{/detail}}: {{amount}}
            {{/lines}}

            {{#sums}}
            {{label}}: {{amount}}
            {{/sums}}
            {{totalLabel}}: {{total}}
            {{#taxNote}}
            {{taxNote}}
            {{/taxNote}}
            {{#addresses}}

            {{label}}:
            {{#lines}}
            {{.}}
            {{/lines}}
            {{/addresses}}

            """)

    /// Ours are templates: a test renders both.
    private static func library(_ order: String) -> MustacheLibrary {
        guard let template = try? MustacheTemplate(string: order) else { return MustacheLibrary() }
        return MustacheLibrary(templates: ["order": template])
    }
}
