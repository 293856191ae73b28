import BackgroundJobs
import Messaging
import People
import Persistence
import Tenancy
import Vocabulary

/// Makes the shops that were asked for, step by step. Each step may be run again: a worker that is killed anywhere
/// leaves what the next one goes on with.
struct Provisioner: Sendable {
    let engine: any DatabaseEngine
    let directory: ShopDirectory
    /// Tells owners that their shops are there.
    let postman: Postman
    /// Puts in line what comes again and again in every shop.
    let enqueueRecurring: @Sendable (TenantID, _ timeZone: String, Transaction) throws -> Void
    /// Called between any two changes; tests end the work here as a kill would.
    var checkpoint: @Sendable (Checkpoint) throws -> Void = { _ in }

    /// A moment between two changes.
    enum Checkpoint: CaseIterable, Sendable {
        case begun, entered, created, seeding, seeded, configuring, queued, registered
    }

    func run(_ tenant: TenantID) async throws {
        guard let asked = try await engine.platform.read({ try Provisioning.find(tenant, in: $0) }) else {
            throw JobFailure.hopeless("no shop with this id was asked for")
        }
        guard asked.status != .ready else { return }
        try checkpoint(.begun)
        try await createTenant(asked)
        try await seed(asked)
        try await configure(asked)
        try checkpoint(.registered)
        directory.invalidate(tenant)
    }

    private func createTenant(_ asked: Provisioning) async throws {
        try await enter(.creatingTenant, asked)
        try checkpoint(.entered)
        try await engine.createShop(asked.tenant)
        try checkpoint(.created)
    }

    private func seed(_ asked: Provisioning) async throws {
        try await enter(.seedingData, asked)
        try checkpoint(.seeding)
        let owner = ShopSeed.Owner(
            email: asked.ownerEmail, password: PasswordHash(stored: asked.passwordHash))
        let seed = ShopSeed(settings: asked.settings, owner: owner)
        try await engine.shop(asked.tenant).write { transaction in
            // All or nothing: with settings, everything else is there.
            guard try ShopSettings.load(in: transaction) == nil else { return }
            try seed.plant(in: transaction)
        }
        try checkpoint(.seeded)
    }

    private func configure(_ asked: Provisioning) async throws {
        try await enter(.configuring, asked)
        try checkpoint(.configuring)
        try await engine.shop(asked.tenant).write { [enqueueRecurring] transaction in
            try enqueueRecurring(asked.tenant, asked.settings.timeZone, transaction)
        }
        try checkpoint(.queued)
        do {
            try await engine.platform.write { [postman] transaction in
                try asked.complete(in: transaction)
                try postman.announce(asked, in: transaction)
            }
        } catch let error as TenancyError {
            throw JobFailure.hopeless(error.explanation)
        }
    }

    private func enter(_ step: ProvisioningStatus, _ asked: Provisioning) async throws {
        try await engine.platform.write { try Provisioning.enter(step, asked.tenant, in: $0) }
    }

    // MARK: - As a job

    /// Runs the job; what no further try will mend is kept for who waits for the shop.
    func handle(_ job: ProvisionTenant, _ context: JobContext) async throws {
        do {
            try await run(job.tenant)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            if let reason = Self.lastReason(error, context) {
                try await engine.platform.write { try Provisioning.fail(job.tenant, error: reason, in: $0) }
            }
            throw error
        }
    }

    /// Nil while another try follows.
    private static func lastReason(_ error: any Error, _ context: JobContext) -> String? {
        if case JobFailure.hopeless(let reason) = error { return reason }
        return context.isLastAttempt ? "\(error)" : nil
    }
}
