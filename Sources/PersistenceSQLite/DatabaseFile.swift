internal import Persistence

/// One open file: its writer, its readers, and the schema brought up to this program.
final class DatabaseFile: Sendable {
    private let connection: ConnectionQueue
    let writer: GroupCommitWriter
    let readers: ReaderPool

    /// Opens and migrates the file at `path`, which is made when there is none. Blocks.
    init(
        path: String, migrations: [RenderedMigration], readers: Int, observer: DatabaseObserver,
        announce: @escaping @Sendable (Set<Announcement>) -> Void
    ) throws {
        connection = try ConnectionQueue(path: path, purpose: .writing)
        do {
            try connection.sync { connection in
                try connection.migrate(migrations)
                connection.observer = observer
            }
        } catch {
            try connection.close()
            throw error
        }
        writer = GroupCommitWriter(connection: connection, announce: announce)
        self.readers = ReaderPool(limit: readers) {
            let reader = try ConnectionQueue(path: path, purpose: .reading)
            reader.sync { $0.observer = observer }
            return reader
        }
    }

    /// Closes every connection. Nobody may be using the file. Blocks.
    func close() throws {
        // The last connection to close folds the write-ahead log into the file, which a reader could not.
        try readers.close()
        try connection.close()
    }
}
