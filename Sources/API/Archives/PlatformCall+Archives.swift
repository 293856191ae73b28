import Archives
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Operations
import Persistence
import Tenancy
import Vocabulary
import Web

extension PlatformCall {
    // MARK: - Out

    func requestExport() async throws -> Response {
        let tenant: TenantID = try context.part("tenantId")
        return accepted(try await acts.requestExport(of: tenant), at: "/tenants/\(tenant)/exports")
    }

    func exports() async throws -> Response {
        let tenant: TenantID = try context.part("tenantId")
        let all = try await desk.platform.read { try Transfer.list(of: tenant, in: $0) }
        let exports = all.filter { $0.kind == .export && $0.source == tenant }
        return Answer(200, TransferListView(transfers: exports)).response(in: context)
    }

    /// The archive goes from the disk to the network in pieces.
    func downloadExport() async throws -> Response {
        let transfer = try await transfer(.export)
        guard transfer.state == .done else {
            throw Problem.conflict(code: "not_finished", detail: "There is no archive yet: ask for its status.")
        }
        guard let tenant = transfer.source, let file = try await acts.fetchArchive(transfer.id, of: tenant) else {
            throw Problem.notFound
        }
        let body: ResponseBody
        do {
            body = try await FileIO().loadFile(path: file, context: context)
        } catch {
            // Its time is over, or the machine that made it is another.
            throw Problem.notFound
        }
        let name = "\(transfer.source?.description ?? "shop")\(ShopArchive.suffix)"
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/x-tar", .contentDisposition: "attachment; filename=\"\(name)\"",
                .cacheControl: "no-store",
            ], body: body)
    }

    // MARK: - In

    func requestImport() async throws -> Response {
        let query = try QueryValues(try request.fields, endpoint.parameters)
        let slug = try query["slug"]?.text.map(Self.slug)
        let name = query["name"]?.text
        let limit = office.inbox?.limit ?? 0
        if let length = request.headers[.contentLength].flatMap({ Int64($0) }), length > limit {
            throw Problem.tooLarge
        }
        let transfer = try await acts.bringIn(as: slug, name: name) { take in
            for try await buffer in request.body { try await take(Array(buffer.readableBytesView)) }
        }
        return accepted(transfer, at: "/tenants/import")
    }

    // MARK: - Beside

    func requestClone() async throws -> Response {
        let tenant: TenantID = try context.part("tenantId")
        var reader = BodyReader(self)
        let slug = reader.text("slug") ?? ""
        let name = reader.text("name")
        if reader.has("slug"), Slug(slug) == nil {
            reader.refuse("slug", "invalid", "Use small letters, digits and single hyphens.")
        }
        try reader.finish()
        let transfer = try await acts.requestClone(of: tenant, as: Self.slug(slug), name: name)
        return accepted(transfer, at: "/tenants/\(tenant)/clone")
    }

    // MARK: - What all share

    /// The transfer of the address; one of another kind or shop is not found.
    func transfer(_ kind: Transfer.Kind) async throws -> Transfer {
        let id: TransferID = try context.part("transferId")
        let tenant: TenantID? = kind == .import ? nil : try context.part("tenantId")
        let found = try await desk.platform.read { try Transfer.find(id, in: $0) }
        guard let found, found.kind == kind, found.source == tenant else { throw Problem.notFound }
        return found
    }

    private func accepted(_ transfer: Transfer, at path: String) -> Response {
        var answer = Answer(202, TransferView(transfer: transfer))
        answer.location = "\(path)/\(transfer.id)"
        return answer.response(in: context)
    }

    private static func slug(_ text: String) throws -> Slug {
        guard let slug = Slug(text) else {
            throw Problem.validation([
                FieldError(field: "slug", code: "invalid", message: "Use small letters, digits and single hyphens.")
            ])
        }
        return slug
    }
}
