import HTTPTypes
import Vocabulary
import Web

/// Shops that are asked for. These belong to the platform: any host serves them.
enum ProvisioningEndpoints {
    static let all = [request, status, retry]

    private static let tenantPath = Parameter.path("tenantId", .id("The new shop."))

    private static let request = Endpoint.platform(
        method: .post, path: "/provision", operation: "provisionShop", tag: "Provisioning",
        summary: "Ask for a new shop", caller: .applicant,
        body: .json(
            .named(
                "NewShop",
                .object([
                    .required("businessName", .text(1...200)),
                    .required("ownerEmail", .text(.email, 1...254)),
                    .required("ownerPassword", .text(1...256, "10 to 128 characters, and none that many people use.")),
                    .required(
                        "domain",
                        .text(1...253, "A name below the platform's domain (tea), or a domain of the shop's own.")),
                    .optional("currency", .text(3...3, "ISO 4217. Without: the country's.")),
                    .optional("country", .text(2...2, "ISO 3166-1. Without: the locale's, else US.")),
                    .optional("locale", .text(2...35, "BCP 47. Without: the country's.")),
                    .optional("timeZone", .text(1...100, "IANA. Without: the country's.")),
                ]))),
        answers: [DeclaredAnswer(202, "It is in line: ask for its status.", ProvisioningAccepted.schema)]
    ) { try await $0.requestShop() }

    private static let status = Endpoint.platform(
        method: .get, path: "/provision/{tenantId}/status", operation: "getProvisioning", tag: "Provisioning",
        summary: "See how far a new shop is", caller: .anyone, parameters: [tenantPath],
        answers: [DeclaredAnswer(200, "How far it is.", ProvisioningView.schema)],
        problems: [DeclaredProblem(401, "unauthorized")]
    ) { call in
        try await call.shopStatus()
    }

    private static let retry = Endpoint.platform(
        method: .post, path: "/provision/{tenantId}/retry", operation: "retryProvisioning", tag: "Provisioning",
        summary: "Go on with a shop that could not be made", caller: .platformOperator, parameters: [tenantPath],
        answers: [DeclaredAnswer(202, "It is in line again.", ProvisioningView.schema)],
        problems: [DeclaredProblem(409, "not_failed")]
    ) { try await $0.retryShop() }
}
