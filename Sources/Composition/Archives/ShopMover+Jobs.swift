import Archives
import BackgroundJobs
import Foundation
import Logging
import Persistence
import Synchronization
import Tenancy
import Vocabulary

extension JobHandlers {
    mutating func handleTransfers(_ mover: ShopMover) throws {
        handle(CarryTransfer.self) { try await mover.handle($0, $1) }
        handle(TidyTransfers.self) { _, _ in try await mover.tidy() }
        try recurOnPlatform(TidyTransfers(), .every(.seconds(60 * 60)))
    }
}

extension ShopMover {
    /// Carries a transfer out as a job.
    func handle(_ job: CarryTransfer, _ context: JobContext) async throws {
        let found = try await engine.platform.read { try Transfer.find(job.transfer, in: $0) }
        guard let transfer = found, transfer.state == .waiting || transfer.state == .running else { return }
        let upload = files.upload(transfer.id)
        do {
            try await reporting(transfer) { try await carry(transfer, archive: upload, report: $0) }
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            if let reason = Self.lastReason(error, context) {
                try await engine.platform.write { try Transfer.fail(transfer.id, reason, in: $0) }
                try await files.remove(upload)
                throw JobFailure.hopeless(reason)
            }
            throw error
        }
        try await files.remove(upload)
    }

    /// Carries a transfer out for a command that waits for it.
    func carryNow(_ transfer: Transfer, archive: String, report: @escaping Report) async throws {
        do {
            try await reporting(transfer) { note in
                try await carry(transfer, archive: archive) { progress in
                    note(progress)
                    report(progress)
                }
            }
        } catch {
            try await engine.platform.write { try Transfer.fail(transfer.id, Self.text(of: error), in: $0) }
            throw error
        }
    }

    /// Removes archives whose time is over, and what was left by commands that are not heard of any more.
    func tidy(at instant: Instant = .now) async throws {
        try await clearAbandoned(since: instant.advanced(by: .seconds(-15 * 60)))
        let ended = try await engine.platform.write { transaction in
            try Transfer.forget(endedBefore: instant.advanced(by: .zero - Transfer.keeping), in: transaction)
        }
        for id in ended {
            try await files.remove(files.export(id))
            try await files.remove(files.upload(id))
        }
        for id in try await files.idleWork(since: instant.advanced(by: .seconds(-24 * 60 * 60))) {
            let transfer = try await engine.platform.read { try Transfer.find(id, in: $0) }
            guard transfer?.state != .waiting, transfer?.state != .running else { continue }
            try await files.removeWork(of: id)
            try await files.remove(files.upload(id))
        }
    }

    /// Takes away what commands left behind that were killed: nothing was heard of them since `instant`.
    func clearAbandoned(since instant: Instant) async throws {
        for transfer in try await engine.platform.read({ try Transfer.abandoned(since: instant, in: $0) }) {
            try await clear(transfer)
            try await engine.platform.write { try Transfer.fail(transfer.id, "The command was interrupted.", in: $0) }
            logger.notice("An interrupted transfer was cleared away", metadata: ["transfer": "\(transfer.id)"])
        }
    }

    // MARK: -

    /// Runs `body`, and writes down once a second how far it is and that it lives.
    private func reporting(
        _ transfer: Transfer, _ body: (@escaping Report) async throws -> Void
    ) async throws {
        let latest = LatestProgress()
        let beat = Task { [engine, logger] in
            while !Task.isCancelled {
                let progress = latest.value
                do {
                    try await engine.platform.write { try Transfer.note(progress, of: transfer.id, in: $0) }
                } catch {
                    logger.warning(
                        "A transfer's progress could not be noted",
                        metadata: ["transfer": "\(transfer.id)", "error": "\(error)"])
                }
                do { try await Task.sleep(for: .seconds(1)) } catch { return }
            }
        }
        defer { beat.cancel() }
        try await body { latest.value = $0 }
    }

    /// Nil while another try may help.
    private static func lastReason(_ error: any Error, _ context: JobContext) -> String? {
        switch error {
        case ArchiveError.file: context.isLastAttempt ? text(of: error) : nil
        case is ArchiveError, is TenancyError: text(of: error)
        default: context.isLastAttempt ? text(of: error) : nil
        }
    }

    private static func text(of error: any Error) -> String {
        switch error {
        case let error as ArchiveError: error.explanation
        case let error as TenancyError: error.explanation
        default: "\(error)"
        }
    }
}

private final class LatestProgress: Sendable {
    private let latest = Mutex<TransferProgress?>(nil)

    var value: TransferProgress? {
        get { latest.withLock { $0 } }
        set { latest.withLock { $0 = newValue } }
    }
}
