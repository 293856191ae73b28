import HTTPTypes
import Hummingbird

/// Which methods each declared path takes, asked only when a request found no route.
struct AllowedMethods: Sendable {
    private let routes: [(pattern: [Substring], method: HTTPRequest.Method)]

    init(_ router: Router<ShopRequestContext>) {
        routes = router.routes.map { route in
            (route.path.description.split(separator: "/").map { $0 }, route.method)
        }
    }

    /// "GET, HEAD, POST", or nil when no route has this path.
    func allow(_ path: String) -> String? {
        let parts = path.split(separator: "/")
        var methods = Set(routes.filter { Self.matches($0.pattern, parts) }.map(\.method.rawValue))
        guard !methods.isEmpty else { return nil }
        if methods.contains("GET") { methods.insert("HEAD") }
        methods.insert("OPTIONS")
        return methods.sorted().joined(separator: ", ")
    }

    private static func matches(_ pattern: [Substring], _ parts: [Substring]) -> Bool {
        if pattern.last == "**" {
            return parts.count >= pattern.count
                && matches(Array(pattern.dropLast()), Array(parts.prefix(pattern.count - 1)))
        }
        guard pattern.count == parts.count else { return false }
        return zip(pattern, parts).allSatisfy { wanted, part in
            wanted == part || wanted == "*" || wanted.hasPrefix(":") || wanted.hasPrefix("{")
        }
    }
}
