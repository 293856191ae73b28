internal import Vocabulary

/// The lines of one product: they stand together, and the first says what all of it has in common.
struct ImportGroup {
    /// The address as the file has it.
    let handle: String
    /// The address the product gets: the file's own where it is one.
    var slug: Slug { Slug(handle) ?? Slug(transliterating: handle) }
    var rows: [ImportRow]
    /// What makes the product unusable. A product is imported whole or not at all: half of one would retire the
    /// variants of the lines that could not be read.
    var problems: [ImportProblem]
}

/// Gathers lines into products, one product at a time.
struct ImportGroups {
    /// Lines of one product: far more than anybody's variants and pictures, and few enough to hold at once.
    static let longest = 5_000

    private(set) var rows: ImportRows
    private var pending: ImportRow?
    /// Hashes of the addresses that have passed: a few bytes for each product.
    private var seen: Set<Int> = []

    init(_ rows: ImportRows) {
        self.rows = rows
    }

    /// The next product; nil at the end.
    mutating func next() throws -> ImportGroup? {
        guard let first = try takePending() ?? rows.next() else { return nil }
        var group = ImportGroup(handle: first[.slug] ?? "", rows: [], problems: [])
        add(first, to: &group)
        while let row = try rows.next() {
            // A line that does not say whose it is may belong here, so this product is not whole.
            guard row[.slug] == nil || row[.slug] == group.handle else {
                pending = row
                break
            }
            add(row, to: &group)
        }
        if !group.handle.isEmpty, !seen.insert(group.slug.hashValue).inserted {
            group.problems.append(
                ImportProblem(line: first.line, reason: "“\(group.handle)” came before; its lines must stand together.")
            )
        }
        return group
    }

    private mutating func takePending() -> ImportRow? {
        defer { pending = nil }
        return pending
    }

    private func add(_ row: ImportRow, to group: inout ImportGroup) {
        let count = group.rows.count + group.problems.count
        guard count < Self.longest else {
            guard count == Self.longest else { return }
            group.problems.append(
                ImportProblem(line: row.line, reason: "A product has at most \(Self.longest) lines."))
            return
        }
        if let defect = row.defect {
            group.problems.append(ImportProblem(line: row.line, reason: defect))
        } else if row[.slug] == nil {
            group.problems.append(
                ImportProblem(line: row.line, reason: "The line does not say which product it is of."))
        } else {
            group.rows.append(row)
        }
    }
}
