/// One line of a product file.
struct ImportRow {
    let line: Int
    let defect: String?
    private let values: [String]

    init(_ record: CSVRecord, columns: [Int?], width: Int) {
        line = record.line
        let misfit =
            record.fields.count == width
            ? nil : "The line has \(record.fields.count) columns where the header has \(width)."
        defect = record.defect ?? misfit
        values = columns.map { column in
            guard let column, column < record.fields.count else { return "" }
            return record.fields[column].trimmed
        }
    }

    /// The trimmed value; nil when it is blank or the file has no such column.
    subscript(field: ImportField) -> String? {
        let value = values[field.rawValue]
        return value.isEmpty ? nil : value
    }
}

/// The lines of a product file as the header names their columns.
struct ImportRows {
    let format: ImportFormat
    private(set) var linesRead = 1
    private var reader: CSVReader
    private let columns: [Int?]
    private let width: Int

    /// Reads the header.
    /// - Throws: ``ImportError``.
    init(_ source: ByteSource, format: ImportFormat) throws {
        reader = CSVReader(source)
        guard let header = try reader.next() else { throw ImportError.emptyFile }
        if let defect = header.defect { throw ImportError.badHeader(defect) }
        guard let told = format == .auto ? ImportFormat.told(by: header.fields) : format else {
            throw ImportError.unknownColumns
        }
        self.format = told
        width = header.fields.count
        var columns = [Int?](repeating: nil, count: ImportField.allCases.count)
        for (index, name) in header.fields.enumerated() {
            if let field = told.columns[name.trimmed.lowercased()] { columns[field.rawValue] = index }
        }
        self.columns = columns
        let missing = told.columns.filter {
            [.slug, .title, .price].contains($0.value) && columns[$0.value.rawValue] == nil
        }
        guard missing.isEmpty else { throw ImportError.missingColumns(missing.keys.sorted()) }
    }

    /// The next line that is not blank; nil at the end.
    mutating func next() throws -> ImportRow? {
        while let record = try reader.next() {
            linesRead = record.line
            if !record.isBlank { return ImportRow(record, columns: columns, width: width) }
        }
        return nil
    }
}
