import Foundation
import Persistence
import TestEngines
import Vocabulary

// Writes rows from several tasks until it is killed, and prints the number of each row once its commit is acknowledged:
//   DurabilityProbe (directory|server) PLACE TENANT
// The rows go to two tables in one transaction, so that a torn commit shows.

let arguments = CommandLine.arguments
guard arguments.count == 4, let tenant = TenantID(arguments[3]) else {
    FileHandle.standardError.write(Data("usage: DurabilityProbe (directory|server) PLACE TENANT\n".utf8))
    exit(64)
}
let place: TestPlace = arguments[1] == "directory" ? .directory(arguments[2]) : .server(url: arguments[2])

let engine = try place.engine(migrations: ProbeSchema.migrations)
try await engine.migrate()
try await engine.createShop(tenant)
let shop = try await engine.shop(tenant)

try await withThrowingTaskGroup { group in
    for writer in 0..<8 {
        group.addTask {
            for step in 0... {
                let number = step * 8 + writer
                try await shop.write { transaction in
                    try transaction.execute("INSERT INTO debit (id) VALUES (\(number))")
                    try transaction.execute("INSERT INTO credit (id) VALUES (\(number))")
                }
                FileHandle.standardOutput.write(Data("\(number)\n".utf8))
            }
        }
    }
    try await group.waitForAll()
}
