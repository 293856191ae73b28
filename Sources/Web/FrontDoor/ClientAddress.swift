import HTTPTypes
import Hummingbird
import Infrastructure

/// Whom a request is from.
enum ClientAddress {
    /// The address of who asked the first proxy of ours; "" when unknown.
    ///
    /// Each proxy adds whom it heard at the end of `X-Forwarded-For`. Read from there, everything that a proxy of ours
    /// wrote is believed; the first address that is none of ours is the visitor's. What stands before it, the visitor
    /// may have made up.
    static func of(_ request: Request, _ context: ShopRequestContext, _ options: FrontDoorOptions) -> String {
        let peer = context.channel?.remoteAddress?.ipAddress ?? ""
        guard options.trustsProxy, isOurs(peer, options) else { return peer }
        let named = request.headers[values: .forwardedFor].flatMap { $0.split(separator: ",") }
        var address = peer
        for part in named.reversed() {
            address = part.trimmingSpace
            guard isOurs(address, options) else { return address }
        }
        return address
    }

    /// Who has no address came in through no network.
    private static func isOurs(_ text: String, _ options: FrontDoorOptions) -> Bool {
        guard !text.isEmpty else { return true }
        guard let address = IPAddress(text)?.unmapped else { return false }
        return options.trustedProxies.contains { $0.contains(address) }
    }
}
