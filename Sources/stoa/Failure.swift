import Archives
import ArgumentParser
import Catalog
import Foundation
import Infrastructure
import Persistence
import Tenancy

/// Something a person can mend: one line that says what to do. The program ends with status 1.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }

    /// Runs `body`; what it throws becomes one line.
    static func explaining<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as TenancyError {
            throw Failure(error.explanation)
        } catch let error as DomainError {
            throw Failure(error.explanation)
        } catch let error as ArchiveError {
            throw Failure(error.explanation)
        } catch is NameServersUnreachable {
            throw Failure("no name server answered: try again in a moment")
        } catch let error as SettingsError {
            FileHandle.standardError.write(Data("Error: \(error.description)\n".utf8))
            throw ExitCode(64)
        } catch let error as DatabaseError {
            throw Failure(explanation(of: error))
        }
    }

    /// One line for what stopped a part of the work.
    static func text(of error: any Error) -> String {
        (error as? DatabaseError).map(explanation) ?? "\(error)"
    }

    private static func explanation(of error: DatabaseError) -> String {
        switch error {
        case .misconfigured(let advice): advice
        case .newerSchema(let migration):
            "the database was migrated by a newer version of Stoa (it knows \"\(migration)\"): use that version"
        case .changedMigration(let migration):
            "the step \"\(migration)\" has run in another form: this is not the program that made the database"
        case .connectionLost(let reason): "cannot reach the database: \(reason)"
        case .busy: "the database did not answer in time"
        default: "the database failed: \(error)"
        }
    }
}
