internal import Synchronization
internal import Vocabulary

/// What one process knows of its places' jobs without looking into their databases: which have dead ones, and which work
/// at the moment. With a file for each place, this is what keeps a page about all jobs from opening every file.
public final class JobBoard: Sendable {
    private struct State {
        /// How many jobs of a place are dead; a place that was never looked at has no entry.
        var dead: [JobPlace: Int] = [:]
        var running: [JobPlace: Int] = [:]
        var source: (any JobSource)?
    }

    private let state = Mutex(State())

    public init() {}

    /// Places that were looked at since the program started.
    var surveyedPlaces: Int { state.withLock { $0.dead.count } }

    var deadJobs: Int { state.withLock { $0.dead.values.reduce(0, +) } }

    var runningJobs: Int { state.withLock { $0.running.values.reduce(0, +) } }

    /// Those with most dead jobs first.
    var placesWithDeadJobs: [JobPlace] {
        state.withLock { $0.dead }.filter { $0.value > 0 }
            .sorted { ($1.value, $0.key.order) < ($0.value, $1.key.order) }.map(\.key)
    }

    var runningPlaces: [JobPlace] {
        state.withLock { $0.running }.sorted { $0.key.order < $1.key.order }.map(\.key)
    }

    /// Where jobs wait, as far as the workers know: due ones first, then by when the next is due. Nil where no workers
    /// run in this process, or where the database itself knows.
    func prospect() async -> JobProspect? {
        await state.withLock { $0.source }?.prospect()
    }

    func connect(_ source: (any JobSource)?) {
        state.withLock { $0.source = source }
    }

    // MARK: - What happens

    /// Somebody counted the dead jobs of a place.
    func surveyed(_ place: JobPlace, dead: Int) {
        state.withLock { $0.dead[place] = dead }
    }

    func began(in place: JobPlace) {
        state.withLock { $0.running[place, default: 0] += 1 }
    }

    func ended(in place: JobPlace) {
        state.withLock { state in
            let rest = (state.running[place] ?? 1) - 1
            state.running[place] = rest > 0 ? rest : nil
        }
    }

    /// The place is gone.
    func forget(_ place: JobPlace) {
        state.withLock { state in
            state.dead[place] = nil
            state.running[place] = nil
        }
    }
}

/// Where jobs wait in an installation that has a file for each place.
struct JobProspect: Sendable {
    /// Places with jobs that may be due.
    var due: [JobPlace]
    /// Places whose next job is due later, the soonest first.
    var later: [JobPlace]
}

extension JobPlace {
    /// The platform before the shops, older shops before younger ones.
    var order: TenantOrder {
        switch self {
        case .platform: TenantOrder(high: 0, low: 0)
        case .shop(let tenant): TenantOrder(high: tenant.high, low: tenant.low)
        }
    }

    struct TenantOrder: Comparable {
        let high: UInt64
        let low: UInt64

        static func < (left: TenantOrder, right: TenantOrder) -> Bool {
            (left.high, left.low) < (right.high, right.low)
        }
    }
}
