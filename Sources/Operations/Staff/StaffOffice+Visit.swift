import Messaging
import People
import Persistence
import Vocabulary
import Web

extension StaffOffice {
    /// Tells every owner that an operator was let in, and why.
    func announce(_ visit: OperatorVisit, in transaction: Transaction) throws {
        let trail = link(.desk(.audit, query: ["person": "\(visit.operatorID)"]))
        let message = MailMessage.operatorVisit(
            operator: visit.name, reason: visit.reason, until: visit.endsAt, trail: trail, format)
        for owner in try Staff.all(in: transaction) where owner.role == Role.owner && owner.isActive {
            try post(message, to: owner.email, cause: "\(visit.id)/\(owner.id)", in: transaction)
        }
    }
}
