import CCurl
import Synchronization

/// A handle of libcurl with the connection it keeps. One thread at a time uses it: it is taken out of the pool for a
/// mail, and put back afterwards; nothing else holds it, which is why it may be passed between threads.
final class SMTPConnection: @unchecked Sendable {
    private let handle: UnsafeMutableRawPointer
    private let settings: SMTPSettings

    private static let libraryIsReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Nil when libcurl is out of memory.
    init?(_ settings: SMTPSettings) {
        guard Self.libraryIsReady, let handle = curl_easy_init() else { return nil }
        self.handle = handle
        self.settings = settings
        configure()
    }

    deinit {
        curl_easy_cleanup(handle)
    }

    private func configure() {
        text(CURLOPT_URL, settings.relay + "/" + settings.greeting)
        text(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        number(CURLOPT_NOSIGNAL, 1)
        number(CURLOPT_CONNECTTIMEOUT_MS, settings.connectTimeout.milliseconds)
        number(CURLOPT_TIMEOUT_MS, settings.timeout.milliseconds)
        number(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        let level = settings.encryption == .required ? CURLUSESSL_ALL : CURLUSESSL_TRY
        number(CURLOPT_USE_SSL, Int(level.rawValue))
        if let file = settings.authorityFile { text(CURLOPT_CAINFO, file) }
        // A relay forgets us after some minutes of silence.
        number(CURLOPT_MAXAGE_CONN, 60)
        if let login = settings.login {
            text(CURLOPT_USERNAME, login.user)
            text(CURLOPT_PASSWORD, login.password.revealed)
            number(CURLOPT_SASL_IR, 1)
        }
    }

    /// Sends a mail and waits for the relay's last word.
    func send(_ mail: OutgoingMail, _ call: SMTPCall) -> SMTPEnding {
        var errorText = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
        let headers = CurlList(mail.headers + ["Content-Type: multipart/alternative"])
        let recipients = CurlList(["<" + mail.to.ascii + ">"])
        guard let message = body(of: mail) else { return SMTPEnding(code: CURLE_OUT_OF_MEMORY) }
        defer { curl_mime_free(message) }
        text(CURLOPT_MAIL_FROM, "<" + mail.from.ascii + ">")
        stoa_curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients.first)
        stoa_curl_set_list(handle, CURLOPT_HTTPHEADER, headers.first)
        stoa_curl_set_message(handle, message)
        return withExtendedLifetime((call, headers, recipients)) {
            let context = Unmanaged.passUnretained(call).toOpaque()
            stoa_curl_hear(handle, Self.hear, context)
            stoa_curl_watch(handle, Self.watch, context)
            return errorText.withUnsafeMutableBufferPointer { buffer in
                stoa_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, buffer.baseAddress)
                let code = curl_easy_perform(handle)
                let reply = stoa_curl_reply_code(handle)
                forget()
                let explanation = String(
                    decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
                return SMTPEnding(
                    code: code, reply: reply, explanation: explanation.isEmpty ? Self.words(code) : explanation,
                    replies: call.replies)
            }
        }
    }

    /// Nothing of the mail may be pointed at once it is sent.
    private func forget() {
        stoa_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, nil)
        stoa_curl_set_list(handle, CURLOPT_MAIL_RCPT, nil)
        stoa_curl_set_list(handle, CURLOPT_HTTPHEADER, nil)
        stoa_curl_set_message(handle, nil)
        stoa_curl_hear(handle, nil, nil)
        stoa_curl_watch(handle, nil, nil)
    }

    private static let hear: stoa_curl_reader = { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        let length = size * count
        let line = bytes.withMemoryRebound(to: UInt8.self, capacity: length) {
            String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
        }
        Unmanaged<SMTPCall>.fromOpaque(context).takeUnretainedValue().hear(line)
        return length
    }

    private static let watch: stoa_curl_watcher = { context, _, _, _, _ in
        guard let context else { return 0 }
        return Unmanaged<SMTPCall>.fromOpaque(context).takeUnretainedValue().isCancelled ? 1 : 0
    }

    private static func words(_ code: CURLcode) -> String {
        curl_easy_strerror(code).map { String(cString: $0) } ?? "libcurl error \(code.rawValue)"
    }

    // MARK: - Body

    /// Text first, HTML last: mail programs show the last part that they can.
    private func body(of mail: OutgoingMail) -> OpaquePointer? {
        guard let message = curl_mime_init(handle) else { return nil }
        for (content, type) in [(mail.text, "text/plain; charset=utf-8"), (mail.html, "text/html; charset=utf-8")] {
            // The encoder takes a bare line feed for a byte of the line.
            let bytes = Array(content.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").utf8)
            guard let part = curl_mime_addpart(message), curl_mime_type(part, type) == CURLE_OK,
                curl_mime_encoder(part, Self.encoder(for: bytes)) == CURLE_OK,
                bytes.withUnsafeBytes({ raw in
                    curl_mime_data(part, raw.bindMemory(to: CChar.self).baseAddress, raw.count)
                }) == CURLE_OK
            else {
                curl_mime_free(message)
                return nil
            }
        }
        return message
    }

    /// Quoted-printable triples every byte beyond ASCII; base64 adds a third to all of them.
    private static func encoder(for bytes: [UInt8]) -> String {
        bytes.count(where: { $0 >= 0x80 }) * 6 > bytes.count ? "base64" : "quoted-printable"
    }

    private func text(_ option: CURLoption, _ value: String) {
        stoa_curl_set_text(handle, option, value)
    }

    private func number(_ option: CURLoption, _ value: Int) {
        stoa_curl_set_number(handle, option, value)
    }
}

/// A list of texts in libcurl's memory.
private final class CurlList {
    private(set) var first: UnsafeMutablePointer<curl_slist>?

    init(_ texts: [String]) {
        for text in texts { first = curl_slist_append(first, text) ?? first }
    }

    deinit {
        curl_slist_free_all(first)
    }
}

extension Duration {
    fileprivate var milliseconds: Int { Int(self / .milliseconds(1)) }
}
