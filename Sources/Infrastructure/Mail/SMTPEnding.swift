import CCurl

/// What a relay said, line by line.
struct SMTPReplies: Sendable, Hashable {
    /// The first reply that refused something: what comes after it (the answer to our good-bye) says nothing.
    private(set) var refusal: String?
    private(set) var last = ""
    /// Whether it was ready to take the mail itself.
    private(set) var tookContent = false
    private var isComplete = true

    /// A line such as "250-SIZE 1000" or "550 5.1.1 no such user".
    mutating func hear(_ line: String) {
        let line = HeaderText(flattening: line, limit: 300).text
        if isComplete { last = "" }
        // Lines of one reply repeat its code.
        last += last.isEmpty ? line.prefix(3) + " " + line.dropFirst(4) : " " + line.dropFirst(4)
        if line.hasPrefix("354") { tookContent = true }
        if last.count > 600 { last = String(last.prefix(600)) }
        isComplete = line.dropFirst(3).first != "-"
        if isComplete, refusal == nil, let first = last.first, first == "4" || first == "5" { refusal = last }
    }
}

/// How a try to send a mail ended, as libcurl tells it.
struct SMTPEnding {
    var code: CURLcode
    /// The number of the last reply; 0 without one.
    var reply = 0
    var explanation = ""
    var replies = SMTPReplies()

    /// libcurl names the command that was refused.
    private enum Stage {
        case login, sender, recipient, content
    }

    private var stage: Stage {
        if explanation.contains("RCPT failed") { return .recipient }
        if explanation.contains("MAIL failed") { return .sender }
        if code == CURLE_LOGIN_DENIED { return .login }
        // Refused before anything was said, it is us whom the relay does not want.
        return replies.tookContent ? .content : .sender
    }

    var outcome: MailOutcome {
        let refusal = replies.refusal
        let words = refusal ?? explanation
        switch code {
        case CURLE_OK: return .accepted(reply: replies.last)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_USE_SSL_FAILED, CURLE_SSL_CACERT_BADFILE,
            CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
            // The number is only that of the last reply, which may have been a good one.
            return .misconfigured(reply: explanation)
        default: break
        }
        switch refusal?.first {
        case "4": return .temporary(reply: words)
        case "5":
            switch stage {
            case .login, .sender: return .misconfigured(reply: words)
            case .recipient:
                return .permanent(reply: words, addressIsBad: Self.isAboutAddress(words, atRecipient: true))
            case .content: return .permanent(reply: words, addressIsBad: Self.isAboutAddress(words, atRecipient: false))
            }
        default:
            return code == CURLE_LOGIN_DENIED ? .misconfigured(reply: words) : .temporary(reply: words)
        }
    }

    /// Whether the reply says that nobody is at the address (RFC 3463: 5.1.x). Without an enhanced code, a refused
    /// recipient is taken at its word, except for what is about the relay's rules or the size of the mailbox.
    private static func isAboutAddress(_ reply: String, atRecipient: Bool) -> Bool {
        let parts = reply.split(separator: " ", maxSplits: 2)
        let enhanced = parts.dropFirst().first.map { $0.split(separator: ".") } ?? []
        if enhanced.count == 3, enhanced.allSatisfy({ Int($0) != nil }) {
            return enhanced[0] == "5" && enhanced[1] == "1"
        }
        return atRecipient && ["550", "551", "553"].contains(parts.first.map(String.init))
    }
}
