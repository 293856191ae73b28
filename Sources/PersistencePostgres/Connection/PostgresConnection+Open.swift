internal import CPostgres
internal import Persistence

extension PostgresConnection {
    /// Connects, and makes sure that this role is bound by row level security.
    /// - Parameter isFirst: nobody has connected with this URL yet, so that a server that answers but refuses means a
    ///   wrong name or password rather than a passing state.
    static func open(_ settings: ConnectionSettings, isFirst: Bool) throws(ConnectionFailure) -> PostgresConnection {
        let connection = try connect(settings, isFirst: isFirst)
        do {
            try connection.findOutWhetherSessionIsShared()
            try connection.greet()
            return connection
        } catch let failure as ConnectionFailure {
            connection.close()
            throw failure
        } catch {
            connection.close()
            throw ConnectionFailure(message: settings.redacted("\(error)"), mayPass: true)
        }
    }

    /// Connects, as whatever role the URL names.
    static func connect(
        _ settings: ConnectionSettings, isFirst: Bool
    ) throws(ConnectionFailure) -> PostgresConnection {
        // What stands before the URL gives defaults, what stands behind it wins.
        let keywords = ["fallback_application_name", "connect_timeout", "dbname", "client_encoding"]
        let values = ["stoa", "5", settings.url, "UTF8"]
        guard let handle = withStrings(keywords, values, { PQconnectdbParams($0, $1, 1) }) else {
            throw ConnectionFailure(message: "out of memory", mayPass: true)
        }
        guard PQstatus(handle) == CONNECTION_OK else {
            let message = settings.redacted(String(cString: PQerrorMessage(handle)))
            PQfinish(handle)
            let answers = isFirst && withStrings(keywords, values, { PQpingParams($0, $1, 1) }) == PQPING_OK
            throw ConnectionFailure(message: message, mayPass: !answers)
        }
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        return PostgresConnection(handle: handle, settings: settings)
    }

    private func greet() throws {
        let question = """
            SELECT current_user, current_database(), current_setting('server_encoding'), rolsuper OR rolbypassrls \
            FROM pg_roles WHERE rolname = current_user
            """
        let greeting = sharesSession ? "" : settings.greeting() + "; "
        guard let row = try simple(greeting + question).rows.first else {
            throw ConnectionFailure(message: "The database does not know the role that connected.", mayPass: false)
        }
        let (role, database): (String, String) = (try row[0], try row[1])
        if try row[3] {
            throw ConnectionFailure(message: Self.refusal(of: role, database: database), mayPass: false)
        }
        let encoding: String = try row[2]
        guard encoding == "UTF8" else {
            throw ConnectionFailure(
                message: "The database \"\(database)\" keeps text as \(encoding); "
                    + "make it with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.",
                mayPass: false)
        }
    }

    private static func refusal(of role: String, database: String) -> String {
        """
        The role "\(role)" bypasses row level security, which keeps shops apart, so it is refused. \
        Make one that does not, and use it in the database URL: \
        CREATE ROLE stoa LOGIN PASSWORD '…' NOSUPERUSER NOBYPASSRLS; ALTER DATABASE "\(database)" OWNER TO stoa;
        """
    }

    private static func withStrings<Result>(
        _ keywords: [String], _ values: [String],
        _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> Result
    ) -> Result {
        withCStrings(keywords) { keywords in withCStrings(values) { values in body(keywords, values) } }
    }

    /// `strings` as C's array of texts, with nothing at its end.
    private static func withCStrings<Result>(
        _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
    ) -> Result {
        var bytes: [CChar] = []
        var starts: [Int] = []
        for string in strings {
            starts.append(bytes.count)
            bytes += string.utf8CString
        }
        return bytes.withUnsafeBufferPointer { bytes in
            let pointers = starts.map { start in bytes.baseAddress.map { $0 + start } } + [nil]
            return pointers.withUnsafeBufferPointer { pointers in
                guard let base = pointers.baseAddress else { preconditionFailure("an array with an end is not empty") }
                return body(base)
            }
        }
    }
}
