import HTTPTypes
import Testing

@testable import API

@Suite("What the API declares")
struct APIDeclarationTests {
    @Test(
        "every endpoint says who may call it, names itself once, and declares a refusal",
        arguments: APIRoutes.endpoints.map(\.operation))
    func endpointIsComplete(operation: String) throws {
        let endpoint = try #require(APIRoutes.endpoints.first { $0.operation == operation })
        #expect(APIRoutes.endpoints.filter { $0.operation == operation }.count == 1)
        #expect(!endpoint.summary.isEmpty && !endpoint.tag.isEmpty)
        #expect(endpoint.answers.contains { (200..<300).contains($0.status) })
        #expect(endpoint.allProblems.contains { (400..<500).contains($0.status) })
        let named = Set(endpoint.path.matches(of: /\{(\w+)\}/).map { String($0.1) })
        #expect(named == Set(endpoint.parameters.filter { $0.place == .path }.map(\.name)))
        // What changes something belongs to somebody, but for what anybody may begin.
        if endpoint.method != .get, endpoint.operation != "createCart" { #expect(endpoint.caller != .anyone) }
        if endpoint.caller == .cartHolder { #expect(endpoint.allProblems.contains(DeclaredProblem(404, "not_found"))) }
    }

    @Test("the document lists exactly what is served, with an operationId and problems for each")
    func documentIsWhole() throws {
        let document = try JSONReader.read(APIDocument.json())
        #expect(document["openapi"] == "3.1.0")
        guard case .object(let paths)? = document["paths"] else { Issue.record("no paths"); return }
        var operations: [String] = []
        for path in paths {
            guard case .object(let methods) = path.value else { continue }
            for method in methods {
                operations.append(method.value["operationId"]?.text ?? "")
                guard case .object(let responses)? = method.value["responses"] else { continue }
                #expect(responses.contains { $0.name.hasPrefix("4") }, "\(method.name) \(path.name)")
            }
        }
        #expect(operations.sorted() == APIRoutes.endpoints.map(\.operation).sorted())
    }

    @Test("every reference of the document leads somewhere")
    func referencesResolve() throws {
        let document = try JSONReader.read(APIDocument.json())
        var missing: [String] = []
        func walk(_ value: JSONValue) {
            switch value {
            case .array(let values): values.forEach(walk)
            case .object(let members):
                for member in members {
                    if member.name == "$ref", let name = member.value.text?.split(separator: "/").last,
                        document["components"]?["schemas"]?[String(name)] == nil
                    {
                        missing.append(String(name))
                    }
                    walk(member.value)
                }
            default: break
            }
        }
        walk(document)
        #expect(missing.isEmpty)
    }

    @Test("the contract's routes are all there")
    func contract() {
        let served = Set(APIRoutes.endpoints.map { "\($0.method.rawValue) \($0.path)" })
        let promised: Set = [
            "GET /store/shop", "GET /store/products", "GET /store/products/{slug}", "GET /store/categories",
            "POST /store/cart", "GET /store/cart/{id}", "POST /store/cart/{id}/items",
            "PUT /store/cart/{id}/items/{itemId}", "DELETE /store/cart/{id}/items/{itemId}", "POST /store/checkout",
            "GET /store/checkout/{id}", "PUT /store/checkout/{id}", "PUT /store/checkout/{id}/shipping",
            "PUT /store/checkout/{id}/billing", "POST /store/checkout/{id}/intent", "POST /store/checkout/{id}/confirm",
            "POST /store/checkout/{id}/complete", "POST /store/payments/webhook/{provider}",
            "GET /store/track/{token}", "POST /store/auth/register", "POST /store/auth/verify-email",
            "POST /store/auth/login", "POST /store/auth/refresh", "POST /store/auth/logout",
            "POST /store/auth/forgot-password", "POST /store/auth/reset-password", "GET /store/auth/me",
            "PUT /store/auth/profile", "PUT /store/auth/password", "PUT /store/auth/email",
            "POST /store/auth/confirm-email", "GET /store/auth/sessions", "DELETE /store/auth/sessions/{id}",
            "GET /store/auth/export", "POST /store/auth/delete", "GET /store/auth/addresses",
            "POST /store/auth/addresses", "PUT /store/auth/addresses/{id}", "DELETE /store/auth/addresses/{id}",
            "GET /store/orders", "GET /store/orders/{id}", "POST /store/orders/claim", "GET /openapi.json",
            "POST /provision", "GET /provision/{tenantId}/status",
            "POST /provision/{tenantId}/retry", "GET /tenants", "GET /tenants/{tenantId}", "PATCH /tenants/{tenantId}",
            "DELETE /tenants/{tenantId}", "POST /tenants/{tenantId}/suspend", "POST /tenants/{tenantId}/resume",
            "POST /tenants/{tenantId}/undelete", "GET /tenants/{tenantId}/domains", "POST /tenants/{tenantId}/domains",
            "POST /tenants/{tenantId}/domains/{host}/check", "POST /tenants/{tenantId}/domains/{host}/primary",
            "DELETE /tenants/{tenantId}/domains/{host}", "GET /jobs", "POST /jobs/retry", "POST /jobs/{id}/retry",
            "POST /jobs/{id}/discard", "POST /jobs/{id}/cancel", "GET /health/details",
            "POST /tenants/{tenantId}/exports", "GET /tenants/{tenantId}/exports",
            "GET /tenants/{tenantId}/exports/{transferId}", "GET /tenants/{tenantId}/exports/{transferId}/file",
            "POST /tenants/import", "GET /tenants/import/{transferId}", "POST /tenants/{tenantId}/clone",
            "GET /tenants/{tenantId}/clone/{transferId}",
            "GET /api-keys", "POST /api-keys", "DELETE /api-keys/{id}", "GET /audit", "GET /audit/verification",
            "POST /auth/accept-invite", "POST /auth/forgot-password", "POST /auth/invite", "POST /auth/login",
            "POST /auth/logout", "GET /auth/me", "POST /auth/refresh", "POST /auth/reset-password", "GET /roles",
            "POST /roles", "DELETE /roles/{name}", "PUT /roles/{name}", "GET /staff", "GET /staff-invitations",
            "DELETE /staff-invitations/{id}", "GET /staff/{id}", "PUT /staff/{id}",
            "DELETE /staff/{id}/second-factor", "POST /staff/{id}/sign-out", "GET /store/auth/addresses",
            "POST /store/auth/addresses", "DELETE /store/auth/addresses/{id}", "PUT /store/auth/addresses/{id}",
            "POST /store/auth/confirm-email", "POST /store/auth/delete", "PUT /store/auth/email",
            "GET /store/auth/export", "POST /store/auth/forgot-password", "POST /store/auth/login",
            "POST /store/auth/logout", "GET /store/auth/me", "PUT /store/auth/password", "PUT /store/auth/profile",
            "POST /store/auth/refresh", "POST /store/auth/register", "POST /store/auth/reset-password",
            "GET /store/auth/sessions", "DELETE /store/auth/sessions/{id}", "POST /store/auth/verify-email",
            "GET /store/orders", "POST /store/orders/claim", "GET /store/orders/{id}",
        ]
        #expect(promised.subtracting(served) == [])
    }
}
