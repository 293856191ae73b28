internal import Hummingbird
internal import Ordering
internal import People
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

/// Who is signed in at a checkout, with the addresses to choose from.
struct CheckoutShopper: Sendable {
    let customer: Customer
    let book: [CustomerAddress]

    var shipping: Address? { book.first { $0.isDefaultShipping }?.address }

    /// Nil when invoices go where deliveries go.
    var billing: Address? {
        let billing = book.first { $0.isDefaultBilling }?.address
        return billing == shipping ? nil : billing
    }
}

extension StorefrontRoutes {
    /// Nil for guests.
    func shopper(_ context: ShopRequestContext) async throws -> CheckoutShopper? {
        guard let customer = try await signedIn(context)?.customer else { return nil }
        let book = try await context.shop.database.read { try CustomerAddress.all(of: customer.id, in: $0) }
        return CheckoutShopper(customer: customer, book: book)
    }

    /// The form again, with the address of the book that a button named.
    func takeSavedAddress(
        _ checkout: Checkout, _ form: FormState, _ context: ShopRequestContext
    ) async throws -> Response {
        let wanted = CustomerAddressID(String(form[CheckoutForm.intent].dropFirst(CheckoutForm.takeAddress.count)))
        let entry = try await shopper(context)?.book.first { $0.id == wanted }
        guard let entry else { return try await checkoutPage(checkout, form: form, context) }
        let home = try context.shop.settings.country
        return try await checkoutPage(
            checkout, form: CheckoutForm.taking(entry.address, form, home: home), context)
    }

    /// Puts a new address into the customer's book when they asked for it. A full book keeps nobody from buying.
    func keepAddress(
        _ change: CheckoutChange, _ form: FormState, _ context: ShopRequestContext
    ) async throws {
        guard form.isTicked(CheckoutForm.keepAddress), let address = change.shippingAddress,
            let shopper = try await shopper(context), !shopper.book.contains(where: { $0.address == address }),
            shopper.book.count < CustomerAddress.limit
        else { return }
        let customer = shopper.customer.id
        do {
            try await context.shop.database.write { _ = try CustomerAddress.add(address, to: customer, in: $0) }
        } catch is AddressBookFull {
            return
        }
    }
}
