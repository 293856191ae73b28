public import Persistence
public import Vocabulary

/// Brings products from a CSV file into a shop.
///
/// The file is read in constant memory and written in batches, each in one transaction. A product with a bad line is
/// left out whole and reported; importing a file again changes nothing. Lines of one product stand together; what
/// all of it has in common stands on its first line.
public struct ProductImport: Sendable {
    /// Takes the stock that the file names for a variant that did not exist before.
    public typealias OpeningStock = @Sendable (VariantID, Quantity, Transaction) throws -> Void
    /// Sees to it that pictures which the file names by their addresses are fetched.
    public typealias Pictures = @Sendable ([ProductImageID], Transaction) throws -> Void

    public var format: ImportFormat
    /// The shop's, which says how many decimals prices have.
    public var currency: Currency
    /// Does everything but keep it. What one batch would have made, the next does not see.
    public var isDryRun: Bool
    /// Products in one transaction.
    public var batchSize = 50

    public init(format: ImportFormat = .auto, currency: Currency, isDryRun: Bool = false) {
        self.format = format
        self.currency = currency
        self.isDryRun = isDryRun
    }

    /// Imports a file.
    /// - Throws: ``ImportError`` when the file as a whole is no product file; what the system says when it cannot be
    ///   read; ``DatabaseError``. Batches written before stay.
    public func run(
        file path: String, into database: any Database, at instant: Instant, stock: @escaping OpeningStock,
        pictures: @escaping Pictures, progress: @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportReport {
        try await run(
            try ByteSource.file(at: path), into: database, at: instant, stock: stock, pictures: pictures,
            progress: progress)
    }

    /// Imports a file that is at hand.
    /// - Throws: ``ImportError``, ``DatabaseError``. Batches written before stay.
    public func run(
        bytes: [UInt8], into database: any Database, at instant: Instant, stock: @escaping OpeningStock,
        pictures: @escaping Pictures, progress: @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportReport {
        try await run(
            .bytes(bytes), into: database, at: instant, stock: stock, pictures: pictures,
            progress: progress)
    }

    private func run(
        _ source: ByteSource, into database: any Database, at instant: Instant, stock: @escaping OpeningStock,
        pictures: @escaping Pictures, progress: @Sendable (ImportProgress) -> Void
    ) async throws -> ImportReport {
        var groups = ImportGroups(try ImportRows(source, format: format))
        var report = ImportReport(format: groups.rows.format, isDryRun: isDryRun)
        var skus = SKULedger()
        var batch: [ImportedProduct] = []
        while let group = try groups.next() {
            switch group.product(in: currency).flatMap({ skus.admit($0) }) {
            case .success(let product): batch.append(product)
            case .failure(let failure):
                report.skipped += 1
                report.add(problems: failure.problems)
            }
            guard batch.count >= max(1, batchSize) else { continue }
            try await write(batch, into: database, at: instant, stock: stock, pictures: pictures, report: &report)
            batch = []
            progress(ImportProgress(lines: groups.rows.linesRead, products: report.products))
        }
        try await write(batch, into: database, at: instant, stock: stock, pictures: pictures, report: &report)
        progress(ImportProgress(lines: groups.rows.linesRead, products: report.products))
        return report
    }

    private func write(
        _ batch: [ImportedProduct], into database: any Database, at instant: Instant,
        stock: @escaping OpeningStock, pictures: @escaping Pictures, report: inout ImportReport
    ) async throws {
        guard !batch.isEmpty else { return }
        let isDryRun = isDryRun
        let outcomes: [ImportOutcome]
        do {
            outcomes = try await database.write(locking: [.catalog]) { transaction in
                let outcomes = try batch.map {
                    try ImportOutcome.saving($0, at: instant, stock: stock, pictures: pictures, in: transaction)
                }
                if isDryRun { throw Undo(outcomes: outcomes) }
                return outcomes
            }
        } catch let undo as Undo {
            outcomes = undo.outcomes
        }
        for outcome in outcomes { report.add(outcome) }
    }

    /// Ends the transaction of a dry run so that nothing of it stays.
    private struct Undo: Error {
        let outcomes: [ImportOutcome]
    }
}
