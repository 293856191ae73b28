public import Archives
public import Persistence

/// Where shops are exported, imported and cloned: the requests and the files. Workers do the work.
public struct ArchiveDesk: Sendable {
    let platform: any Database
    /// Where the finished archive of an export is.
    let exportFile: @Sendable (TransferID) -> String
    /// Where an archive is put that is to be imported. Its folder is there.
    let makeUpload: @Sendable (TransferID) async throws -> String
    /// Bytes of an archive that is sent.
    let limit: Int64

    public init(
        platform: any Database, limit: Int64, exportFile: @escaping @Sendable (TransferID) -> String,
        makeUpload: @escaping @Sendable (TransferID) async throws -> String
    ) {
        self.platform = platform
        self.limit = limit
        self.exportFile = exportFile
        self.makeUpload = makeUpload
    }
}
