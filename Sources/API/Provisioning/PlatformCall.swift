import Crypto
import HTTPTypes
import Hummingbird
import Infrastructure
import Operations
import People
import Vocabulary
import Web

/// One request to an endpoint of the platform, read and checked. Who calls is known before the body is looked at.
struct PlatformCall: Sendable {
    let endpoint: Endpoint
    let request: Request
    let context: ShopRequestContext
    let desk: SignUpDesk
    let office: PlatformOffice
    let caller: PlatformCaller
    let query: QueryValues
    let body: JSONValue
    let bodyErrors: [FieldError]
    let idempotencyKey: String?

    /// - Throws: ``Problem``.
    init(
        _ request: Request, _ context: ShopRequestContext, to endpoint: Endpoint, desk: SignUpDesk,
        office: PlatformOffice
    ) async throws {
        self.endpoint = endpoint
        self.request = request
        self.context = context
        self.desk = desk
        self.office = office
        caller = try PlatformCaller(request, endpoint.caller, desk.rule)
        query = try QueryValues(try request.fields, endpoint.parameters)
        idempotencyKey = endpoint.takesIdempotencyKey ? try Call.idempotencyKey(request) : nil
        let bytes = try await RequestBodyBytes.read(request, endpoint.body)
        (body, bodyErrors) = try RequestBodyBytes.check(bytes, request, endpoint.body)
    }
}

extension PlatformCall {
    /// What an operator's program changes.
    var acts: OperatorActs { office.acting(as: origin) }

    /// Who is named in the platform's audit trail.
    var origin: AuditTrail.Origin {
        switch caller {
        case .platformOperator: .operatorKey(address: context.clientAddress, requestID: context.requestID)
        case .anyone:
            AuditTrail.Origin(
                AuditEvent.Actor(.system, name: "Sign-up"), address: context.clientAddress,
                requestID: context.requestID)
        }
    }
}

/// Who calls the platform.
enum PlatformCaller: Sendable, Equatable {
    case platformOperator
    case anyone

    /// - Throws: ``Problem`` 401 for a key that is missing or wrong, 403 where no key opens anything.
    init(_ request: Request, _ wanted: Caller, _ rule: SignUpRule) throws(Problem) {
        guard let stated = request.headers[.authorization] else {
            if wanted == .anyone || wanted == .applicant && rule.isOpen {
                self = .anyone
                return
            }
            throw rule.operatorKey == nil ? .signUpClosed : .operatorKeyNeeded
        }
        guard let key = rule.operatorKey, let shown = Self.bearer(stated), Self.isSame(shown, key.revealed) else {
            throw .operatorKeyNeeded
        }
        self = .platformOperator
    }

    private static func bearer(_ header: String) -> String? {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return String(parts[1])
    }

    /// Digests are compared to their end, so that neither length nor place of the first difference takes its own time.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        let difference = zip(SHA256.hash(data: Array(one.utf8)), SHA256.hash(data: Array(other.utf8)))
            .reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) }
        return difference == 0
    }
}

extension Problem {
    /// 401: nobody says who asks, or not truly.
    static let operatorKeyNeeded = Problem(
        status: 401, code: "unauthorized", title: "Operator's key needed",
        detail: "Send the operator's key: Authorization: Bearer ….")

    /// 403: nobody may ask here.
    static let signUpClosed = Problem(
        status: 403, code: "sign_up_closed", title: "Not allowed", detail: "Shops cannot be asked for here.")
}
