import FoundationEssentials

/// One request to STS in AWS's Query protocol: it sends a form and receives XML.
struct STSQueryRequest: Sendable, Redacted {
    let action: String
    /// Parameters other than Action and Version, not encoded.
    let parameters: [HTTPRequest.QueryItem]
    let endpoint: Endpoint

    /// A request to STS.
    init(sts action: String, _ parameters: [(String, String)], endpoint: Endpoint) {
        self.action = action
        self.parameters = parameters.map { HTTPRequest.QueryItem(name: $0.0, value: $0.1) }
        self.endpoint = endpoint
    }

    /// Only the action, as a parameter may be a token.
    var description: String {
        "STSQueryRequest(\(action), redacted)"
    }

    /// The unsigned request.
    var request: HTTPRequest {
        let fixed = [("Action", action), ("Version", "2011-06-15")].map { HTTPRequest.QueryItem(name: $0, value: $1) }
        let form = (fixed + parameters)
            .map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }
            .joined(separator: "&")
        var request = HTTPRequest(
            method: .post, endpoint: endpoint, segments: [],
            headers: ["Content-Type": "application/x-www-form-urlencoded; charset=utf-8"], body: Data(form.utf8))
        request.path += "/"
        return request
    }

    /// Sends the unsigned request. Throws if the response is not a success.
    func send(through transport: any HTTPTransport) async throws(ExchangeFailure) -> HTTPResponse {
        try await exchange(request, through: transport)
    }

    /// Sends the request, signed with the server's time from `clock`, and again if it is rejected because of clock
    /// skew.
    func send(
        through transport: any HTTPTransport, clock: ServerClock, now: @Sendable () -> Date,
        signer: @Sendable (Date) -> SignatureV4
    ) async throws(ExchangeFailure) -> HTTPResponse {
        let signed = clock.corrected(now())
        do throws(ExchangeFailure) {
            return try await exchange(signer(signed).signed(request), through: transport)
        } catch {
            guard case .refused(let fault) = error, clock.correct(with: fault, signed: signed, at: now()) else {
                throw error
            }
        }
        return try await exchange(signer(clock.corrected(now())).signed(request), through: transport)
    }

    private func exchange(
        _ request: HTTPRequest, through transport: any HTTPTransport
    ) async throws(ExchangeFailure) -> HTTPResponse {
        let response = try await transport.exchange(request)
        guard response.isSuccess else { throw .refused(ServiceFault(response, xml: XMLText(response))) }
        return response
    }
}

extension ServiceFault {
    /// An error in XML: `<ErrorResponse><Error><Code>…`. For any other body the status is the code.
    init(_ response: HTTPResponse, xml: XMLText) {
        self.init(response)
        if let code = xml["Code"].flatMap(Self.bareCode) {
            self.code = code
            message = xml["Message"].flatMap(Self.shown)
        }
        requestId = xml["RequestId"].map { SanitizedText($0, limit: 128) } ?? requestId
    }
}

/// An XML response, from which values are read by element name. It builds no tree and expands no declared entities: STS
/// needs neither, and so no input takes it long.
struct XMLText: Sendable, Redacted {
    private let text: String

    init(_ response: HTTPResponse) {
        text = String(decoding: response.body, as: UTF8.self)
    }

    var description: String {
        "XMLText(redacted)"
    }

    /// The text of the first element of this name without attributes; nil if there is none, or if it contains elements.
    subscript(name: String) -> String? {
        guard let start = text.firstRange(of: "<\(name)>"),
            let end = text[start.upperBound...].firstRange(of: "</\(name)>")
        else { return nil }
        let content = text[start.upperBound..<end.lowerBound]
        return content.contains("<") ? nil : Self.decoded(content).trimmed
    }

    /// Decodes the five predefined entities of XML. Any other is kept as is.
    private static func decoded(_ content: Substring) -> String {
        var parts = content.split(separator: "&", omittingEmptySubsequences: false).map(String.init)[...]
        var decoded = parts.popFirst() ?? ""
        for part in parts {
            let entity = entities.first { part.hasPrefix($0.name) }
            decoded += entity.map { $0.character + part.dropFirst($0.name.count) } ?? "&" + part
        }
        return decoded
    }

    private static let entities = [
        (name: "lt;", character: "<"), (name: "gt;", character: ">"), (name: "amp;", character: "&"),
        (name: "quot;", character: "\""), (name: "apos;", character: "'"),
    ]
}
