public import BackgroundJobs
public import People
public import Persistence
public import Tenancy
public import Vocabulary
import Web

/// Leads people from one shop's desk to the others where they work. Each shop keeps its own passwords, second factors and
/// sessions: what is told here is where to knock, and only to who has shown that the mailbox is theirs in the shop that
/// asks, about shops where the same was shown.
public struct OtherDesks: Sendable {
    private let platform: any Database
    private let addresses: PublicAddresses

    public init(platform: any Database, addresses: PublicAddresses) {
        self.platform = platform
        self.addresses = addresses
    }

    /// Another shop, and where its desk is.
    public struct Place: Sendable, Equatable {
        public let name: String
        /// The host, for people to read.
        public let host: String
        /// The whole address of its sign-in.
        public let signIn: String
        /// Whether visitors are let in; the desk can be read either way.
        public let isSelling: Bool
    }

    /// The other shops where somebody's address works at the desk, by name.
    /// - Returns: nil for who has not shown yet that the mailbox is theirs.
    public func all(of member: Staff, in tenant: TenantID) async throws -> [Place]? {
        guard member.isActive, member.hasProvedEmail(in: tenant) else { return nil }
        let places = try await platform.read { try StaffPlaces.all(of: member.email, in: $0) }
        return places.filter { $0.tenant.id != tenant }.map { place in
            let base = addresses.base(of: place)
            return Place(
                name: place.tenant.name, host: base.split(separator: "/").last.map(String.init) ?? base,
                signIn: SiteURL.deskSignIn().absolute(base: base), isSelling: place.tenant.isSelling)
        }
    }
}

extension JobHandlers {
    /// Keeps what the platform knows of who works where.
    public mutating func handleStaffPlaces(platform: any Database) {
        handle(NoteStaffPlace.self) { job, context in
            guard case .shop(let tenant) = context.place else {
                throw JobFailure.hopeless("the job belongs to no shop")
            }
            // A worker that was given up for dead may come late with what it saw: looked at again, the last word is true.
            var works = try await context.database.read { try job.worksHere(tenant, in: $0) }
            while true {
                let seen = works
                try await platform.write { try StaffPlaces.note(job.email, at: tenant, works: seen, in: $0) }
                works = try await context.database.read { try job.worksHere(tenant, in: $0) }
                if works == seen { return }
            }
        }
    }
}
