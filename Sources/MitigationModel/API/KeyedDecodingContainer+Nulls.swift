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
