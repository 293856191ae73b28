/// What the pages of accounts say; as ``Word`` does for the others.
public enum AccountWord: String, CaseIterable, Sendable {
    // Coming in
    case signIn
    case signOut
    case signInLead
    case password
    case newPassword
    case currentPassword
    case passwordHint
    case forgotPassword
    case noAccountYet
    case haveAccount
    case createAccount
    case registerLead
    case signInFailed
    case busy
    case signInDelayed
    case orContinueWith
    case signInWithGoogle
    case elsewhereFailed
    case elsewhereNeedsProof
    case signedOut
    case signInWithPasskey
    case passkeyFailed
    case passkeyGivenUp

    // Mailed links
    case checkMailTitle
    case checkMailRegister
    case checkMailPassword
    case checkMailEmail
    case checkMailOrder
    case checkMailUndone
    case checkMailHint
    case linkUsedTitle
    case linkUsedText
    case verifyTitle
    case verifyText
    case verifyPassword
    case verifyAction
    case forgotTitle
    case forgotText
    case sendLink
    case resetText
    case resetAction
    case confirmEmailText
    case confirmEmailAction
    case emailTaken
    case undoTitle
    case undoText
    case undoAction
    case claimTitle
    case claimText
    case claimAction
    case claimRegister
    case claimInvite
    case claimInviteText

    // My account
    case yourAccount
    case hello
    case overview
    case orders
    case latestOrders
    case allOrders
    case olderOrders
    case noOrders
    case noOrdersHint
    case details
    case name
    case mailLanguage
    case save
    case saved
    case emailAddress
    case newEmail
    case changeEmail
    case changeEmailHint
    case changePassword
    case changePasswordHint
    case passwordChanged
    case emailChanged
    case wrongPassword
    case noPasswordYet
    case signInAgain
    case addresses
    case addAddress
    case editAddress
    case saveAddress
    case noAddresses
    case noAddressesHint
    case defaultShipping
    case defaultBilling
    case makeDefaultShipping
    case makeDefaultBilling
    case edit
    case addressBookFull
    case useSavedAddress
    case useThisAddress
    case keepAddress
    case signInToSpeedUp
    case signedInAs
    case sessions
    case sessionsLead
    case app
    case thisDevice
    case unknownDevice
    case lastSeen
    case since
    case endSession
    case endOthers
    case sessionEnded
    case passkeys
    case passkeysLead
    case passkeysNeed
    case noPasskeys
    case addPasskey
    case passkeyNameHint
    case passkeyNameWrong
    case renamePasskey
    case removePasskey
    case passkeyMade
    case passkeyUsed
    case passkeyUnused
    case passkeyElsewhere
    case passkeyAdded
    case passkeyRemoved
    case passkeyNotAdded
    case passkeyNotMade
    case passkeyOnDevice
    case provePasskeys
    case goOn
    case data
    case dataLead
    case exportTitle
    case exportText
    case exportAction
    case deleteTitle
    case deleteText
    case deleteAction
    case deletedTitle
    case deletedText
    case orderNotes
    case orderIsYours
    case andMore

    // Carts that come together
    case cartsJoined
    case cartCut
    case cartLeftOut

    // Passwords
    case passwordTooShort
    case passwordTooLong
    case passwordTooCommon
    case passwordTooClose
}

extension Words {
    public func callAsFunction(_ word: AccountWord, _ arguments: String...) -> String {
        let text =
            switch language {
            case .english: EnglishAccountWords.text(word)
            case .german: GermanAccountWords.text(word)
            case .japanese: JapaneseAccountWords.text(word)
            case .arabic: ArabicAccountWords.text(word)
            }
        return Self.fill(text, arguments)
    }
}
