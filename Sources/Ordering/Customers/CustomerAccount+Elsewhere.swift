public import People
public import Persistence
public import Vocabulary

extension CustomerAccount {
    /// What somebody is here who signed in elsewhere.
    public enum Arrival: Sendable, Equatable {
        case customer(CustomerID)
        /// There is an account with their address, and nobody has shown yet that it is theirs.
        case needsProof
        /// The provider does not say that they read mail anywhere.
        case withoutAddress
    }

    /// Finds the account of somebody who signed in elsewhere, links it by its address, or makes it.
    ///
    /// The pair of issuer and subject is what names them. An account that is there already is linked only when its
    /// address is proved here, and the provider runs that mailbox: of others it may have heard long ago.
    public static func arrive(
        _ identity: ExternalIdentity, locale: String, at instant: Instant = .now, in transaction: Transaction
    ) throws -> Arrival {
        let (issuer, subject) = (identity.issuer, identity.subject)
        if let known = try Customer.find(issuer: issuer, subject: subject, in: transaction) {
            return .customer(known.id)
        }
        guard let email = identity.email, identity.isEmailVerified else { return .withoutAddress }
        if let there = try Customer.find(email, in: transaction) {
            if there.isVerified {
                guard identity.runsMailbox else { return .needsProof }
                try Customer.link(there.id, issuer: issuer, subject: subject, at: instant, in: transaction)
                return .customer(there.id)
            }
            // Somebody registered and never proved the address: it is not theirs.
            try delete(there.id, at: instant, in: transaction)
        }
        let name = String((identity.name ?? "").prefix(PersonName.length.upperBound))
        let id = try Customer.register(
            email: email, name: name, password: nil, locale: locale, at: instant, in: transaction)
        try Customer.link(id, issuer: issuer, subject: subject, at: instant, in: transaction)
        if identity.runsMailbox {
            try prove(id, email, at: instant, in: transaction)
        } else {
            // Their orders as a guest are not given on somebody else's word.
            try Customer.markVerified(id, email, at: instant, in: transaction)
        }
        try TellCustomer(.welcome(id), cause: "welcome/\(id)").enqueue(in: transaction)
        return .customer(id)
    }
}
