import Operations
import Tenancy
import Vocabulary

/// Every failure that operators may meet, as programs are told of it.
extension Problem {
    /// Nil for what nobody expects.
    init?(expectedOnPlatform error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as TenancyError: self.init(error)
        case let error as DomainError: self.init(error)
        case is NameServersUnreachable:
            self = .unavailable(code: "dns_unavailable", detail: "No name server answered. Try again in a moment.")
        case is ArchiveTooLarge: self = .tooLarge
        case is NotAnArchive:
            self = .unprocessable(code: "no_archive", detail: "This is no archive of a shop: send a tar file.")
        case let error as DeletionNotConfirmed:
            self = .validation([
                FieldError(
                    field: "confirm", code: "not_confirmed",
                    message: "Send the shop's slug, \(error.slug), to say that you mean it.")
            ])
        default: return nil
        }
    }

    private init(_ error: TenancyError) {
        let detail = error.explanation.prefix(1).uppercased() + error.explanation.dropFirst() + "."
        switch error {
        case .noSuchTenant: self = .notFound
        case .isBeingDeleted: self = .conflict(code: "being_deleted", detail: detail)
        case .nameUnusable:
            self = .validation([FieldError(field: "name", code: "invalid", message: detail)])
        case .slugTaken, .slugReserved: self = .conflict(code: "slug_taken", detail: detail)
        case .domainTaken: self = .conflict(code: "taken", detail: detail)
        }
    }

    private init(_ error: DomainError) {
        let detail = error.explanation.prefix(1).uppercased() + error.explanation.dropFirst() + "."
        switch error {
        case .unknown: self = .notFound
        case .platformHost: self = .validation([FieldError(field: "host", code: "reserved", message: detail)])
        case .taken: self = .conflict(code: "domain_taken", detail: detail)
        case .unverified: self = .conflict(code: "domain_unverified", detail: detail)
        case .recordMissing: self = .conflict(code: "record_missing", detail: detail)
        }
    }
}
