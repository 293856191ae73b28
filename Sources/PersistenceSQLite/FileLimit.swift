internal import Foundation

/// How many files this process may have open, which is as many as its user may ask for.
enum FileLimit {
    /// For connections of browsers, pictures and whatever else is open.
    private static let others = 2_048
    /// Of one connection: the database, its log, and what the log's readers share.
    private static let perConnection = 3
    private static let mostShops = 1_024

    /// Shops that may be open at once, each with its writer and readers.
    static func shops(readersPerShop: Int) -> Int {
        let room = (raised() - others) / (perConnection * (1 + readersPerShop))
        return min(mostShops, max(16, room))
    }

    /// Raises the limit to what the system allows, as far as that is of use, and says what it is then.
    private static func raised() -> Int {
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return 1_024 }
        let wanted = min(limit.rlim_max, 1 << 16)
        if limit.rlim_cur < wanted {
            var raised = limit
            raised.rlim_cur = wanted
            if setrlimit(resource, &raised) == 0 { limit = raised }
        }
        return Int(clamping: limit.rlim_cur)
    }
}
