import Composition
import Foundation
import Operations
import People

extension Installation {
    /// What whoever runs this command changes: the audit trail names their account on this machine.
    var acts: OperatorActs {
        office.acting(as: .thisAccount)
    }
}

extension AuditTrail.Origin {
    /// Whoever runs this command.
    static var thisAccount: AuditTrail.Origin { .commandLine(NSUserName()) }
}
