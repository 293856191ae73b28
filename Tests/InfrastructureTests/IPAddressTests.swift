import Infrastructure
import Testing

@Suite("Addresses of the internet")
struct IPAddressTests {
    @Test(
        "Both notations are read and written",
        arguments: ["192.0.2.1", "0.0.0.0", "2001:db8::1", "::", "::ffff:1.2.3.4"])
    func notation(text: String) throws {
        #expect("\(try #require(IPAddress(text)))" == text)
    }

    @Test(
        "What is no usual notation is no address",
        arguments: [
            "", "1.2.3", "1.2.3.4.5", "01.2.3.4", "0x7f.0.0.1", "2130706433", "1.2.3.256", "::1%eth0", "[::1]", "g::1",
            "1.2.3.4 ",
        ])
    func refused(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test("A network has the addresses that begin as it does")
    func networks() throws {
        let ten = try #require(IPNetwork("10.0.0.0/8"))
        #expect(ten.contains(try #require(IPAddress("10.255.0.1"))))
        #expect(!ten.contains(try #require(IPAddress("11.0.0.1"))))
        #expect(!ten.contains(try #require(IPAddress("::a00:1"))), "version 6 is another family")
        let all = try #require(IPNetwork("::/0"))
        #expect(all.contains(try #require(IPAddress("2001:db8::1"))))
        #expect(IPNetwork("192.0.2.77/24")?.description == "192.0.2.0/24")
        #expect(IPNetwork("192.0.2.1")?.description == "192.0.2.1/32")
        for text in ["10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/08", "/8", "::/129"] {
            #expect(IPNetwork(text) == nil)
        }
    }
}
