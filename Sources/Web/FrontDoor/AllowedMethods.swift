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
        let matching = routes.filter { Self.matches($0.pattern, parts) }
        // The router asks the most particular pattern alone: what "/orders/claim" does not take, "/orders/{id}" is not
        // asked for.
        guard let best = matching.map({ Self.particularity($0.pattern) }).max(by: { $0.lexicographicallyPrecedes($1) })
        else { return nil }
        var methods = Set(matching.filter { Self.particularity($0.pattern) == best }.map(\.method.rawValue))
        if methods.contains("GET") { methods.insert("HEAD") }
        methods.insert("OPTIONS")
        return methods.sorted().joined(separator: ", ")
    }

    /// Of each part: what it says itself comes before what takes anything.
    private static func particularity(_ pattern: [Substring]) -> [Int] {
        pattern.map { $0 == "**" ? 0 : $0 == "*" || $0.hasPrefix(":") || $0.hasPrefix("{") ? 1 : 2 }
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
