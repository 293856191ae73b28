import Persistence
import Tenancy

/// A shop that was asked for just now.
struct ProvisioningAccepted: JSONView {
    let tenant: TenantID

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("tenantId", tenant)
            json.member("status", ProvisioningStatus.pending.rawValue)
        }
    }

    static let schema = Schema.named(
        "ProvisioningAccepted",
        .object([.required("tenantId", .id()), .required("status", .choice([ProvisioningStatus.pending.rawValue]))]))
}

/// How far a new shop is.
struct ProvisioningView: JSONView {
    let report: ProvisioningReport
    /// Whether the reader may know what exactly went wrong.
    let isForOperator: Bool

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("tenantId", report.tenant)
            json.member("status", report.status.rawValue)
            json.member("progress", report.progress)
            json.member("estimatedSecondsRemaining", report.estimatedSecondsRemaining)
            json.member("error", error)
        }
    }

    private var error: String? {
        guard report.status == .failed else { return nil }
        return isForOperator ? report.error : "The shop could not be made. The operator of this platform can try again."
    }

    static let schema = Schema.named(
        "Provisioning",
        .object([
            .required("tenantId", .id()),
            .required("status", .choice(ProvisioningStatus.allCases.map(\.rawValue))),
            .required("progress", .integer(0...100, "Percent.")),
            .optional("estimatedSecondsRemaining", .count("From what past runs took. Not when it failed.")),
            .optional("error", .text(1...1_000, "With FAILED. In detail for who shows the operator's key.")),
        ]))
}
