internal import Persistence
internal import Synchronization

/// The empty, migrated file that new tenants are copies of: copying takes a fraction of running every migration.
final class Template: Sendable {
    private let directory: DataDirectory
    private let migrations: [RenderedMigration]
    private let isMade = Mutex(false)

    init(directory: DataDirectory, migrations: [RenderedMigration]) {
        self.directory = directory
        self.migrations = migrations
    }

    /// Makes the file, once per process, since another program may have made the last one. Blocks.
    func make() throws {
        try isMade.withLock { isMade in
            guard !isMade else { return }
            try directory.removeFile(directory.template)
            // Closing folds the write-ahead log into the file, so that the file alone is all there is to copy.
            try DatabaseFile(
                path: directory.template, migrations: migrations, readers: 1,
                observer: DatabaseObserver(), announce: { _ in }
            ).close()
            isMade = true
        }
    }
}
