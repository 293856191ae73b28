import API
import ArgumentParser

struct OpenAPICommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "openapi", abstract: "Print the OpenAPI 3.1 document of the API.")

    func run() async throws {
        print(String(decoding: APIDocument.json(), as: UTF8.self))
    }
}
