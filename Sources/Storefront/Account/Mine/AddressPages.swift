internal import HTTPTypes
internal import Hummingbird
internal import Ordering
internal import People
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

extension CustomerVisit {
    func addresses() async throws -> Response {
        let id = customer.id
        let book = try await database.read { try CustomerAddress.all(of: id, in: $0) }
        let add = ButtonView(words(.addAddress), icon: .plus).link(to: .newAccountAddress)
        guard !book.isEmpty else {
            return try await page(
                .addresses,
                EmptyState(icon: .pin, title: words(.noAddresses), text: words(.noAddressesHint), action: add).html())
        }
        return try await page(
            .addresses,
            "<ul class=\"address-book\" role=\"list\">\(book.html(card))</ul><p>\(add)</p>")
    }

    private func card(_ entry: CustomerAddress) -> HTML {
        let lines = entry.address.lines(from: shop.settings.country).joined(separator: "\n")
        let shipping =
            entry.isDefaultShipping
            ? Badge(words(.defaultShipping), .accent).html
            : defaultButton(entry, .makeDefaultShipping, "shipping")
        let billing =
            entry.isDefaultBilling
            ? Badge(words(.defaultBilling), .accent).html : defaultButton(entry, .makeDefaultBilling, "billing")
        let label = lines.prefix { $0 != "\n" }
        return """
            <li class="panel stack"><address class="address">\(lines)</address>\
            <div class="address-uses">\(shipping)\(billing)</div><div class="button-row">\
            \(ButtonView(words(.edit), style: .secondary).link(to: .accountAddress(entry.id)))\
            <form class="inline-form" method="post" action="\(SiteURL.accountAddress(entry.id, do: "remove"))">\(formToken)\
            \(ButtonView.iconSubmit(.trash, label: words(.removeItem, String(label))))</form></div></li>
            """
    }

    private func defaultButton(_ entry: CustomerAddress, _ word: AccountWord, _ use: String) -> HTML {
        button(
            ButtonView(words(word), style: .quiet), posts: .accountAddress(entry.id, do: "default"), ["use": use])
    }

    // MARK: - One address

    /// A new one, or the one that the path names.
    func addressForm() async throws -> Response {
        let entry = try await entry()
        var form = FormState()
        AddressForm.fill(&form, from: entry?.address.draft, prefix: nil, home: shop.settings.country)
        form.prefill("phone", entry?.address.phone)
        if entry == nil { form.prefill("name", customer.name) }
        return try await addressForm(form, of: entry?.id)
    }

    func addAddress() async throws -> Response {
        var form = FormState(form)
        guard let address = typedAddress(&form) else {
            return try await addressForm(form, of: nil, status: .unprocessableContent)
        }
        let id = customer.id
        do {
            try await database.write { _ = try CustomerAddress.add(address, to: id, in: $0) }
            return .redirect(to: .accountAddresses.noting("saved"))
        } catch is AddressBookFull {
            return .redirect(to: .accountAddresses.noting("full"))
        }
    }

    func changeAddress() async throws -> Response {
        guard let entry = try await entry() else { throw Problem.notFound }
        var form = FormState(form)
        guard let address = typedAddress(&form) else {
            return try await addressForm(form, of: entry.id, status: .unprocessableContent)
        }
        let id = customer.id
        let isThere = try await database.write { try CustomerAddress.update(entry.id, to: address, of: id, in: $0) }
        guard isThere else { throw Problem.notFound }
        return .redirect(to: .accountAddresses.noting("saved"))
    }

    func removeAddress() async throws -> Response {
        let (address, id): (CustomerAddressID, CustomerID) = (try context.part("address"), customer.id)
        let isThere = try await database.write { try CustomerAddress.remove(address, of: id, in: $0) }
        guard isThere else { throw Problem.notFound }
        return .redirect(to: .accountAddresses.noting("saved"))
    }

    func makeDefaultAddress() async throws -> Response {
        let (address, id): (CustomerAddressID, CustomerID) = (try context.part("address"), customer.id)
        let use: CustomerAddress.Use = form["use"] == "billing" ? .billing : .shipping
        let isThere = try await database.write {
            try CustomerAddress.makeDefault(address, of: id, for: use, in: $0)
        }
        guard isThere else { throw Problem.notFound }
        return .redirect(to: .accountAddresses.noting("saved"))
    }

    // MARK: - Parts

    /// The address that the path names; nil when it names none.
    private func entry() async throws -> CustomerAddress? {
        guard context.parameters.get("address") != nil else { return nil }
        let (address, id): (CustomerAddressID, CustomerID) = (try context.part("address"), customer.id)
        let found = try await database.read { transaction in
            try CustomerAddress.all(of: id, in: transaction).first { $0.id == address }
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    private func typedAddress(_ form: inout FormState) -> Address? {
        let address = AddressForm.read(&form, prefix: nil)
        form.translateErrors(words)
        return address
    }

    private func addressForm(
        _ form: FormState, of id: CustomerAddressID?, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let fields = AddressFields(
            form: form, countries: CountryChoices.of(locale: shop.settings.locale), words: words,
            autocomplete: "shipping")
        let phone = FormField(
            "phone", label: words(.phone), hint: words(.phoneHint), isRequired: false, optionalWord: words(.optional),
            autocomplete: "tel")
        let action = id.map { SiteURL.accountAddress($0) } ?? .newAccountAddress
        let labels = words.tag.hasPrefix("en") ? [:] : AddressFields.labels(words)
        return try await page(
            .addresses, title: words(id == nil ? .addAddress : .editAddress), status: status,
            """
            \(ErrorSummary(form, title: words(.fixErrors), labels: labels).html)\
            <form class="account-form stack" method="post" action="\(action)" novalidate>\(formToken)\(fields.html)\
            <div class="fields">\(phone.text(form, type: "tel", inputMode: "tel", maxLength: 40))</div>\
            <div class="button-row">\(ButtonView(words(.saveAddress)).submit())\
            \(ButtonView(words(.back), style: .quiet).link(to: .accountAddresses))</div></form>
            """)
    }
}
