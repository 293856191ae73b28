import Foundation
import Mustache
import Vocabulary

extension ShopPage {
    /// The page as visitors read it: what the shop's settings know is filled in.
    ///
    /// The text is filled in before it is read, with every mark in a value made harmless, so that a shop called `*A*`
    /// is called so.
    /// - Throws: when the body is no template; ``save(_:_:title:body:at:in:)`` lets none in.
    public func filled(with settings: ShopSettings) throws -> PageText {
        // Plain text: what is safe in a page is decided by the one who makes markup of it.
        let template = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + body)
        return PageText(template.render(Self.values(settings)))
    }

    private static func values(_ settings: ShopSettings) -> [String: Any] {
        var shop: [String: Any] = [
            "name": PageText.escaped(settings.name), "country": PageText.escaped(countryName(settings)),
            "currency": settings.currency.code,
        ]
        if let base = settings.baseAddress { shop["site"] = PageText.escaped(base) }
        if let email = settings.contact.email { shop["email"] = PageText.escaped(email.text) }
        if let phone = settings.contact.phone { shop["phone"] = PageText.escaped(phone) }
        if let address = settings.contact.address { shop["address"] = PageText.escaped(address) }
        return ["shop": shop]
    }

    private static func countryName(_ settings: ShopSettings) -> String {
        Locale(identifier: settings.locale).localizedString(forRegionCode: settings.country.code)
            ?? settings.country.name
    }
}
