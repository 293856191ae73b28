internal import CPostgres
internal import Dispatch
internal import Foundation
internal import Persistence

/// A PostgreSQL database of one test, so that tests run side by side. Dropped when the test ends.
enum ServerDatabase {
    /// The database to connect to for making others; its role needs `CREATEDB`. From `STOA_TEST_DATABASE_URL`.
    static let serverAddress = ProcessInfo.processInfo.environment["STOA_TEST_DATABASE_URL"]

    static func with<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        guard let serverAddress else {
            throw DatabaseError.misconfigured(
                "set STOA_TEST_DATABASE_URL (scripts/postgres-for-tests) to test on PostgreSQL")
        }
        let name = "stoa_test_\(UUID().uuidString.replacing("-", with: "").lowercased())"
        try await run("CREATE DATABASE \(name)", at: serverAddress)
        do {
            let result = try await body(address(serverAddress, ofDatabase: name))
            try await run("DROP DATABASE \(name) WITH (FORCE)", at: serverAddress)
            return result
        } catch {
            try await run("DROP DATABASE \(name) WITH (FORCE)", at: serverAddress)
            throw error
        }
    }

    /// `postgresql://role@host/name?options` with another name.
    static func address(_ address: String, ofDatabase name: String) throws -> String {
        guard var parts = URLComponents(string: address) else {
            throw DatabaseError.misconfigured("STOA_TEST_DATABASE_URL is not an address")
        }
        parts.path = "/\(name)"
        guard let address = parts.string else {
            throw DatabaseError.misconfigured("STOA_TEST_DATABASE_URL has no place for a database's name")
        }
        return address
    }

    /// One after the other: the server copies its template for each new database, and fails when two do at once.
    private static let maintenance = DispatchQueue(label: "stoa.test.postgres")

    static func run(_ statement: String, at address: String) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            maintenance.async { continuation.resume(with: Swift.Result { try execute(statement, at: address) }) }
        }
    }

    private static func execute(_ statement: String, at address: String) throws {
        let connection = PQconnectdb(address)
        defer { PQfinish(connection) }
        let result = PQexec(connection, statement)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else {
            throw DatabaseError.failed(message: String(cString: PQerrorMessage(connection)), statement: statement)
        }
    }
}
