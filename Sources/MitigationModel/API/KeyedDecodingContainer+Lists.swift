/// The API's lists and maps have no nulls. If there is one anyway, it is dropped, as AWS's protocol requires (Smithy,
/// "sparse" trait), and the rest keeps its order.
extension KeyedDecodingContainer {
    func decodeListIfPresent<Element: Decodable>(forKey key: Key) throws -> [Element]? {
        try decodeIfPresent([Element?].self, forKey: key)?.compactMap(\.self)
    }

    /// Decodes directly into a map of the right size: a response may have any number of checks.
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
    /// A 64-bit integer, in plain or exponent form.
    ///
    /// JSONDecoder reports a number that does not fit as "not valid JSON", without a path. This reports the path.
    func decodeCountIfPresent(forKey key: Key) throws -> Int64? {
        do {
            return try decodeIfPresent(Int64.self, forKey: key)
        } catch let error as DecodingError {
            throw error
        } catch {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: self, debugDescription: "The number is not a 64-bit integer.")
        }
    }
}
