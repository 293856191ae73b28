import Inventory
import Logging
import Ordering
import Payments
import Persistence
public import ServiceLifecycle
import Tenancy
import Vocabulary

/// Ends what nobody comes back for: frees stock whose hold is over and settles payments that were left open.
///
/// Looks at every shop once when the program starts, and after that at the shops that have visitors.
public struct Housekeeping: Service {
    private let installation: Installation
    private let interval: Duration
    private var logger: Logger { installation.logger }

    /// How often answers under old idempotency keys are forgotten.
    private static let forgettingInterval: Duration = .seconds(10 * 60)

    public init(_ installation: Installation, interval: Duration = .seconds(2)) {
        self.installation = installation
        self.interval = interval
    }

    public func run() async {
        await cancelWhenGracefulShutdown {
            var nextForgetting = ContinuousClock.now + Self.forgettingInterval
            await tidyEveryShop()
            while !Task.isCancelled {
                do {
                    try await Task.sleep(for: interval)
                } catch {
                    return
                }
                let isTimeToForget = ContinuousClock.now > nextForgetting
                if isTimeToForget { nextForgetting = .now + Self.forgettingInterval }
                for shop in installation.directory.opened { await tidy(shop, forgetting: isTimeToForget) }
            }
        }
    }

    private func tidyEveryShop() async {
        do {
            for tenant in try await installation.directory.all() {
                if let shop = try await installation.directory.shop(id: tenant.id) { await tidy(shop) }
            }
        } catch {
            logger.error("Housekeeping could not list the shops", metadata: ["error": "\(error)"])
        }
    }

    /// One shop's trouble does not keep the others waiting; what failed is tried again the next time.
    private func tidy(_ shop: Shop, forgetting: Bool = false) async {
        do {
            let released = try await HoldSweep.run(shop)
            let till = Till(shop: shop, providers: installation.providers)
            let looked = try await till.lookAtUnsettled(olderThan: interval)
            if forgetting { try await shop.database.write { try IdempotencyRecord.sweep(at: .now, in: $0) } }
            guard released + looked > 0 else { return }
            logger.debug(
                "Tidied a shop",
                metadata: [
                    "tenant": "\(shop.tenant.slug)", "releasedHolds": "\(released)", "lookedAtPayments": "\(looked)",
                ])
        } catch {
            logger.error(
                "Housekeeping failed", metadata: ["tenant": "\(shop.tenant.slug)", "error": "\(error)"])
        }
    }
}
