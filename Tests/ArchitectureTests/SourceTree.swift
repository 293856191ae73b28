import Foundation

/// The package's files as they stand on disk.
struct SourceTree {
    struct File: CustomStringConvertible {
        /// From the package's root: "Sources/Ordering/Cart/Cart.swift".
        let path: String
        let target: String
        let lines: [String]
        /// The modules that the file imports.
        let imports: Set<String>

        var name: String { String(path.split(separator: "/").last ?? "") }
        var description: String { path }

        init(path: String, text: String) {
            self.path = path
            let folders = path.split(separator: "/")
            // Adapters are a target each, below one folder.
            target = String(folders[1] == "Adapters" ? folders[2] : folders[1])
            lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            imports = Set(lines.compactMap { $0.contains("import ") ? Self.importLine.firstGroup(in: $0) : nil })
        }

        private static let importLine = Pattern(
            #"^(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|internal|package|private|fileprivate)\s+)?import\s+"#
                + #"(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)"#)
    }

    /// A regular expression of ICU's: Swift's own are compiled anew at each use, which took minutes for all lines.
    struct Pattern: Sendable {
        private let expression: NSRegularExpression

        init(_ text: String) {
            do {
                expression = try NSRegularExpression(pattern: text)
            } catch {
                preconditionFailure("no regular expression: \(text)")
            }
        }

        func matches(_ line: String) -> Bool {
            expression.firstMatch(in: line, range: NSRange(line.startIndex..., in: line)) != nil
        }

        /// What the first group of the first match holds.
        func firstGroup(in line: String) -> String? {
            guard let match = expression.firstMatch(in: line, range: NSRange(line.startIndex..., in: line)),
                let range = Range(match.range(at: 1), in: line)
            else { return nil }
            return String(line[range])
        }
    }

    /// What stands in a line that matches a pattern: "Sources/Web/HTML/HTML.swift:12: …".
    struct Finding: CustomStringConvertible, Equatable {
        let description: String
    }

    let root: URL
    /// Of every target in Sources.
    let sources: [File]
    /// Of every target in Tests.
    let tests: [File]

    /// Read once for all tests.
    static let ofThisPackage = Result { try SourceTree() }

    /// The package that this file is part of.
    private init(filePath: StaticString = #filePath) throws {
        let file = URL(filePath: "\(filePath)")
        root = file.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        sources = try Self.files(in: "Sources", of: root)
        tests = try Self.files(in: "Tests", of: root)
    }

    /// The targets in Sources that hold Swift.
    var targets: [String] { Set(sources.map(\.target)).sorted() }

    func text(of path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// What a target's files import, with the files that do.
    func imports(of target: String) -> [String: [File]] {
        var imports: [String: [File]] = [:]
        for file in sources where file.target == target {
            for module in file.imports { imports[module, default: []].append(file) }
        }
        return imports
    }

    /// The lines of the sources in which `pattern` occurs.
    func findings(
        of text: String, where isLookedAt: (File) -> Bool = { _ in true }
    ) -> [Finding] {
        let pattern = Pattern(text)
        return sources.filter(isLookedAt).flatMap { file in
            file.lines.enumerated().compactMap { index, line in
                pattern.matches(line) ? Finding(description: "\(file.path):\(index + 1): \(line)") : nil
            }
        }
    }

    private static func files(in folder: String, of root: URL) throws -> [File] {
        let base = root.appending(path: folder)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: base.path)
        return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
            let text = try String(contentsOf: base.appending(path: path), encoding: .utf8)
            return File(path: "\(folder)/\(path)", text: text)
        }
    }
}
