import Infrastructure
import People
import Vocabulary

/// A pair of tokens.
struct StaffTokensView: JSONView {
    let access: String
    let refresh: AccessToken

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("accessToken", access)
            json.member("tokenType", "Bearer")
            json.member("expiresIn", 600)
            json.member("refreshToken", refresh.text)
        }
    }

    static let schema = Schema.named(
        "StaffTokens",
        .object([
            .required("accessToken", .text(1...2_000, "Sent as `Authorization: Bearer …`.")),
            .required("tokenType", .choice(["Bearer"])), .required("expiresIn", .count("Seconds.")),
            .required("refreshToken", .text(.token, 43...43, "Good for one use.")),
        ]))
}

extension Schema {
    static let permission = Schema.named("Permission", .choice(Permission.allCases.map(\.rawValue)))
    static let permissions = Schema.array(of: .permission, limit: 100)
}

extension JSONOutput {
    mutating func member(_ name: String, _ permissions: Set<Permission>) {
        member(name, texts: permissions.map(\.rawValue).sorted())
    }
}

struct StaffMeView: JSONView {
    let member: Staff
    let permissions: Set<Permission>

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("id", member.id)
            json.member("email", member.email)
            json.member("name", member.name)
            json.member("role", member.role)
            json.member("vendorId", member.vendor)
            json.member("permissions", permissions)
            json.member("hasSecondFactor", member.hasSecondFactor)
        }
    }

    static let schema = Schema.named(
        "StaffMe",
        .object([
            .required("id", .id()), .required("email", .text(3...254)), .required("name", .text(1...200)),
            .required("role", .text(1...50)), .optional("vendorId", .id("For whom they sell.")),
            .required("permissions", .permissions), .required("hasSecondFactor", .boolean()),
        ]))
}

struct StaffMemberView: JSONView {
    let overview: StaffOverview

    func write(to json: inout JSONOutput) {
        let staff = overview.staff
        json.object { json in
            json.member("id", staff.id)
            json.member("email", staff.email)
            json.member("name", staff.name)
            json.member("role", staff.role)
            json.member("vendorId", staff.vendor)
            json.member("active", staff.isActive)
            json.member("hasSecondFactor", staff.hasSecondFactor)
            json.member("createdAt", staff.createdAt)
            json.member("seenAt", overview.seenAt)
        }
    }

    static let schema = Schema.named(
        "StaffMember",
        .object([
            .required("id", .id()), .required("email", .text(3...254)), .required("name", .text(1...200)),
            .required("role", .text(1...50)), .optional("vendorId", .id("For whom they sell.")),
            .required("active", .boolean()),
            .required("hasSecondFactor", .boolean()), .required("createdAt", .instant()),
            .optional("seenAt", .instant("The last request of a session that goes on.")),
        ]))
}

struct StaffInvitationView: JSONView {
    let invitation: StaffInvitation

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("id", invitation.id)
            json.member("email", invitation.email)
            json.member("role", invitation.role)
            json.member("vendorId", invitation.vendor)
            json.member("inviter", invitation.inviter)
            json.member("invitedAt", invitation.invitedAt)
            json.member("expiresAt", invitation.expiresAt)
        }
    }

    static let schema = Schema.named(
        "StaffInvitation",
        .object([
            .required("id", .id()), .required("email", .text(3...254)), .required("role", .text(1...50)),
            .optional("vendorId", .id("For whom they are to sell.")), .required("inviter", .text(0...200)),
            .required("invitedAt", .instant()),
            .required("expiresAt", .instant()),
        ]))
}

struct RoleView: JSONView {
    let role: Role

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("name", role.name)
            json.member("title", role.title)
            json.member("permissions", role.permissions)
            json.member("needsSecondFactor", role.needsSecondFactor)
            json.member("isBuiltIn", role.isBuiltIn)
        }
    }

    static let schema = Schema.named(
        "Role",
        .object([
            .required("name", .text(1...50)), .required("title", .text(1...100)),
            .required("permissions", .permissions), .required("needsSecondFactor", .boolean()),
            .required("isBuiltIn", .boolean("Part of every shop: it can be changed, not removed.")),
        ]))
}

struct APIKeyView: JSONView {
    let key: APIKey
    /// The key itself, once.
    var secret: String?

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("id", key.id)
            json.member("name", key.name)
            json.member("hint", key.hint)
            json.member("scopes", key.scopes)
            json.member("createdAt", key.createdAt)
            json.member("expiresAt", key.expiresAt)
            json.member("usedAt", key.usedAt)
            json.member("revokedAt", key.revokedAt)
            json.member("key", secret)
        }
    }

    static let schema = Schema.named(
        "APIKey",
        .object([
            .required("id", .id()), .required("name", .text(1...100)),
            .required("hint", .text(1...20, "How the key begins.")), .required("scopes", .permissions),
            .required("createdAt", .instant()), .optional("expiresAt", .instant()), .optional("usedAt", .instant()),
            .optional("revokedAt", .instant()),
            .optional("key", .text(1...100, "Only in the first answer to its making: nobody can read it again.")),
        ]))
}

struct AuditEventView: JSONView {
    let event: AuditEvent

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("number", Int(event.number))
            json.member("happenedAt", event.happenedAt)
            json.name("actor")
            json.object { json in
                json.member("kind", event.actor.kind.rawValue)
                json.member("id", event.actor.id)
                json.member("name", event.actor.name)
            }
            json.member("action", event.action)
            json.name("subject")
            json.object { json in
                json.member("kind", event.subject.kind)
                json.member("id", event.subject.id)
            }
            json.name("changes")
            json.array(event.change.fields) { json, field in
                json.object { json in
                    json.member("name", field.name)
                    json.member("before", field.before)
                    json.member("after", field.after)
                }
            }
            json.member("address", event.address)
            json.member("requestId", event.requestID)
        }
    }

    static let schema = Schema.named(
        "AuditEvent",
        .object([
            .required("number", .count()), .required("happenedAt", .instant()),
            .required(
                "actor",
                .object([
                    .required("kind", .choice(AuditEvent.Actor.Kind.allCases.map(\.rawValue))),
                    .optional("id", .id()), .required("name", .text(0...300)),
                ])),
            .required("action", .text(1...100)),
            .required("subject", .object([.required("kind", .text(1...60)), .required("id", .text(0...200))])),
            .required(
                "changes",
                .array(
                    of: .object([
                        .required("name", .text(1...200)), .optional("before", .text(0...600)),
                        .optional("after", .text(0...600)),
                    ]), limit: 200)),
            .required("address", .text(0...64)), .required("requestId", .text(0...64)),
        ]))
}

/// All of a kind.
struct ListView<Item: JSONView>: JSONView {
    let items: [Item]
    var nextCursor: String?

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("items", items)
            json.member("nextCursor", nextCursor)
        }
    }
}

extension Schema {
    static func list(_ name: String, of item: Schema) -> Schema {
        .named(
            name,
            .object([
                .required("items", .array(of: item, limit: 10_000)),
                .optional("nextCursor", .text(1...100, "Where to go on; absent at the end.")),
            ]))
    }
}
