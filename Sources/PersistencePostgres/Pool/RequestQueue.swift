/// First in, first out, with the ability to put one back in front.
struct RequestQueue<Element> {
    private var back: [Element] = []
    private var front: [Element] = []

    var isEmpty: Bool { back.isEmpty && front.isEmpty }

    mutating func append(_ element: Element) {
        back.append(element)
    }

    mutating func prepend(_ element: Element) {
        turn()
        front.append(element)
    }

    mutating func popFirst() -> Element? {
        turn()
        return front.popLast()
    }

    mutating func first() -> Element? {
        turn()
        return front.last
    }

    private mutating func turn() {
        guard front.isEmpty, !back.isEmpty else { return }
        front = back.reversed()
        back.removeAll(keepingCapacity: true)
    }
}
