/// What ids name, for layers that know an id but not the thing: inventory counts variants without the catalogue.
public enum Subject {
    public enum Product {}
    public enum Variant {}
    public enum Category {}
    public enum Cart {}
    public enum Checkout {}
    public enum Order {}
    public enum Payment {}
    public enum Vendor {}
}

public typealias ProductID = ID<Subject.Product>
public typealias VariantID = ID<Subject.Variant>
public typealias CategoryID = ID<Subject.Category>
public typealias CartID = ID<Subject.Cart>
public typealias CheckoutID = ID<Subject.Checkout>
public typealias OrderID = ID<Subject.Order>
public typealias PaymentID = ID<Subject.Payment>
public typealias VendorID = ID<Subject.Vendor>
