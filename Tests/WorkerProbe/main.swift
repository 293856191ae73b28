import BackgroundJobs
import Foundation
import JobWorkshop
import Logging
import Persistence
import ServiceLifecycle
import TestEngines
import Vocabulary

// Enqueues jobs and runs them until it is killed. Prints the name of each job once its commit is acknowledged:
//   WorkerProbe (directory|server) PLACE TENANT
// Every twentieth is a mistake, which fails each time.

let arguments = CommandLine.arguments
guard arguments.count == 4, let tenant = TenantID(arguments[3]) else {
    FileHandle.standardError.write(Data("usage: WorkerProbe (directory|server) PLACE TENANT\n".utf8))
    exit(64)
}
let place: TestPlace = arguments[1] == "directory" ? .directory(arguments[2]) : .server(url: arguments[2])

let bell = JobBell()
let engine = try place.engine(
    migrations: JobWorkshop.migrations, observer: DatabaseObserver(committed: { bell.hear($0, $1) }))
try await engine.migrate()
try await engine.createShop(tenant)
let shop = try await engine.shop(tenant)
var logger = Logger(label: "probe")
logger.logLevel = .critical

let workers = JobWorkers(
    engine: engine, handlers: .workshop { .milliseconds(.random(in: 0...20)) },
    places: .init(shops: { [tenant] }, timeZone: { _ in "UTC" }), bell: bell,
    limits: .init(lease: .seconds(2)), logger: logger)

try await withThrowingTaskGroup { group in
    group.addTask { await workers.run() }
    for writer in 0..<4 {
        group.addTask {
            for step in 0... {
                let name = "\(getpid())-\(writer)-\(step)"
                let isMistake = step % 20 == 7
                try await shop.write { transaction in
                    if isMistake {
                        try JobQueue.enqueue(Mistake(name: name), in: transaction)
                    } else {
                        try JobQueue.enqueue(Errand(name: name), in: transaction)
                    }
                }
                FileHandle.standardOutput.write(Data("\(isMistake ? "mistake" : "errand") \(name)\n".utf8))
                try await Task.sleep(for: .milliseconds(10))
            }
        }
    }
    try await group.waitForAll()
}
