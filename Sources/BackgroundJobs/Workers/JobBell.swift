public import Persistence
internal import Synchronization

/// Wakes the workers of this process: rung by every commit that announces jobs, and by other processes' notices.
public final class JobBell: Sendable {
    private struct State {
        var places: Set<JobPlace> = []
        var wake: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    public init() {}

    /// Says that jobs were enqueued in `place`. Costs next to nothing, also when nobody listens.
    public func ring(_ place: JobPlace) {
        let wake = state.withLock { state -> (@Sendable () -> Void)? in
            guard let wake = state.wake else { return nil }
            return state.places.insert(place).inserted ? wake : nil
        }
        wake?()
    }

    /// Rings when a commit has announced jobs: what a ``DatabaseObserver`` hears is passed on here.
    public func hear(_ tenant: TenantID?, _ announcements: Set<Announcement>) {
        if announcements.contains(.jobs) { ring(tenant.map(JobPlace.shop) ?? .platform) }
    }

    /// Lets `wake` hear the bell; nil hangs up.
    func connect(_ wake: (@Sendable () -> Void)?) {
        state.withLock { state in
            state.wake = wake
            state.places.removeAll()
        }
    }

    /// The places it rang for since the last call.
    func takePlaces() -> Set<JobPlace> {
        state.withLock { state in
            defer { state.places.removeAll() }
            return state.places
        }
    }
}
