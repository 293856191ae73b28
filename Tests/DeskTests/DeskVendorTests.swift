import Catalog
import Composition
import HTTPTypes
import Infrastructure
import Ordering
import Persistence
import Tenancy
import Testing
import TestSupport
import Vocabulary

@testable import Desk
@testable import Messaging
@testable import People
@testable import Web

@Suite("Vendors at a shop's desk")
struct DeskVendorTests {
    @Test(
        "a vendor is added, gets a product and a person, who sees that and nothing else",
        arguments: TestEngine.available)
    func whole(engine: TestEngine) async throws {
        try await DeskPlace.run(on: engine) { place in
            let goods = try await VendorShop(place)
            let owner = try await place.signedIn()
            #expect(try await owner.get("/desk/vendors").text.contains("No vendors yet"))
            _ = try await owner.get("/desk/vendors/new")
            let bad = try await owner.post("/desk/vendors/new", ["name": " ", "email": "kiln"])
            #expect(bad.status == 422 && bad.text.contains("Enter a name") && bad.text.contains("no e-mail address"))
            let fields: Fields = ["name": "Kiln & Clay", "email": "kiln@example.com"]
            let made = try await owner.post("/desk/vendors/new", fields)
            let page = try #require(made.location?.split(separator: "?").first.map(String.init))
            #expect(try await owner.post("/desk/vendors/new", fields).status == 422, "one of a name")

            let found = try await owner.get("\(page)/products?q=bowl")
            #expect(found.text.contains("The bowl") && found.text.contains("Assign"))
            #expect(try await owner.post("\(page)/products/\(goods.bowl)/assign", ["q": "bowl"]).status == 303)
            #expect(try await owner.get("\(page)/products").text.contains("The bowl"))
            #expect(try await owner.get("/desk/vendors").text.contains("Kiln &amp; Clay"))

            #expect(try await owner.post("\(page)/invite", ["invitee": "sue@example.com"]).status == 303)
            #expect(
                try await owner.post("/desk/people/invite", ["email": "x@example.com", "role": "vendor"]).status == 422)
            let mail = try #require(try await place.mails(.invitation).first)
            #expect(mail.text.contains("Kiln & Clay"))
            let sue = place.browser()
            let door = try await sue.get(try await place.link(.invitation))
            let token = try #require(door.hidden("token"))
            let accept: Fields = ["token": token, "name": "Sue", "password": DeskPlace.password]
            #expect(try await sue.post("/desk/invitation", accept).location == "/desk?done=accepted")
            #expect(try await sue.get("/desk?done=accepted").location == "/desk/vendor?done=accepted")

            let home = try await sue.get("/desk/vendor")
            #expect(home.status == 200 && home.text.contains("Kiln &amp; Clay") && home.text.contains("No orders yet"))
            #expect(!home.text.contains("desk-search") && !home.text.contains("href=\"/desk/people\""))
            let products = try await sue.get("/desk/vendor/products")
            #expect(products.text.contains("The bowl") && !products.text.contains("The rug"))
            #expect(try await sue.get("/desk/vendor/products?q=rug").text.contains("Nothing found"))
            #expect(try await sue.get("/desk/vendor/products/\(goods.bowl)").text.contains("SKU-bowl"))
            #expect(try await sue.get("/desk/vendor/products/\(goods.rug)").status == 404)
            for path in ["/desk/people", "/desk/search?q=bowl", "/desk/vendors", page, "/desk/audit"] {
                #expect(try await sue.get(path).status == 403, "\(path)")
            }
            #expect(try await sue.get("/desk/profile").status == 200)
            #expect(try await owner.get("/desk/vendor").status == 403, "owners sell for nobody")
            #expect(try await place.events("invitation.accepted").first?.actor.kind == .vendor)
            for action in ["vendor.added", "product.vendor_changed", "staff.invited"] {
                #expect(try await place.events(action).count == 1, "\(action)")
            }
        }
    }

    @Test(
        "suspending asks first, ends the sessions of its people, and keeps them out until it is resumed",
        arguments: TestEngine.available)
    func suspension(engine: TestEngine) async throws {
        try await DeskPlace.run(on: engine) { place in
            let (vendor, _) = try await place.seller("sue")
            let sue = try await place.signedIn("sue@example.com")
            #expect(try await sue.get("/desk/vendor").status == 200)
            let owner = try await place.signedIn()
            let asked = try await owner.get("/desk/vendors/\(vendor)/suspend")
            #expect(asked.status == 200 && asked.text.contains("stay on sale"))
            #expect(try await sue.get("/desk/vendor").status == 200, "asking changes nothing")
            #expect(try await owner.post("/desk/vendors/\(vendor)/suspend").status == 303)
            #expect(try await sue.get("/desk/vendor").location?.contains("sign-in") == true)
            let refused = try await place.signIn(place.browser(), "sue@example.com")
            #expect(refused.status == 422 && refused.text.contains("is not right"))
            #expect(try await owner.get("/desk/vendors/\(vendor)").text.contains("Suspended"))
            #expect(try await owner.post("/desk/vendors/\(vendor)/resume").status == 303)
            #expect(try await place.signedIn("sue@example.com").get("/desk/vendor").status == 200)
        }
    }

    @Test("who is moved or taken out is signed out; nothing of either vendor's is theirs then")
    func moving() async throws {
        try await DeskPlace.run(on: .sqlite) { place in
            let (vendor, id) = try await place.seller("sue")
            let (other, _) = try await place.seller("lou")
            let owner = try await place.signedIn()
            _ = try await owner.get("/desk/vendors/\(vendor)")
            let sue = try await place.signedIn("sue@example.com")
            let url = "/desk/vendors/\(vendor)/move"
            #expect(try await owner.post(url, ["member": "\(id)", "to": "\(VendorID())"]).status == 404)
            let moved = try await owner.post(url, ["member": "\(id)", "to": "\(other)"])
            #expect(moved.status == 303, "\(moved.text.suffix(900))")
            #expect(try await sue.get("/desk/vendor").location?.contains("sign-in") == true)
            let again = try await place.signedIn("sue@example.com")
            #expect(try await again.get("/desk/vendor").text.contains("lou’s goods"))
            #expect(try await owner.post(url, ["member": "\(id)"]).status == 404, "no more of this vendor")
            #expect(try await owner.post("/desk/vendors/\(other)/move", ["member": "\(id)"]).status == 303)
            let out = try await place.signedIn("sue@example.com")
            #expect(try await out.get("/desk/vendor").status == 403)
            #expect(try await out.get("/desk/people").status == 403)
            #expect(try await out.get("/desk/profile").status == 200)
        }
    }
}

/// A shop with two products.
private struct VendorShop: Sendable {
    let bowl: ProductID
    let rug: ProductID

    init(_ place: DeskPlace) async throws {
        let shop = try await TestShop(
            place.shop, directory: place.installation.directory, engine: place.installation.engine)
        bowl = try await shop.product(of: shop.add("bowl"))
        rug = try await shop.product(of: shop.add("rug"))
    }
}

extension DeskPlace {
    /// A vendor, and somebody who sells for it.
    fileprivate func seller(_ name: String) async throws -> (VendorID, StaffID) {
        let hash = try await PasswordHasher.shared.hash(Self.password)
        return try await shop.database.write { transaction in
            let vendor = try Vendor.add(
                "\(name)’s goods", email: EmailAddress("\(name)@example.com"), by: .program, in: transaction)
            let id = try Staff.create(
                email: EmailAddress("\(name)@example.com"), name: name, password: hash, role: Role.vendor,
                vendor: vendor.id, in: transaction)
            return (vendor.id, id)
        }
    }
}
