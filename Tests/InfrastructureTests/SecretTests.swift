import Infrastructure
import Testing

@Suite("Secrets")
struct SecretTests {
    @Test("A secret shows itself to nobody who does not ask")
    func hidden() {
        struct Holder {
            let secret = Secret("hunter2")
            let list = [Secret("hunter2")]
        }
        var dumped = ""
        dump(Holder(), to: &dumped)
        let optional: Secret? = Secret("hunter2")
        for text in [
            "\(Holder())", String(reflecting: Holder()), dumped, "\(Secret("hunter2"))", String(describing: optional),
        ] {
            #expect(!text.contains("hunter2"))
            #expect(text.contains("…"))
        }
        #expect(Secret("hunter2").revealed == "hunter2")
    }
}
