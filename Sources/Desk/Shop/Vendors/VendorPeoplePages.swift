import HTTPTypes
import Hummingbird
import Infrastructure
import Operations
import People
import Persistence
import Vocabulary
import Web

/// Who sells for a vendor.
enum VendorPeoplePages {
    static let routes = [
        DeskRoute.form(.inviteForVendor, for: .manageVendors) { try await $0.inviteForVendor() }.proved,
        DeskRoute.form(.moveVendorMember, for: .manageVendors) { try await $0.moveVendorMember() }.proved,
    ]
}

extension DeskCall {
    fileprivate func inviteForVendor() async throws -> Response {
        let vendor = try await namedVendor()
        var state = FormState(form.without("csrf"))
        let email = state.read(
            "invitee", required: "Enter an e-mail address.", message: "This is no e-mail address."
        ) { try EmailAddress($0) }
        guard let email else { return try await vendorPage(state, of: .invitation, status: .unprocessableContent) }
        try await context.limits.take(.mailing, for: [.account("staff \(session.person)")])
        do {
            try await office.invite(email, for: vendor.id, by: author)
        } catch let refusal as DeskRefusal {
            state.refuse("invitee", refusal.explanation)
            return try await vendorPage(state, of: .invitation, status: .unprocessableContent)
        }
        return done(.invited, at: .desk(.vendor, "\(vendor.id)"))
    }

    /// To another vendor, or out of this one.
    fileprivate func moveVendorMember() async throws -> Response {
        let vendor = try await namedVendor()
        guard let id = form["member"].flatMap({ StaffID($0) }) else { throw Problem.notFound }
        let next: VendorID?
        if let text = form["to"], !text.isEmpty {
            guard let found = VendorID(text) else { throw Problem.notFound }
            next = found
        } else {
            next = nil
        }
        return try await doing(next == nil ? .vendorMemberOut : .vendorMemberMoved, at: .desk(.vendor, "\(vendor.id)"))
        {
            try await database.write { [author] transaction in
                guard try Staff.find(id, in: transaction)?.vendor == vendor.id else { throw DeskRefusal.noSuchMember }
                try Staff.move(id, to: next, by: author, in: transaction)
            }
        }
    }
}
