import Catalog
import HTTPTypes
import Hummingbird
import Ordering
import People
import Persistence
import Vocabulary
import Web

/// Who sells in the shop, as the shop looks after them.
enum VendorPages {
    static let routes = [
        DeskRoute.page(.vendors, for: .readVendors) { try await $0.vendorList() },
        DeskRoute.page(.newVendor, for: .manageVendors) { $0.newVendorPage() },
        DeskRoute.form(.newVendor, for: .manageVendors) { try await $0.addVendor() },
        DeskRoute.page(.vendor, for: .readVendors) { try await $0.vendorPage() },
        DeskRoute.form(.changeVendor, for: .manageVendors) { try await $0.changeVendor() },
        DeskRoute.page(.suspendVendor, for: .manageVendors) { try await $0.suspensionPage() },
        DeskRoute.form(.suspendVendor, for: .manageVendors) { call in
            try await call.changing(.vendorSuspended) { try Vendor.suspend($0, by: $1, in: $2) }
        }.proved,
        DeskRoute.form(.resumeVendor, for: .manageVendors) { call in
            try await call.changing(.vendorResumed) { try Vendor.resume($0, by: $1, in: $2) }
        }.proved,
    ]
}

extension DeskCall {
    /// The vendor of the address.
    /// - Throws: ``Problem/notFound``.
    func namedVendor() async throws -> Vendor {
        let id: VendorID = try context.part("vendor")
        guard let vendor = try await database.read({ try Vendor.find(id, in: $0) }) else { throw Problem.notFound }
        return vendor
    }

    /// Changes the vendor of the address and says so on its page.
    fileprivate func changing(
        _ news: DeskNews, _ change: @escaping @Sendable (VendorID, DeskAuthor, Transaction) throws -> Void
    ) async throws -> Response {
        let vendor = try await namedVendor()
        return try await doing(news, at: .desk(.vendor, "\(vendor.id)")) {
            try await database.write { [author] in try change(vendor.id, author, $0) }
        }
    }

    // MARK: - All of them

    fileprivate func vendorList() async throws -> Response {
        let (vendors, products) = try await database.read {
            (try VendorOverview.all(in: $0), try VendorProducts.counts(in: $0))
        }
        let add: HTML? =
            may(.manageVendors) ? ButtonView("Add a vendor", icon: .plus).link(to: .desk(.newVendor)) : nil
        guard !vendors.isEmpty else {
            return answer(
                DeskPage(
                    "Vendors", .vendors, notice: news,
                    main: EmptyState(
                        icon: .store, title: "No vendors yet",
                        text: """
                            A vendor sells in your shop and sees only their own products and what was ordered of them. \
                            You say which products are theirs.
                            """, action: add
                    ).html()))
        }
        let table = ConsoleTable(
            caption: "Vendors",
            columns: [
                .init("Vendor"), .init("State"), .init("Products", isNumber: true), .init("People", isNumber: true),
                .init("Since", isWideOnly: true),
            ],
            rows: vendors.map { overview in
                let vendor = overview.vendor
                return [
                    """
                    <a class="row-title" href="\(SiteURL.desk(.vendor, "\(vendor.id)"))">\(vendor.name)</a>\
                    <span class="row-detail">\(vendor.email.text)</span>
                    """,
                    VendorBadge.of(vendor.status).html, "\(formats.number(products[vendor.id] ?? 0))",
                    "\(formats.number(overview.people))", "\(formats.date(vendor.createdAt))",
                ]
            })
        return answer(DeskPage("Vendors", .vendors, notice: news, actions: add, main: table.html))
    }

    // MARK: - A new one

    fileprivate func newVendorPage(
        _ state: FormState = FormState(), status: HTTPResponse.Status = .ok
    ) -> Response {
        let main: HTML = """
            <div class="narrow">\(ErrorSummary(state, title: "Please look at this again").html)\
            <form method="post" action="\(SiteURL.desk(.newVendor))" class="panel fields">\(csrfField)\
            \(VendorForm(state: state).fields)\
            <div class="form-end">\(ButtonView("Add the vendor").submit())</div></form></div>
            """
        return answer(
            DeskPage("Add a vendor", .vendors, parent: ("Vendors", .desk(.vendors)), main: main), status: status)
    }

    fileprivate func addVendor() async throws -> Response {
        var state = FormState(form.without("csrf"))
        guard let (name, email) = VendorForm.read(&state) else {
            return newVendorPage(state, status: .unprocessableContent)
        }
        do {
            let vendor = try await database.write { [author] in
                try Vendor.add(name, email: email, by: author, in: $0)
            }
            return done(.vendorAdded, at: .desk(.vendor, "\(vendor.id)"))
        } catch let refusal as DeskRefusal {
            state.refuse("name", refusal.explanation)
            return newVendorPage(state, status: .unprocessableContent)
        }
    }

    // MARK: - One

    fileprivate func vendorPage() async throws -> Response {
        try await vendorPage(FormState(), of: nil)
    }

    /// The vendor's page, with what was wrong in one of its forms.
    func vendorPage(
        _ state: FormState, of part: VendorView.Part?, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let vendor = try await namedVendor()
        let scope = try VendorScope(vendor, seenBy: author)
        let found = try await database.read { transaction in
            VendorView.Found(
                people: try StaffOverview.all(in: transaction).filter { $0.staff.vendor == vendor.id },
                invitations: try StaffInvitation.all(of: vendor.id, in: transaction),
                others: try Vendor.all(in: transaction).filter { $0.id != vendor.id && $0.isActive },
                products: try VendorProducts.count(of: scope, in: transaction),
                orders: try VendorOrder.page(of: scope, limit: 5, in: transaction))
        }
        let view = VendorView(vendor: vendor, found: found, state: state, part: part, call: self)
        return answer(
            DeskPage(
                vendor.name, .vendors, parent: ("Vendors", .desk(.vendors)), notice: news, actions: view.actions,
                main: view.html),
            status: status)
    }

    fileprivate func changeVendor() async throws -> Response {
        let vendor = try await namedVendor()
        var state = FormState(form.without("csrf"))
        guard let (name, email) = VendorForm.read(&state) else {
            return try await vendorPage(state, of: .facts, status: .unprocessableContent)
        }
        return try await doing(.vendorChanged, at: .desk(.vendor, "\(vendor.id)")) {
            try await database.write { [author] in
                try Vendor.change(vendor.id, name: name, email: email, by: author, in: $0)
            }
        }
    }

    /// What a suspension means, before it is one.
    fileprivate func suspensionPage() async throws -> Response {
        let vendor = try await namedVendor()
        let url = SiteURL.desk(.vendor, "\(vendor.id)")
        let main: HTML = """
            <div class="narrow">\(ConsolePanel(title: "What happens then", content: """
                <p>Everybody who sells for \(vendor.name) is signed out at once and cannot sign in until you resume it. \
                Invitations wait.</p><p>Its products stay on sale, and what was ordered of it stays in its books.</p>\
                <div class="form-end">\(ButtonView("Leave it as it is", style: .secondary).link(to: url))\
                \(button(ButtonView("Suspend \(vendor.name)", style: .danger),
                    posts: .desk(.suspendVendor, "\(vendor.id)")))</div>
                """).html)</div>
            """
        return answer(
            DeskPage("Suspend \(vendor.name)?", .vendors, parent: (vendor.name, url), main: main))
    }
}

enum VendorBadge {
    static func of(_ status: Vendor.Status) -> Badge {
        switch status {
        case .active: Badge("Sells here", .good)
        case .suspended: Badge("Suspended", .warn)
        }
    }
}

/// What a vendor is called and where the shop writes to it.
struct VendorForm {
    let state: FormState

    var fields: HTML {
        """
        \(FormField("name", label: "Name", hint: "As people know it: “Kiln & Clay”.").text(
            state, maxLength: Vendor.nameLength.upperBound))\
        \(FormField("email", label: "E-mail address", hint: "Where you write to it. Its people are invited later.")
            .text(state, type: "email", maxLength: 254))
        """
    }

    /// What was typed, checked; what is wrong is noted in `state`.
    static func read(_ state: inout FormState) -> (name: String, email: EmailAddress)? {
        let email = state.read("email", required: "Enter an e-mail address.", message: "This is no e-mail address.") {
            try EmailAddress($0)
        }
        do {
            let name = try Vendor.checkedName(state["name"])
            return email.map { (name, $0) }
        } catch {
            state.refuse("name", error.message)
            return nil
        }
    }
}
