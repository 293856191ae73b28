import Foundation
import Testing

@Suite("The layers of the house")
struct LayerTests {
    let tree: SourceTree

    init() throws {
        tree = try SourceTree.ofThisPackage.get()
    }

    @Test("every target has its layer")
    func everyTargetHasALayer() {
        #expect(tree.targets.count > 10, "no sources were found at \(tree.root.path)")
        #expect(Set(tree.targets) == Set(House.layers.keys))
    }

    @Test("the layers are the ones that docs/architecture.md tells of")
    func layersAreDocumented() throws {
        var told: [String: Int] = [:]
        for line in try tree.text(of: "docs/architecture.md").split(separator: "\n") {
            guard let (_, layer, targets) = line.firstMatch(of: /^\| (\d+) \| ([^|]*) \|/)?.output else { continue }
            for target in targets.matches(of: /`(\w+)`/) { told[String(target.output.1)] = Int(layer) }
        }
        #expect(told == House.layers)
    }

    @Test("arrows point only downward, or to a neighbour that is named")
    func arrowsPointDownward() throws {
        for target in tree.targets {
            let own = try #require(House.layers[target])
            for (module, files) in tree.imports(of: target) {
                guard let layer = House.layers[module] else { continue }
                let isAllowed = layer < own || House.neighbours[target]?.contains(module) == true
                #expect(isAllowed, "\(target) (\(own)) imports \(module) (\(layer)) in \(files)")
            }
        }
    }

    @Test("targets that are to know little know no more", arguments: House.only.keys.sorted())
    func knowsOnly(target: String) throws {
        let allowed = try #require(House.only[target])
        for (module, files) in tree.imports(of: target) where House.layers[module] != nil || module.hasPrefix("C") {
            guard House.layers[module] != nil || ["CAssets", "CZlib", "CPostgres"].contains(module) else { continue }
            #expect(allowed.contains(module), "\(target) imports \(module) in \(files)")
        }
    }

    @Test("drivers, frameworks and assets are known to their keepers only", arguments: House.keepers.keys.sorted())
    func keptBy(module: String) throws {
        let keepers = try #require(House.keepers[module])
        for target in tree.targets where !keepers.contains(target) {
            let files = tree.imports(of: target)[module] ?? []
            #expect(files.isEmpty, "\(target) imports \(module)")
        }
    }

    @Test("surfaces never know each other")
    func surfacesAreApart() {
        #expect(tree.imports(of: "Storefront")["API"] == nil)
        #expect(tree.imports(of: "API")["Storefront"] == nil)
    }

    @Test("what a target imports of ours is declared in Package.swift")
    func importsAreDeclared() throws {
        let package = try tree.text(of: "Package.swift")
        for target in tree.targets {
            let declared = try #require(Self.dependencies(of: target, in: package), "\(target) is not declared")
            let imported = Set(tree.imports(of: target).keys).intersection(House.layers.keys)
            let undeclared = imported.subtracting(declared)
            #expect(undeclared.isEmpty, "\(target) imports \(undeclared.sorted()) undeclared")
        }
    }

    /// The names in the list that follows a target's name.
    private static func dependencies(of target: String, in package: String) -> Set<String>? {
        let text = package.split(separator: "\n").map { $0.prefix { $0 != "/" } }.joined(separator: "\n")
        for start in [
            "target(\"\(target)\"", "adapter(\"\(target)\"", "target(\n            \"\(target)\"",
            "name: \"\(target)\",\n            dependencies",
        ] {
            guard let found = text.firstRange(of: start) else { continue }
            let rest = text[found.upperBound...]
            guard !rest.hasPrefix(")") else { return [] }
            let list = rest.drop { $0 != "[" }.prefix { $0 != "]" }
            return Set(list.matches(of: /"(\w+)"/).map { String($0.output.1) })
        }
        return nil
    }
}
