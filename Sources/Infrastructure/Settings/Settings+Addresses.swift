extension Settings {
    /// The port that links to the shops say; nil for the scheme's own. Behind https stands a proxy at its usual port.
    public var publicPort: Int? {
        publicScheme == .https || port == 80 || port == 0 ? nil : port
    }
}
