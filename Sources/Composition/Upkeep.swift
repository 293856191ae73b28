public import BackgroundJobs
import Logging
import Operations
import Ordering
import Payments
import Persistence
import Tenancy

extension JobHandlers {
    /// What this program does for every kind of job that it knows.
    static func all(
        engine: any DatabaseEngine, directory: ShopDirectory, providers: PaymentProviders, media: MediaFolders,
        activity: ActivityWatch, measure: TenantMeasure
    ) throws -> JobHandlers {
        var handlers = JobHandlers()
        try handlers.handleOrderingUpkeep(providers: providers) { context in
            guard case .shop(let tenant) = context.place, let shop = try await directory.shop(id: tenant) else {
                throw JobFailure.hopeless("the job belongs to no shop")
            }
            return shop
        }
        handlers.handleDeletions(directory, media)
        try handlers.handleMeasuring(activity, measure: measure.look)
        let recurring = handlers
        let provisioner = Provisioner(engine: engine, directory: directory) { tenant, timeZone, transaction in
            try recurring.enqueueRecurring(for: .shop(tenant), timeZone: timeZone, in: transaction)
        }
        handlers.handle(ProvisionTenant.self) { try await provisioner.handle($0, $1) }
        return handlers
    }
}

extension Installation {
    /// The workers that run every place's jobs. They hear of jobs that other processes enqueue.
    public func workers(_ limits: JobWorkers.Limits = JobWorkers.Limits()) -> JobWorkers {
        JobWorkers(
            engine: engine, handlers: jobs,
            places: JobWorkers.Places(
                shops: { [directory] in try await directory.all().map(\.id) },
                timeZone: { [directory, logger] place in
                    guard case .shop(let tenant) = place else { return "UTC" }
                    do {
                        return try await directory.shop(id: tenant)?.settings.timeZone ?? "UTC"
                    } catch {
                        logger.warning(
                            "A shop's time zone could not be read",
                            metadata: ["tenant": "\(tenant)", "error": "\(error)"])
                        return "UTC"
                    }
                }),
            bell: bell, board: board, limits: limits, logger: logger)
    }
}
