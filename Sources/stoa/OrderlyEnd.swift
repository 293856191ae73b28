import Composition
import Logging
import ServiceLifecycle
import UnixSignals

/// How a program ends that was asked to stop.
///
/// SIGTERM comes from a supervisor that restarts one of several nodes: the server drains first. SIGINT comes from a
/// terminal, where nobody likes to wait: it stops at once. Asked again, the program waits for nothing any more: first
/// not for the drain, then not for what is in flight.
struct OrderlyEnd {
    /// How long the server is asked to go on answering.
    let drainTime: Duration
    /// How long what is in flight may take once it stops.
    let patience: Duration
    let logger: Logger

    /// Runs `service` until it has ended.
    func run(_ service: some Service, _ drain: Drain) async throws {
        var configuration = ServiceGroupConfiguration(services: [.init(service: service)], logger: logger)
        configuration.maximumGracefulShutdownDuration = patience
        let group = ServiceGroup(configuration: configuration)
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        try await withThrowingTaskGroup(of: Part.self) { tasks in
            tasks.addTask {
                try await group.run()
                return .service
            }
            tasks.addTask {
                await obey(signals, group, drain)
                return .signals
            }
            defer { tasks.cancelAll() }
            if try await tasks.next() == .signals { logger.warning("Asked to stop again: cut off what was in flight") }
        }
    }

    /// What ends the program: the service came to its end, or somebody had no more patience.
    private enum Part {
        case service, signals
    }

    /// Returns when the program is to end now.
    private func obey(_ signals: UnixSignalsSequence, _ group: ServiceGroup, _ drain: Drain) async {
        var draining: Task<Void, Never>?
        var isStopping = false
        for await signal in signals {
            if isStopping { break }
            if signal == .sigterm, drainTime > .zero, draining == nil {
                logger.notice("Stopping soon", metadata: ["drainSeconds": "\(drainTime.components.seconds)"])
                drain.begin()
                draining = Task { await stop(group, after: drainTime) }
            } else {
                isStopping = true
                drain.begin()
                draining?.cancel()
                await group.triggerGracefulShutdown()
            }
        }
        draining?.cancel()
    }

    private func stop(_ group: ServiceGroup, after delay: Duration) async {
        do {
            try await Task.sleep(for: delay)
            await group.triggerGracefulShutdown()
        } catch {
            // Somebody wants it sooner.
        }
    }
}
