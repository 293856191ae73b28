internal import Persistence
internal import Vocabulary

/// Where the files of shops lie: a folder for each tenant.
struct MediaFolder: Sendable {
    let root: String

    /// The file behind an address; nil when the address could lead out of the tenant's folder or names no picture.
    func file(_ parts: [String], of tenant: TenantID) -> MediaFile? {
        guard (1...8).contains(parts.count), parts.allSatisfy(Self.isSafe), let name = parts.last,
            let type = MediaType(fileName: name)
        else { return nil }
        let path = ([root, tenant.description] + parts).joined(separator: "/")
        return MediaFile(path: path, type: type)
    }

    /// Letters, digits, `-`, `_` and `.`, not beginning with a dot: no way up, nothing hidden.
    private static func isSafe(_ part: String) -> Bool {
        guard (1...200).contains(part.utf8.count), part.utf8.first != UInt8(ascii: ".") else { return false }
        return part.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                true
            default: false
            }
        }
    }
}

/// A file of a shop's that anybody may see.
struct MediaFile: Sendable {
    let path: String
    let type: MediaType
}

/// The kinds of pictures that are served.
enum MediaType: String, Sendable {
    case svg = "image/svg+xml"
    case png = "image/png"
    case jpeg = "image/jpeg"
    case webp = "image/webp"
    case avif = "image/avif"
    case gif = "image/gif"

    init?(fileName: String) {
        guard let dot = fileName.lastIndex(of: ".") else { return nil }
        switch fileName[fileName.index(after: dot)...].lowercased() {
        case "svg": self = .svg
        case "png": self = .png
        case "jpg", "jpeg": self = .jpeg
        case "webp": self = .webp
        case "avif": self = .avif
        case "gif": self = .gif
        default: return nil
        }
    }
}
