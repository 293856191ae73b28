/// Makes facets of counted values.
struct FacetCollector {
    private var chosen: [String: Set<String>]
    private var values: [String: [FacetValue]] = [:]

    init(choices: [ListingSelection.Choice]) {
        chosen = Dictionary(uniqueKeysWithValues: choices.map { ($0.name, Set($0.values)) })
    }

    mutating func add(name: String, value: String, count: Int) {
        let isChosen = chosen[name]?.remove(value) != nil
        guard count > 0 || isChosen else { return }
        values[name, default: []].append(FacetValue(value: value, count: count, isChosen: isChosen))
    }

    /// By name, each with its values in order. A chosen value that nothing has stays, so that it can be taken back.
    var sorted: [Facet] {
        var values = values
        for (name, missing) in chosen {
            values[name, default: []] += missing.map { FacetValue(value: $0, count: 0, isChosen: true) }
        }
        return values.filter { !$0.value.isEmpty }.map { name, values in
            Facet(name: name, values: values.sorted { FacetOrder($0.value) < FacetOrder($1.value) })
        }
        .sorted { FacetOrder($0.name) < FacetOrder($1.name) }
    }
}
