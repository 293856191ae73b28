public import Hummingbird
public import Persistence
import Synchronization
import Tenancy

/// Whole public responses, kept in process until their shop's data moves.
///
/// What is kept is keyed by tenant and by the page's own normalised address, so `?b=2&a=1` and `?a=1&b=2` are one page.
/// Addresses as they were asked for lead straight to the page for ten seconds, before anything else is looked at.
/// A page that was rendered from data older than an invalidation is answered to who asked before, and never kept.
public final class PageCache: Sendable {
    private let capacity: Int
    private let lifetime: Int64
    private let state = Mutex(State())

    private struct State {
        var shelves: [TenantID: Shelf] = [:]
        var shortcuts: [PageRequest.Address: Shortcut] = [:]
        var bytes = 0
        var nextFlight = 0
    }

    /// One tenant's pages.
    private struct Shelf {
        /// Moves with every invalidation.
        var version = 0
        var pages: [Key: CachedPage] = [:]
        var flights: [Key: Flight] = [:]
    }

    private struct Key: Hashable {
        let isSecure: Bool
        /// Pages carry absolute addresses, so each host has its own copy unless the shop has a base address.
        let base: String
        let url: SiteURL
    }

    /// A rendering under way, which everyone who asks meanwhile waits for.
    private struct Flight {
        let number: Int
        let task: Task<CachedPage, any Error>
    }

    private struct Shortcut {
        let tenant: TenantID
        let key: Key
        let until: Int64
    }

    private static let shortcutLimit = 20_000
    private static let shortcutLifetime: Int64 = 10_000

    /// - Parameters:
    ///   - capacity: bytes kept at most, about.
    ///   - lifetime: how long a page is kept when nothing is heard of a change, where another process may make one and
    ///     die before it has told anybody.
    public init(capacity: Int = 64 << 20, lifetime: Duration? = nil) {
        self.capacity = capacity
        self.lifetime = lifetime.map { Int64($0 / .milliseconds(1)) } ?? .max
    }

    /// The page at `url`, from the cache or rendered once however many ask.
    /// - Parameters:
    ///   - url: the page's normalised address, which also names it: only what changes the page may be in its query.
    ///   - render: makes the page, the same for every visitor. May throw a `Problem`; failures are not kept.
    public func page(
        at url: SiteURL, in context: ShopRequestContext, render: @escaping @Sendable () async throws -> HTML
    ) async throws -> Response {
        try await content(at: url, in: context) { PageContent(try await render()) }
    }

    /// As ``page(at:in:render:)`` for what is not HTML: feeds, sitemaps, JSON lists.
    public func content(
        at url: SiteURL, in context: ShopRequestContext, render: @escaping @Sendable () async throws -> PageContent
    ) async throws -> Response {
        let tenant = try context.shop.tenant.id
        let key = Key(isSecure: context.isSecure, base: context.baseAddress, url: url)
        switch ticket(tenant, key, context.asked, render) {
        case .kept(let page): return page.response(to: context.asked)
        case .flying(let task): return try await task.value.response(to: context.asked)
        }
    }

    /// Forgets a tenant's pages; what is being rendered from older data is not kept.
    public func invalidate(tenant: TenantID) {
        state.withLock { state in
            let pages = state.shelves[tenant]?.pages ?? [:]
            state.bytes -= pages.values.reduce(0) { $0 + $1.cost }
            let version = state.shelves[tenant]?.version ?? 0
            // Whoever asks from now on starts a new rendering instead of joining an old one.
            state.shelves[tenant] = Shelf(version: version + 1)
        }
    }

    /// Forgets every tenant's pages.
    public func invalidateAll() {
        for tenant in state.withLock({ Array($0.shelves.keys) }) { invalidate(tenant: tenant) }
    }

    /// Bytes kept at present, about.
    public var size: Int { state.withLock { $0.bytes } }

    // MARK: - The short way

    /// The answer to an address that was asked for a moment ago; nil when it must go the long way.
    func hit(_ asked: PageRequest, now: Int64) -> (Response, TenantID)? {
        let found: (CachedPage, TenantID)? = state.withLock { state in
            guard let shortcut = state.shortcuts[asked.address], shortcut.until > now,
                let page = state.shelves[shortcut.tenant]?.pages[shortcut.key]
            else { return nil }
            return (page, shortcut.tenant)
        }
        guard let (page, tenant) = found else { return nil }
        page.lastUsed.store(now, ordering: .relaxed)
        return (page.response(to: asked), tenant)
    }

    // MARK: - The long way

    private enum Ticket {
        case kept(CachedPage)
        case flying(Task<CachedPage, any Error>)
    }

    private func ticket(
        _ tenant: TenantID, _ key: Key, _ asked: PageRequest?,
        _ render: @escaping @Sendable () async throws -> PageContent
    ) -> Ticket {
        state.withLock { state in
            if let asked {
                if state.shortcuts.count >= Self.shortcutLimit { state.shortcuts.removeAll(keepingCapacity: true) }
                state.shortcuts[asked.address] = Shortcut(
                    tenant: tenant, key: key, until: RequestClock.now + Self.shortcutLifetime)
            }
            if let page = state.shelves[tenant]?.pages[key], RequestClock.now - page.made < lifetime {
                page.lastUsed.store(RequestClock.now, ordering: .relaxed)
                return .kept(page)
            }
            if let flight = state.shelves[tenant]?.flights[key] { return .flying(flight.task) }
            return .flying(takeOff(tenant, key, render, &state))
        }
    }

    /// The rendering has a task of its own, so that the visitor who began it may leave without failing the others.
    private func takeOff(
        _ tenant: TenantID, _ key: Key, _ render: @escaping @Sendable () async throws -> PageContent,
        _ state: inout State
    ) -> Task<CachedPage, any Error> {
        let number = state.nextFlight
        let version = state.shelves[tenant]?.version ?? 0
        state.nextFlight += 1
        let task = Task {
            do {
                let page = CachedPage(try await render(), isSecure: key.isSecure)
                self.land(page, tenant, key, flight: number, version: version)
                return page
            } catch {
                self.land(nil, tenant, key, flight: number, version: version)
                throw error
            }
        }
        state.shelves[tenant, default: Shelf()].flights[key] = Flight(number: number, task: task)
        return task
    }

    private func land(_ page: CachedPage?, _ tenant: TenantID, _ key: Key, flight: Int, version: Int) {
        state.withLock { state in
            guard state.shelves[tenant]?.version == version else { return }
            if state.shelves[tenant]?.flights[key]?.number == flight { state.shelves[tenant]?.flights[key] = nil }
            guard let page, page.cost <= capacity / 4 else { return }
            page.lastUsed.store(RequestClock.now, ordering: .relaxed)
            if let old = state.shelves[tenant]?.pages.updateValue(page, forKey: key) { state.bytes -= old.cost }
            state.bytes += page.cost
            if state.bytes > capacity { makeRoom(&state) }
        }
    }

    /// Drops what was not used for longest until a fifth is free, so that this is done seldom.
    private func makeRoom(_ state: inout State) {
        let oldestFirst = state.shelves
            .flatMap { tenant, shelf in shelf.pages.map { (tenant, $0.key, $0.value) } }
            .map { (tenant: $0, key: $1, page: $2, used: $2.lastUsed.load(ordering: .relaxed)) }
            .sorted { $0.used < $1.used }
        for kept in oldestFirst {
            guard state.bytes > capacity / 5 * 4 else { return }
            state.shelves[kept.tenant]?.pages[kept.key] = nil
            state.bytes -= kept.page.cost
        }
    }
}
