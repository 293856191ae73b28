import CArchive
import Foundation
import Testing

/// Writes tar files as a stranger would.
enum Tar {
    enum Member {
        case file(String, Data)
        case symlink(String, to: String)
        case hardlink(String, to: String)
        case folder(String)
        case device(String)
        /// Says to be so long, and is: nothing but zeros.
        case zeros(String, Int)
    }

    static func write(_ members: [Member], to path: String, isGzipped: Bool = false) throws {
        let archive = try #require(archive_write_new())
        defer { archive_write_free(archive) }
        archive_write_set_format_pax_restricted(archive)
        if isGzipped { archive_write_add_filter_gzip(archive) }
        #expect(archive_write_open_filename(archive, path) == ARCHIVE_OK)
        for member in members {
            let entry = try #require(archive_entry_new())
            defer { archive_entry_free(entry) }
            archive_entry_set_perm(entry, 0o644)
            archive_entry_set_size(entry, 0)
            var (content, repeats) = (Data(), 1)
            switch member {
            case .file(let path, let data):
                archive_entry_set_pathname(entry, path)
                archive_entry_set_filetype(entry, 0o100000)
                archive_entry_set_size(entry, Int64(data.count))
                content = data
            case .symlink(let path, let target):
                archive_entry_set_pathname(entry, path)
                archive_entry_set_filetype(entry, 0o120000)
                archive_entry_set_symlink(entry, target)
            case .hardlink(let path, let target):
                archive_entry_set_pathname(entry, path)
                archive_entry_set_hardlink(entry, target)
            case .folder(let path):
                archive_entry_set_pathname(entry, path)
                archive_entry_set_filetype(entry, 0o040000)
            case .zeros(let path, let count):
                archive_entry_set_pathname(entry, path)
                archive_entry_set_filetype(entry, 0o100000)
                archive_entry_set_size(entry, Int64(count))
                (content, repeats) = (Data(count: 1 << 20), count >> 20)
            case .device(let path):
                archive_entry_set_pathname(entry, path)
                archive_entry_set_filetype(entry, 0o020000)
            }
            #expect(archive_write_header(archive, entry) == ARCHIVE_OK)
            for _ in 0..<repeats {
                _ = content.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
            }
        }
        #expect(archive_write_close(archive) == ARCHIVE_OK)
    }
}
