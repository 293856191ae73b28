import Hummingbird
import Persistence
import Web

/// Where one begins: what needs somebody, then what there is.
enum DeskHomePages {
    static let routes = [
        DeskRoute.page(.home) { try await $0.home() }
    ]
}

extension DeskCall {
    fileprivate func home() async throws -> Response {
        answer(DeskPage("Good to see you, \(name)", .home, notice: news, main: ""))
    }
}
