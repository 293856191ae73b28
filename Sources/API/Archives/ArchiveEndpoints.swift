import Archives
import HTTPTypes
import Vocabulary
import Web

/// Whole shops that are taken out, brought in and doubled. These belong to the platform: any host serves them.
enum ArchiveEndpoints {
    static let all = [export, exports, exportStatus, download, bringIn, importStatus, clone, cloneStatus]

    private static let tag = "Archives"
    private static let tenantPath = Parameter.path("tenantId", .id("The shop."))
    private static let transferPath = Parameter.path("transferId", .id("What was asked for."))
    private static let slugRule = Schema.text(1...100, "Its name in addresses. Without: the archive's.")

    private static let export = Endpoint.platform(
        method: .post, path: "/tenants/{tenantId}/exports", operation: "exportTenant", tag: tag,
        summary: "Ask for an archive of a shop", caller: .platformOperator, parameters: [tenantPath],
        answers: [DeclaredAnswer(202, "It is in line: ask for its status.", TransferView.schema)]
    ) { try await $0.requestExport() }

    private static let exports = Endpoint.platform(
        method: .get, path: "/tenants/{tenantId}/exports", operation: "listTenantExports", tag: tag,
        summary: "List the archives of a shop, kept for seven days", caller: .platformOperator,
        parameters: [tenantPath], answers: [DeclaredAnswer(200, "The newest first.", TransferListView.schema)]
    ) { try await $0.exports() }

    private static let exportStatus = status("/tenants/{tenantId}/exports/{transferId}", "getTenantExport", .export)

    private static let download = Endpoint.platform(
        method: .get, path: "/tenants/{tenantId}/exports/{transferId}/file", operation: "downloadTenantExport",
        tag: tag, summary: "Fetch the archive", caller: .platformOperator, parameters: [tenantPath, transferPath],
        answers: [DeclaredAnswer(200, "The archive.", .text(0...0), mediaType: "application/x-tar")],
        problems: [DeclaredProblem(409, "not_finished")]
    ) { try await $0.downloadExport() }

    private static let bringIn = Endpoint.platform(
        method: .post, path: "/tenants/import", operation: "importTenant", tag: tag,
        summary: "Make a shop of an archive", caller: .platformOperator,
        parameters: [
            .query("slug", slugRule), .query("name", .text(1...200, "What shoppers read. Without: the archive's.")),
        ], body: .file("application/x-tar"),
        answers: [DeclaredAnswer(202, "It is in line: ask for its status.", TransferView.schema)],
        problems: [DeclaredProblem(409, "slug_taken"), DeclaredProblem(422, "no_archive")]
    ) { try await $0.requestImport() }

    private static let importStatus = status("/tenants/import/{transferId}", "getTenantImport", .import)

    private static let clone = Endpoint.platform(
        method: .post, path: "/tenants/{tenantId}/clone", operation: "cloneTenant", tag: tag,
        summary: "Make a second shop of a first one, for trying things out", caller: .platformOperator,
        parameters: [tenantPath],
        body: .json(
            .named(
                "NewClone",
                .object([
                    .required("slug", .text(1...100, "Its name in addresses.")),
                    .optional("name", .text(1...200, "What shoppers read. Without: the first shop's name.")),
                ]))),
        answers: [DeclaredAnswer(202, "It is in line: ask for its status.", TransferView.schema)],
        problems: [DeclaredProblem(409, "slug_taken")]
    ) { try await $0.requestClone() }

    private static let cloneStatus = status("/tenants/{tenantId}/clone/{transferId}", "getTenantClone", .clone)

    private static func status(_ path: String, _ operation: String, _ kind: Transfer.Kind) -> Endpoint {
        .platform(
            method: .get, path: path, operation: operation, tag: tag, summary: "See how far it is",
            caller: .platformOperator, parameters: kind == .import ? [transferPath] : [tenantPath, transferPath],
            answers: [DeclaredAnswer(200, "How far it is.", TransferView.schema)]
        ) { call in
            Answer(200, TransferView(transfer: try await call.transfer(kind))).response(in: call.context)
        }
    }
}
