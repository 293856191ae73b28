import Dispatch
import Foundation
import Operations
import Persistence
import Vocabulary

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The folders of the shops' files, one for each tenant, named by its id.
struct MediaFolders: PictureFolder {
    let root: String

    func folder(of tenant: TenantID) -> String { "\(root)/\(tenant)" }

    /// Removes a tenant's folder with all that is in it, if there is one.
    @Sendable func remove(_ tenant: TenantID) async throws {
        let folder = folder(of: tenant)
        // It may hold many files, and none of the threads that answer requests waits for them.
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global(qos: .utility).async {
                done.resume(
                    with: Result {
                        guard FileManager.default.fileExists(atPath: folder) else { return }
                        try FileManager.default.removeItem(atPath: folder)
                    })
            }
        }
    }

    /// Keeps a file of a tenant, durably and whole, unless it is there.
    func keep(_ bytes: [UInt8], named name: String, of tenant: TenantID) async throws {
        let folder = folder(of: tenant)
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global(qos: .utility).async {
                done.resume(with: Result { try Self.write(bytes, named: name, to: folder) })
            }
        }
    }

    private static func write(_ bytes: [UInt8], named name: String, to folder: String) throws {
        let place = URL(fileURLWithPath: folder)
        let file = place.appending(path: name)
        guard !FileManager.default.fileExists(atPath: file.path) else { return }
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        // Under another name until it is whole: what has the name is served.
        let draft = place.appending(path: ".\(ID<Any>())")
        do {
            try Data(bytes).write(to: draft)
            try synchronize(draft)
            try FileManager.default.moveItem(at: draft, to: file)
        } catch CocoaError.fileWriteFileExists {
            // Somebody was faster with the same picture.
            try FileManager.default.removeItem(at: draft)
        }
        try synchronize(place)
    }

    private static func synchronize(_ place: URL) throws {
        let descriptor = open(place.path, O_RDONLY)
        guard descriptor >= 0 else { throw CocoaError(.fileReadUnknown) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// Bytes of a tenant's files.
    func size(of tenant: TenantID) -> Int64 {
        let files = FileManager.default.enumerator(
            at: URL(fileURLWithPath: folder(of: tenant)), includingPropertiesForKeys: [.fileSizeKey])
        var bytes: Int64 = 0
        while let file = files?.nextObject() as? URL {
            // A file that went away meanwhile takes no room.
            let values = try? file.resourceValues(forKeys: [.fileSizeKey])
            bytes += Int64(values?.fileSize ?? 0)
        }
        return bytes
    }
}
