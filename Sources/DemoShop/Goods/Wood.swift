/// Timber by its colour.
struct Wood: Sendable {
    let name: String
    let ink: Ink

    static let oak = Wood(name: "Oak", ink: Ink(0.74, 0.075, 70))
    static let walnut = Wood(name: "Walnut", ink: Ink(0.47, 0.06, 50))
    static let beech = Wood(name: "Beech", ink: Ink(0.8, 0.06, 66))
    static let cherry = Wood(name: "Cherry", ink: Ink(0.63, 0.095, 48))
    static let ash = Wood(name: "Ash", ink: Ink(0.84, 0.045, 82))
    static let olive = Wood(name: "Olive wood", ink: Ink(0.66, 0.08, 78))
}
