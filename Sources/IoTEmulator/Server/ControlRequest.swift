import FoundationEssentials

/// A request to `/emulator/…`, which controls the emulator. It is unsigned: the server listens on loopback only.
enum ControlRequest: Hashable, Sendable {
    /// `PUT /emulator/faults`. Nil clears the fault.
    case setFault(Fault?)
    /// `PUT /emulator/clock`.
    case holdClock(Bool)
    /// `PUT /emulator/sign-in`.
    case changeSignIn(SignInChange)
    /// `GET /emulator/state`.
    case state

    /// Nil for paths that are not the emulator's own. Throws for an invalid request.
    init?(_ request: APIRequest) throws(ServiceError) {
        guard request.path.hasPrefix("/emulator/") else { return nil }
        do {
            switch (request.method, request.path) {
            case ("PUT", "/emulator/faults"):
                self = .setFault(try JSONDecoder().decode(FaultBody.self, from: Data(request.body)).fault)
            case ("PUT", "/emulator/clock"):
                self = .holdClock(try JSONDecoder().decode(ClockBody.self, from: Data(request.body)).hold)
            case ("PUT", "/emulator/sign-in"):
                self = .changeSignIn(try JSONDecoder().decode(SignInChange.self, from: Data(request.body)))
            case ("GET", "/emulator/state"): self = .state
            default: throw ServiceError.unknownOperation
            }
        } catch let error as ServiceError {
            throw error
        } catch {
            throw ServiceError.serialization
        }
    }
}

private struct ClockBody: Decodable {
    let hold: Bool
}

/// `{"answer": …}` with a status, a name, an object of status, code and message, or null.
private struct FaultBody: Decodable {
    let fault: Fault?

    private enum CodingKeys: CodingKey {
        case answer
    }

    private struct Words: Decodable {
        let status: Int
        let code: String
        let message: String
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if try container.decodeNil(forKey: .answer) {
            fault = nil
        } else if let status = try? container.decode(Int.self, forKey: .answer), (400...599).contains(status) {
            fault = .status(status)
        } else if let words = try? container.decode(Words.self, forKey: .answer), (400...599).contains(words.status) {
            fault = .error(status: words.status, code: words.code, message: words.message)
        } else {
            let name = try container.decode(String.self, forKey: .answer)
            guard let named = Self.named[name] else {
                throw DecodingError.dataCorruptedError(forKey: .answer, in: container, debugDescription: "no fault")
            }
            fault = named
        }
    }

    private static let named: [String: Fault] = [
        "hang": .hang, "reset": .reset, "garbage": .garbage, "html": .html, "truncated": .truncated,
    ]
}
