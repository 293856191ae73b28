import HTTPTypes
import Hummingbird
import Tenancy

/// Sends visitors of a shop's other hosts to its primary one, so that each page has one address.
enum PrimaryHost {
    /// The way there (308) with path, query and port as asked; nil where the answer is given here.
    ///
    /// Programs are never sent elsewhere, nor is what changes something, nor who asks on the machine itself.
    static func redirect(
        _ request: Request, _ address: RequestAddress, _ context: ShopRequestContext
    ) -> Response? {
        guard let primary = context.openShop?.primaryHost, primary != address.host,
            request.method == .get || request.method == .head, !ErrorAnswers.isAPI(address.path),
            !isThisMachine(address.host), let target = request.head.path
        else { return nil }
        let port = address.authority.drop { $0 != ":" }
        let location = (context.isSecure ? "https://" : "http://") + primary + port + target
        // Browsers keep a permanent redirect for good otherwise, and would run in a circle once the primary changed.
        return Response(status: .permanentRedirect, headers: [.location: location, .cacheControl: "no-store"])
    }

    private static func isThisMachine(_ host: String) -> Bool {
        host == "localhost" || host == "127.0.0.1" || host.hasPrefix("[")
    }
}
