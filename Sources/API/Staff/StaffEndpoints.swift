import HTTPTypes
import Hummingbird
import Operations
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// Who works in the shop, and who was asked to.
enum StaffEndpoints {
    static let all = [
        list, get, change.proved, signOut.proved, resetSecondFactor.proved, invitations, revokeInvitation,
    ]

    private static let tag = "Staff"
    private static let member = Parameter.path("id", .id("The member of staff."))

    private static let list = Endpoint(
        method: .get, path: "/staff", operation: "listStaff", tag: tag, summary: "List who works in the shop",
        caller: .staff(.manageStaff),
        answers: [DeclaredAnswer(200, "Everybody.", .list("StaffList", of: StaffMemberView.schema))]
    ) { call in
        let people = try await call.shop.database.read { try StaffOverview.all(in: $0) }
        return Answer(200, ListView(items: people.map { StaffMemberView(overview: $0) })).response(in: call.context)
    }

    private static let get = Endpoint(
        method: .get, path: "/staff/{id}", operation: "getStaff", tag: tag, summary: "Get a member of staff",
        caller: .staff(.manageStaff), parameters: [member],
        answers: [DeclaredAnswer(200, "The member.", StaffMemberView.schema)]
    ) { call in
        let id: StaffID = try call.context.part("id")
        return Answer(200, try await call.member(id)).response(in: call.context)
    }

    private static let change = Endpoint(
        method: .put, path: "/staff/{id}", operation: "changeStaff", tag: tag,
        summary: "Give somebody another role, or let them go or come back", caller: .staff(.manageStaff),
        parameters: [member],
        body: .json(.object([.optional("role", .text(1...50)), .optional("active", .boolean())])),
        answers: [DeclaredAnswer(200, "As it is now.", StaffMemberView.schema)], problems: DeclaredProblem.refusals
    ) { call in
        let body = BodyReader(call)
        try body.finish()
        let (role, isActive) = (body.text("role"), body.boolean("active"))
        return try await call.changing { id, author, transaction in
            if let role { try Staff.changeRole(of: id, to: role, by: author, in: transaction) }
            if isActive == true { try Staff.reactivate(id, by: author, in: transaction) }
            if isActive == false { try Staff.deactivate(id, by: author, in: transaction) }
        }
    }

    private static let signOut = Endpoint(
        method: .post, path: "/staff/{id}/sign-out", operation: "signStaffOut", tag: tag,
        summary: "Sign somebody out everywhere", caller: .staff(.manageStaff), parameters: [member],
        answers: [DeclaredAnswer(200, "Signed out.", StaffMemberView.schema)], problems: DeclaredProblem.refusals
    ) { try await $0.changing { try Staff.endSessions(of: $0, by: $1, in: $2) } }

    private static let resetSecondFactor = Endpoint(
        method: .delete, path: "/staff/{id}/second-factor", operation: "resetStaffSecondFactor", tag: tag,
        summary: "Take the second factor of somebody away who has lost it", caller: .staff(.manageStaff),
        parameters: [member], answers: [DeclaredAnswer(200, "As it is now.", StaffMemberView.schema)],
        problems: DeclaredProblem.refusals
    ) { try await $0.changing { try Staff.resetSecondFactor(of: $0, by: $1, in: $2) } }

    private static let invitations = Endpoint(
        method: .get, path: "/staff-invitations", operation: "listStaffInvitations", tag: tag,
        summary: "List invitations that nobody has accepted", caller: .staff(.manageStaff),
        answers: [DeclaredAnswer(200, "All.", .list("StaffInvitationList", of: StaffInvitationView.schema))]
    ) { call in
        let all = try await call.shop.database.read { try StaffInvitation.all(in: $0) }
        return Answer(200, ListView(items: all.map { StaffInvitationView(invitation: $0) })).response(in: call.context)
    }

    private static let revokeInvitation = Endpoint(
        method: .delete, path: "/staff-invitations/{id}", operation: "revokeStaffInvitation", tag: tag,
        summary: "Take an invitation back", caller: .staff(.manageStaff),
        parameters: [.path("id", .id("The invitation."))],
        answers: [DeclaredAnswer(200, "Its link works no longer.", DoneView.schema)],
        problems: DeclaredProblem.refusals
    ) { call in
        let id: InvitationID = try call.context.part("id")
        let author = try call.author
        try await call.shop.database.write { try StaffInvitation.revoke(id, by: author, in: $0) }
        return Answer(200, DoneView(word: .done)).response(in: call.context)
    }
}

extension Call {
    fileprivate func member(_ id: StaffID) async throws -> StaffMemberView {
        let overview = try await shop.database.read { try StaffOverview.all(in: $0) }.first { $0.staff.id == id }
        guard let overview else { throw Problem.notFound }
        return StaffMemberView(overview: overview)
    }

    /// Changes the member of the address and tells how they are now.
    fileprivate func changing(
        _ change: @escaping @Sendable (StaffID, DeskAuthor, Transaction) throws -> Void
    ) async throws -> Response {
        let id: StaffID = try context.part("id")
        let author = try author
        return try await write { transaction in
            try change(id, author, transaction)
            guard let now = try StaffOverview.all(in: transaction).first(where: { $0.staff.id == id }) else {
                throw Problem.notFound
            }
            return Answer(200, StaffMemberView(overview: now))
        }.response(in: context)
    }
}
