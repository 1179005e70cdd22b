import FoundationEssentials

/// The members of a JSON object that are text or whole numbers, as text. Other members are ignored.
struct FlatJSON: Decodable, Sendable, Redacted {
    private let members: [String: String]

    /// Nil if the data is not a JSON object.
    init?(_ data: Data) {
        guard let object = try? JSONDecoder().decode(FlatJSON.self, from: data) else { return nil }
        self = object
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Name.self)
        var members: [String: String] = [:]
        for name in container.allKeys {
            members[name.stringValue] =
                (try? container.decode(String.self, forKey: name))
                ?? (try? container.decode(Int64.self, forKey: name)).map(String.init)
        }
        self.members = members
    }

    var description: String {
        "FlatJSON(redacted)"
    }

    subscript(name: String) -> String? {
        members[name]
    }

    private struct Name: CodingKey {
        let stringValue: String
        let intValue: Int? = nil

        init(stringValue: String) {
            self.stringValue = stringValue
        }

        init?(intValue: Int) {
            nil
        }
    }
}
