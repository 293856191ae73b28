internal import Vocabulary

/// What is wrong with a value, in a sentence.
struct ImportValueError: Error {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}

/// Reads typed values from a line. A blank is nil; what cannot be read is an error, never a guess.
struct ImportValues {
    private let row: ImportRow
    private let currency: Currency

    init(_ row: ImportRow, currency: Currency) {
        self.row = row
        self.currency = currency
    }

    /// Minor units of the shop's currency. Zeros beyond its decimals are harmless: "19.900" is 19.90.
    func amount(_ field: ImportField) throws(ImportValueError) -> Int64? {
        guard let text = row[field] else { return nil }
        var digits = Substring(text)
        if let point = digits.firstIndex(of: ".") {
            while digits.last == "0", digits.distance(from: point, to: digits.endIndex) > currency.exponent + 1 {
                digits.removeLast()
            }
            if digits.last == "." { digits.removeLast() }
        }
        guard let money = Money(decimalText: digits, currency: currency), !money.isNegative else {
            throw ImportValueError("“\(text.prefix(50))” is no price in \(currency.code).")
        }
        return money.amount
    }

    func quantity(_ field: ImportField) throws(ImportValueError) -> Quantity? {
        guard let text = row[field] else { return nil }
        guard let quantity = Quantity(text) else {
            throw ImportValueError("“\(text.prefix(50))” is no number with at most three decimals.")
        }
        return quantity
    }

    func integer(_ field: ImportField) throws(ImportValueError) -> Int? {
        guard let text = row[field] else { return nil }
        guard let integer = Int(text) else { throw ImportValueError("“\(text.prefix(50))” is no whole number.") }
        return integer
    }

    func flag(_ field: ImportField) throws(ImportValueError) -> Bool? {
        guard let text = row[field] else { return nil }
        switch text.lowercased() {
        case "true", "yes", "1": return true
        case "false", "no", "0": return false
        default: throw ImportValueError("“\(text.prefix(50))” is neither true nor false.")
        }
    }

    func unit() throws(ImportValueError) -> SalesUnit {
        guard let text = row[.unit] else { return .piece }
        guard let unit = SalesUnit(rawValue: text.lowercased()) else {
            throw ImportValueError("“\(text.prefix(50))” is no unit: piece, kilogram, litre or metre.")
        }
        return unit
    }

    /// A product that was not published is a draft here, whatever its status.
    func status() throws(ImportValueError) -> ProductStatus {
        var status = ProductStatus.active
        if let text = row[.status] {
            guard let known = ProductStatus(rawValue: text.lowercased()) else {
                throw ImportValueError("“\(text.prefix(50))” is no status: active, draft or archived.")
            }
            status = known
        }
        return try flag(.published) == false && status == .active ? .draft : status
    }

    /// Shopify counts stock where a tracker is named and selling on below zero is denied.
    func tracksStock() throws(ImportValueError) -> Bool {
        if let flag = try flag(.tracksStock) { return flag }
        if row[.stockPolicy]?.lowercased() == "continue" { return false }
        return row[.stockPolicy] == nil || row[.stockTracker] != nil
    }

    var tags: [String] {
        (row[.tags] ?? "").split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    /// "Clothing > Shirts | Sale" is two ways; nil when the file has no such column or the cell is blank.
    var categoryPaths: [[String]]? {
        row[.categories].map { text in
            text.split(separator: "|").map { path in
                path.split(separator: ">").map { String($0).trimmed }.filter { !$0.isEmpty }
            }
            .filter { !$0.isEmpty }
        }
    }
}
