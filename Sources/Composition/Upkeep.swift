import Archives
public import BackgroundJobs
import Logging
import Messaging
import Operations
import Ordering
import Payments
import People
import Persistence
import Tenancy

extension JobHandlers {
    /// What this program does for every kind of job that it knows.
    static func all(
        _ options: InstallationOptions, engine: any DatabaseEngine, directory: ShopDirectory,
        providers: PaymentProviders, activity: ActivityWatch, measure: TenantMeasure, postman: Postman,
        accounts: AccountServices,
        logger: Logger
    ) throws -> JobHandlers {
        let media = MediaFolders(root: options.dataDirectory + "/media")
        var handlers = JobHandlers()
        let shop: @Sendable (JobContext) async throws -> Shop = { context in
            guard case .shop(let tenant) = context.place else {
                throw JobFailure.hopeless("the job belongs to no shop")
            }
            // An imported shop's jobs are there a moment before it is entered in the registry.
            guard let shop = try await directory.shop(id: tenant) else {
                throw JobFailure.later(.seconds(10), "there is no such shop")
            }
            return shop
        }
        try handlers.handleOrderingUpkeep(providers: providers, shop: shop)
        try handlers.handleMail(postman, shop: shop)
        try handlers.handleAccountUpkeep()
        handlers.handleStaff { context in
            StaffOffice(try await shop(context), accounts: accounts, addresses: options.addresses)
        }
        handlers.handleStaffPlaces(platform: engine.platform)
        handlers.handleDeletions(directory, media)
        handlers.handlePictures(PictureFetcher(rules: options.pictureRules), in: media)
        try handlers.handleMeasuring(activity, measure: measure.look)
        let recurring = handlers
        let provisioner = Provisioner(engine: engine, directory: directory, postman: postman) {
            tenant, timeZone, transaction in
            try recurring.enqueueRecurring(for: .shop(tenant), timeZone: timeZone, in: transaction)
        }
        try handlers.handleTransfers(
            ShopMover(
                engine: engine, directory: directory, baseDomain: options.baseDomain, media: media,
                files: TransferFiles(dataDirectory: options.dataDirectory), limits: options.archiveLimits,
                logger: logger
            ) { try recurring.enqueueRecurring(for: .shop($0), timeZone: $1, in: $2) })
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
