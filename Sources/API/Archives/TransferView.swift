import Archives
import Persistence
import Vocabulary

/// How far an export, an import or a clone is.
struct TransferView: JSONView {
    let transfer: Transfer

    func write(to json: inout JSONOutput) {
        json.object { json in
            json.member("id", transfer.id)
            json.member("kind", transfer.kind.rawValue)
            json.member("status", transfer.state.rawValue)
            json.member("step", transfer.progress?.step.rawValue)
            json.member("progress", percent)
            json.member("sourceTenantId", transfer.source)
            json.member("tenantId", transfer.state == .done ? transfer.target : nil)
            json.member("bytes", transfer.fileBytes.map { Int($0) })
            json.member("error", transfer.error)
            json.member("createdAt", transfer.createdAt)
            json.member("finishedAt", transfer.finishedAt)
            json.member("expiresAt", transfer.expiresAt)
        }
    }

    /// Of the step that is under way.
    private var percent: Int {
        if transfer.state == .done { return 100 }
        guard let progress = transfer.progress, progress.total > 0 else { return 0 }
        return Int(min(99, progress.done * 100 / progress.total))
    }

    static let schema = Schema.named(
        "Transfer",
        .object([
            .required("id", .id()),
            .required("kind", .choice(Transfer.Kind.allCases.map(\.rawValue))),
            .required("status", .choice(Transfer.State.allCases.map(\.rawValue))),
            .optional("step", .choice(TransferProgress.Step.allCases.map(\.rawValue))),
            .required("progress", .integer(0...100, "Percent of the step.")),
            .optional("sourceTenantId", .id("Whose data it takes. Not of an import.")),
            .optional("tenantId", .id("The new shop, once it is there.")),
            .optional("bytes", .count("Length of the finished archive.")),
            .optional("error", .text(1...1_000, "Why it failed. Nothing is left of it.")),
            .required("createdAt", .instant()),
            .optional("finishedAt", .instant()),
            .optional("expiresAt", .instant("When the archive is removed.")),
        ]))
}

struct TransferListView: JSONView {
    let transfers: [Transfer]

    func write(to json: inout JSONOutput) {
        json.object { $0.member("items", transfers.map(TransferView.init)) }
    }

    static let schema = Schema.named(
        "TransferList", .object([.required("items", .array(of: TransferView.schema, limit: 50, "The newest first."))]))
}
