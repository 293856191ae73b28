/// The pictures named by a product's lines, each once, in the order of their positions.
struct ImportedImages {
    private var images: [(position: Int, address: String, alt: String)] = []
    private(set) var notes: [ImportProblem] = []

    mutating func add(_ row: ImportRow) {
        if let address = row[.image] {
            let position = row[.imagePosition].flatMap { Int($0) } ?? images.count + 1
            add(address, position: position, alt: row[.imageAlt] ?? "", line: row.line)
        }
        // A variant's own picture often stands on no line of its own.
        if let address = row[.variantImage] { add(address, position: .max, alt: "", line: row.line) }
    }

    private mutating func add(_ address: String, position: Int, alt: String, line: Int) {
        let scheme = address.prefix(8).lowercased()
        guard scheme.hasPrefix("https://") || scheme.hasPrefix("http://"), !address.contains(where: \.isWhitespace),
            address.count <= 2000
        else {
            notes.append(ImportProblem(line: line, reason: "The image was left out: its address is no web address."))
            return
        }
        if let index = images.firstIndex(where: { $0.address == address }) {
            // Named by a variant before its own line came.
            if images[index].position == .max { images[index] = (position, address, alt) }
        } else {
            images.append((position, address, alt))
        }
    }

    private var sorted: [(position: Int, address: String, alt: String)] {
        // Swift's sort is stable: images with one position stay in the order of the file.
        images.sorted { $0.position < $1.position }
    }

    var drafts: [ImageDraft] {
        sorted.map { ImageDraft(.address($0.address), alt: $0.alt) }
    }

    func index(of address: String) -> Int? {
        sorted.firstIndex { $0.address == address }
    }
}
