import Hummingbird
import Tenancy
import Vocabulary
import Web

/// `GET /internal/tls-allowed?domain=HOST`: whether a TLS front may ask a certificate authority for this name.
///
/// It is what Caddy's `on_demand_tls` calls its `ask` endpoint: 200 is yes, anything else no. Without it, anybody could
/// point names at the machine and use up the authority's limits.
enum TLSRoutes {
    static func add(to router: Router<ShopRequestContext>, _ installation: Installation) {
        router.get("/internal/tls-allowed") { request, _ in
            let asked = request.uri.queryParameters["domain"].flatMap { HostName(String($0)) }
            guard let asked, try await installation.directory.mayHaveCertificate(asked) else {
                throw Problem.notFound(code: "no_such_host", detail: "No shop answers in this name.")
            }
            return Response.text("yes\n")
        }
    }
}
