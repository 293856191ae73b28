import Crypto
public import Infrastructure
import JWTKit
public import Persistence
import Synchronization
public import Vocabulary

/// Signs and proves access tokens of every shop. Keys are kept in memory for a minute.
public final class AccessTokens: Sendable {
    private struct Keys {
        let all: [SigningKey]
        let readAt: Instant
    }

    private static let freshness: Duration = .seconds(60)
    /// Access to more shops than this at once reads keys more often.
    private static let limit = 4_096

    private let vault: Vault
    private let cache = Mutex<[TenantID: Keys]>([:])

    public init(vault: Vault) {
        self.vault = vault
    }

    /// Signs a token for somebody who has just shown a password or a refresh token.
    /// - Parameter provedAt: the last time that they proved who they are; nil when it is not known, and long ago.
    public func sign(
        _ audience: Audience, _ person: PersonID, _ family: TokenFamilyID, provedAt: Instant?, tenant: TenantID,
        database: any Database, at instant: Instant = .now
    ) async throws -> String {
        var keys = try await keys(of: tenant, database, at: instant)
        if keys.first.map({ $0.createdAt.advanced(by: SigningKey.term) <= instant }) ?? true {
            try await database.write { [vault] transaction in
                try SigningKey.renew(vault, at: instant, in: transaction)
            }
            keys = try await read(tenant, database, at: instant)
        }
        guard let key = keys.first else { throw VaultError.unusableKey }
        let claims = AccessClaims(tenant: tenant, audience, person, family, provedAt: provedAt, at: instant)
        return try await collection([key]).sign(claims, kid: JWKIdentifier(string: "\(key.id)"))
    }

    /// Whom `token` speaks for; nil when it is none of this shop and audience, or is over.
    public func verify(
        _ token: String, _ audience: Audience, tenant: TenantID, database: any Database, at instant: Instant = .now
    ) async throws -> Bearer? {
        guard token.utf8.count <= 2_000 else { return nil }
        var keys = try await keys(of: tenant, database, at: instant)
        if keys.isEmpty { keys = try await read(tenant, database, at: instant) }
        guard let claims = await proved(token, keys) else {
            // Another process may have made a key a moment ago.
            let newer = try await reread(tenant, database, than: keys, at: instant)
            guard let newer, let claims = await proved(token, newer) else { return nil }
            return bearer(claims, audience, tenant, at: instant)
        }
        return bearer(claims, audience, tenant, at: instant)
    }

    /// Forgets the keys of a shop, whose settings or keys were changed.
    public func invalidate(_ tenant: TenantID) {
        cache.withLock { $0[tenant] = nil }
    }

    private func proved(_ token: String, _ keys: [SigningKey]) async -> AccessClaims? {
        do {
            // By the key that it names and no other: one that names none of ours was not signed here.
            let named = try DefaultJWTParser().parse(Array(token.utf8), as: AccessClaims.self).header.kid
            guard let key = keys.first(where: { "\($0.id)" == named }) else { return nil }
            return try await collection([key]).verify(token, as: AccessClaims.self)
        } catch {
            // Whatever is wrong with it, it proves nothing.
            return nil
        }
    }

    private func bearer(_ claims: AccessClaims, _ audience: Audience, _ tenant: TenantID, at instant: Instant)
        -> Bearer?
    {
        let now = instant.milliseconds / 1000
        guard claims.iss == "\(tenant)", claims.aud == audience.rawValue, claims.exp > now, claims.iat <= now + 60,
            let person = PersonID(claims.sub), let family = TokenFamilyID(claims.sid)
        else { return nil }
        return Bearer(
            audience: audience, person: person, family: family,
            provedAt: claims.authTime.map { Instant(milliseconds: $0 * 1000) })
    }

    /// Only HMAC with SHA-256 is known to it, so a token that names another algorithm, or none, proves nothing.
    private func collection(_ keys: [SigningKey]) async -> JWTKeyCollection {
        let collection = JWTKeyCollection()
        for key in keys {
            await collection.add(
                hmac: HMACKey(key: SymmetricKey(data: key.secret)), digestAlgorithm: .sha256,
                kid: JWKIdentifier(string: "\(key.id)"))
        }
        return collection
    }

    // MARK: - Keys

    private func keys(of tenant: TenantID, _ database: any Database, at instant: Instant) async throws -> [SigningKey] {
        let kept = cache.withLock { $0[tenant] }
        if let kept, kept.readAt.advanced(by: Self.freshness) > instant { return kept.all }
        return try await read(tenant, database, at: instant)
    }

    /// Reads again, unless that was done within the last second: a flood of bad tokens reads no keys.
    private func reread(
        _ tenant: TenantID, _ database: any Database, than keys: [SigningKey], at instant: Instant
    ) async throws -> [SigningKey]? {
        let kept = cache.withLock { $0[tenant] }
        if let kept, kept.readAt.advanced(by: .seconds(1)) > instant { return nil }
        let newer = try await read(tenant, database, at: instant)
        return newer.map(\.id) == keys.map(\.id) ? nil : newer
    }

    private func read(_ tenant: TenantID, _ database: any Database, at instant: Instant) async throws -> [SigningKey] {
        let all = try await database.read { [vault] transaction in
            try SigningKey.valid(vault, at: instant, in: transaction)
        }
        cache.withLock { cache in
            if cache.count >= Self.limit { cache.removeAll() }
            cache[tenant] = Keys(all: all, readAt: instant)
        }
        return all
    }
}
