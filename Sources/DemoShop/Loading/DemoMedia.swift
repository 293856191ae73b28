import Foundation

/// Writes a demo shop's pictures into the folder of its files.
struct DemoMedia: Sendable {
    /// The keys that the pictures got, below the shop's folder.
    struct Keys: Sendable {
        var logo: String
        var hero: String
        /// By the name of the picture.
        var pictures: [String: String]
    }

    let folder: String

    /// A key carries a mark of the content: browsers keep files for ever.
    func write(_ content: DemoContent) throws -> Keys {
        try FileManager.default.createDirectory(atPath: folder + "/products", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: folder + "/brand", withIntermediateDirectories: true)
        var keys = Keys(
            logo: try write(content.logo, as: "brand/logo"), hero: try write(content.hero, as: "brand/hero"),
            pictures: [:])
        for picture in content.products.flatMap(\.pictures) {
            keys.pictures[picture.name] = try write(picture.svg, as: "products/" + picture.name)
        }
        return keys
    }

    private func write(_ svg: String, as name: String) throws -> String {
        let key = "\(name)-\(Dice.mark(of: svg)).svg"
        try Data(svg.utf8).write(to: URL(fileURLWithPath: folder + "/" + key), options: .atomic)
        return key
    }
}
