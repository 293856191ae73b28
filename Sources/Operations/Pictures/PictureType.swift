/// What a picture is by its first bytes, whatever its name or its server says. The raw value ends its file's name.
///
/// Drawings (SVG) are documents that can hold scripts, so none is taken from outside.
enum PictureType: String, CaseIterable {
    case jpeg = "jpg"
    case png, gif, webp, avif

    /// What is asked for (RFC 9110 §12.5.1).
    static let accepted = "image/avif, image/webp, image/png, image/jpeg, image/gif"

    /// Nil for anything that is no picture of these kinds.
    init?(_ bytes: [UInt8]) {
        func holds(_ mark: [UInt8], at offset: Int = 0) -> Bool {
            bytes.count >= offset + mark.count && bytes[offset..<offset + mark.count].elementsEqual(mark)
        }
        func holds(_ mark: String, at offset: Int = 0) -> Bool { holds(Array(mark.utf8), at: offset) }

        if holds([0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if holds([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if holds("GIF87a") || holds("GIF89a") {
            self = .gif
        } else if holds("RIFF"), holds("WEBP", at: 8) {
            self = .webp
        } else if holds("ftypavif", at: 4) || holds("ftypavis", at: 4) {
            self = .avif
        } else {
            return nil
        }
    }
}
