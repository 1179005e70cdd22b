/// The API's lists and maps hold no nulls. Where one comes anyway it is dropped, as AWS's protocol asks of clients
/// (Smithy, "sparse" trait), and the rest keeps its order.
extension KeyedDecodingContainer {
    func decodeListIfPresent<Element: Decodable>(forKey key: Key) throws -> [Element]? {
        try decodeIfPresent([Element?].self, forKey: key)?.compactMap(\.self)
    }

    /// Straight into one map of the right size: an answer may name any number of checks.
    func decodeMapIfPresent<Value: Decodable>(forKey key: Key) throws -> [CheckName: Value]? {
        guard contains(key), try !decodeNil(forKey: key) else { return nil }
        let members = try nestedContainer(keyedBy: NameCodingKey.self, forKey: key)
        let names = members.allKeys
        var map: [CheckName: Value] = [:]
        map.reserveCapacity(names.count)
        for name in names {
            map[CheckName(name.stringValue)] = try members.decodeIfPresent(Value.self, forKey: name)
        }
        return map
    }

    func decodeMapOfListsIfPresent<Element: Decodable>(forKey key: Key) throws -> [CheckName: [Element]]? {
        let lists: [CheckName: [Element?]]? = try decodeMapIfPresent(forKey: key)
        return lists?.mapValues { $0.compactMap(\.self) }
    }
}

extension KeyedDecodingContainer {
    /// A whole number of 64 bits, in plain or exponent form.
    ///
    /// JSONDecoder reports one that does not fit as "not valid JSON", without a path: that is put right here.
    func decodeCountIfPresent(forKey key: Key) throws -> Int64? {
        do {
            return try decodeIfPresent(Int64.self, forKey: key)
        } catch let error as DecodingError {
            throw error
        } catch {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: self, debugDescription: "The number is not a whole number of 64 bits.")
        }
    }
}
