import FoundationEssentials

extension IoTClient {
    /// Calls an operation and decodes its response.
    func call<Value: Decodable & Sendable>(
        _ operation: APIOperation, _ request: HTTPRequest, answering type: Value.Type = Value.self
    ) async throws(IoTError) -> Response<Value> {
        var request = request
        request.onlyReads = operation.onlyReads
        var call = Call(operation, request, of: self)
        let response = try await call.response()
        do throws(UndecodableResponse) {
            return Response(try ResponseDecoder.decode(type, from: response), response)
        } catch {
            throw .undecodable(error)
        }
    }

    /// A list of pages. `request` makes the request for the page of a token, nil for the first page.
    func pages<Page: ListPage>(
        _ operation: APIOperation, _ request: @escaping @Sendable (_ nextToken: String?) -> HTTPRequest
    ) -> Pages<Page> {
        Pages { token throws(IoTError) in
            try await call(operation, request(token), answering: Page.self)
        }
    }

    func request(
        _ method: HTTPRequest.Method, _ segments: String..., query: KeyValuePairs<String, String?> = [:],
        nextToken: String? = nil
    ) -> HTTPRequest {
        let items = query.map { ($0.key, $0.value) } + [("nextToken", nextToken)]
        return HTTPRequest(
            method: method, endpoint: endpoint, segments: segments,
            query: items.compactMap { name, value in value.map { HTTPRequest.QueryItem(name: name, value: $0) } })
    }
}

extension Response {
    init(_ value: Value, _ response: HTTPResponse) {
        self.init(value: value, requestId: response.requestId, serverDate: response.serverDate)
    }
}

/// A response of AWS IoT: the value, whose members can be read directly, the request ID and the server's time.
@dynamicMemberLookup
public struct Response<Value: Sendable>: Sendable {
    /// The value that the operation returned.
    public var value: Value
    /// The request ID.
    public var requestId: SanitizedText?
    /// The server's time of the response, in whole seconds; nil if the header is missing or not readable.
    public var serverDate: Date?

    /// A response of these parts.
    public init(value: Value, requestId: SanitizedText? = nil, serverDate: Date? = nil) {
        self.value = value
        self.requestId = requestId
        self.serverDate = serverDate
    }

    /// A member of the value.
    public subscript<Member>(dynamicMember member: KeyPath<Value, Member>) -> Member {
        value[keyPath: member]
    }
}

extension Response: Equatable where Value: Equatable {}
extension Response: Hashable where Value: Hashable {}
