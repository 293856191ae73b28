import Infrastructure
import Persistence
import TestEngines
import Testing
import Vocabulary

@testable import People

@Suite("Vendors and their people")
struct VendorTests {
    @Test("a vendor's person holds the vendor's role and no other", arguments: TestEngine.available)
    func oneRole(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let (vendor, seller) = try await place.seller()
            try await place.database.write { transaction in
                #expect(throws: DeskRefusal.needsVendor) {
                    try Staff.create(
                        email: EmailAddress("x@example.com"), name: "X", password: PasswordHash(stored: "…"),
                        role: Role.vendor, in: transaction)
                }
                #expect(throws: DeskRefusal.needsVendor) {
                    try Staff.create(
                        email: EmailAddress("x@example.com"), name: "X", password: PasswordHash(stored: "…"),
                        role: "support", vendor: vendor.id, in: transaction)
                }
                #expect(throws: DeskRefusal.sellsForVendor) {
                    try Staff.changeRole(of: seller, to: "support", by: .program, in: transaction)
                }
                #expect(throws: DeskRefusal.needsVendor) {
                    _ = try StaffInvitation.invite(
                        EmailAddress("y@example.com"), as: Role.vendor, by: .program, in: transaction)
                }
                var role = try #require(try Role.find(Role.vendor, in: transaction))
                role.permissions.insert(.readOrders)
                #expect(throws: DeskRefusal.vendorRoleIsFixed) { try role.save(by: .program, in: transaction) }
            }
            await #expect(throws: DatabaseError.self, "the database says so, too") {
                try await place.database.write {
                    try $0.execute("UPDATE staff SET role = 'support' WHERE id = \(seller)")
                }
            }
        }
    }

    @Test("a suspended vendor's people are signed out and cannot sign in", arguments: TestEngine.available)
    func suspended(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let (vendor, seller) = try await place.seller()
            let (session, family, link) = try await place.database.write { transaction in
                let person = seller.of(PersonScope.self)
                let (_, link) = try StaffInvitation.invite(
                    EmailAddress("new@example.com"), as: Role.vendor, for: vendor.id, by: .program, in: transaction)
                return (
                    try Session.begin(.staff, person, on: PeoplePlace.device, in: transaction),
                    try RefreshToken.begin(.staff, person, on: PeoplePlace.device, in: transaction).family, link
                )
            }
            try await place.database.write { try Vendor.suspend(vendor.id, by: .program, in: $0) }
            try await place.database.read { transaction in
                #expect(try Session.find(session, .staff, in: transaction) == nil)
                #expect(try !RefreshToken.isAlive(family, in: transaction))
                let member = try #require(try Staff.find(seller, in: transaction))
                #expect(!member.isActive && !member.hasLeft && VendorScope(of: member) == nil)
                #expect(try StaffInvitation.look(link, in: transaction) == nil, "an invitation waits")
            }
            await #expect(throws: DeskRefusal.vendorIsSuspended) {
                try await place.database.write {
                    _ = try StaffInvitation.invite(
                        EmailAddress("z@example.com"), as: Role.vendor, for: vendor.id, by: .program, in: $0)
                }
            }
            try await place.database.write { try Vendor.resume(vendor.id, by: .program, in: $0) }
            let (member, invitation) = try await place.database.read {
                (try Staff.find(seller, in: $0), try StaffInvitation.look(link, in: $0))
            }
            #expect(member?.isActive == true && invitation?.vendor == vendor.id)
        }
    }

    @Test("who is moved to another vendor is signed out, and sees what is the other's", arguments: TestEngine.available)
    func moved(engine: TestEngine) async throws {
        try await PeoplePlace.run(on: engine) { place in
            let (_, seller) = try await place.seller()
            let (other, session) = try await place.database.write { transaction in
                (
                    try Vendor.add("Loom", email: EmailAddress("loom@example.com"), by: .program, in: transaction),
                    try Session.begin(.staff, seller.of(PersonScope.self), on: PeoplePlace.device, in: transaction)
                )
            }
            try await place.database.write { try Staff.move(seller, to: other.id, by: .program, in: $0) }
            try await place.database.read { transaction in
                #expect(try Session.find(session, .staff, in: transaction) == nil)
                let member = try #require(try Staff.find(seller, in: transaction))
                #expect(VendorScope(of: member)?.vendor == other.id)
            }
            // Out of it: nothing is theirs, until somebody gives them a role.
            try await place.database.write { try Staff.move(seller, to: nil, by: .program, in: $0) }
            try await place.database.write { transaction in
                let member = try #require(try Staff.find(seller, in: transaction))
                #expect(VendorScope(of: member) == nil && member.isVendors)
                try Staff.changeRole(of: seller, to: "support", by: .program, in: transaction)
                #expect(try Staff.find(seller, in: transaction)?.isVendors == false)
                let actions: [String] = try transaction.values("SELECT action FROM audit_event ORDER BY number")
                #expect(actions.filter { $0 == "staff.vendor_changed" }.count == 2)
            }
        }
    }

    @Test("who may not manage vendors gives nobody to one, and owners may do what the program learned since")
    func rights() async throws {
        try await PeoplePlace.run(on: .sqlite) { place in
            let (vendor, seller) = try await place.seller()
            let limited = DeskAuthor(
                member: nil, permissions: [.manageStaff, .sellOwnGoods, .readOrders], isOwner: false,
                origin: DeskAuthor.program.origin)
            try await place.database.write { transaction in
                #expect(throws: DeskRefusal.beyondOwn) {
                    _ = try StaffInvitation.invite(
                        EmailAddress("y@example.com"), as: Role.vendor, for: vendor.id, by: limited, in: transaction)
                }
                #expect(throws: DeskRefusal.beyondOwn) {
                    try Staff.move(seller, to: nil, by: limited, in: transaction)
                }
                #expect(throws: DeskRefusal.beyondOwn) { _ = try VendorScope(vendor, seenBy: limited) }
                // A shop of an older version has no row for it.
                try transaction.execute("DELETE FROM role_permission WHERE permission LIKE 'vendors.%'")
                let owner = try #require(try Role.find(Role.owner, in: transaction))
                #expect(owner.permissions.contains(.manageVendors))
                #expect(try Role.permissions(of: Role.owner, in: transaction) == Set(Permission.allCases))
            }
        }
    }
}

extension PeoplePlace {
    /// A vendor, and somebody who sells for it.
    fileprivate func seller() async throws -> (Vendor, StaffID) {
        try await database.write { transaction in
            try Staff.create(
                email: EmailAddress("olga@example.com"), name: "Olga", password: PasswordHash(stored: "…"),
                role: Role.owner, in: transaction)
            let vendor = try Vendor.add(
                "Kiln & Clay", email: EmailAddress("kiln@example.com"), by: .program, in: transaction)
            let id = try Staff.create(
                email: EmailAddress("sue@example.com"), name: "Sue", password: PasswordHash(stored: "…"),
                role: Role.vendor, vendor: vendor.id, in: transaction)
            return (vendor, id)
        }
    }
}
