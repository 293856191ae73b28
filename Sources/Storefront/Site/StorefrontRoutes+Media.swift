internal import HTTPTypes
internal import Hummingbird
internal import Tenancy
internal import Vocabulary
internal import Web

extension StorefrontRoutes {
    /// A picture of the shop's. Its name changes with its content, so browsers keep it for ever.
    func mediaFile(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let tenant = try context.shop.tenant.id
        let parts = context.parameters.getCatchAll().map(String.init)
        guard let file = media.file(parts, of: tenant) else { throw Problem.notFound }
        let body: ResponseBody
        do {
            body = try await FileIO().loadFile(path: file.path, context: context)
        } catch {
            throw Problem.notFound
        }
        var headers: HTTPFields = [
            .contentType: file.type.rawValue, .cacheControl: "public, max-age=31536000, immutable",
        ]
        // An SVG is a document: opened by itself it must not be able to do anything.
        if file.type == .svg {
            headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
        }
        return Response(status: .ok, headers: headers, body: body)
    }
}
