/// The API's lists and maps hold no nulls. Where one comes anyway it is dropped, as AWS's protocol asks of clients
/// (Smithy, "sparse" trait), and the rest keeps its order.
extension KeyedDecodingContainer {
    func decodeListIfPresent<Element: Decodable>(forKey key: Key) throws -> [Element]? {
        try decodeIfPresent([Element?].self, forKey: key)?.compactMap(\.self)
    }

    func decodeMapIfPresent<Value: Decodable>(forKey key: Key) throws -> [CheckName: Value]? {
        try decodeIfPresent([CheckName: Value?].self, forKey: key)?.compactMapValues(\.self)
    }

    func decodeMapOfListsIfPresent<Element: Decodable>(forKey key: Key) throws -> [CheckName: [Element]]? {
        let lists: [CheckName: [Element?]]? = try decodeMapIfPresent(forKey: key)
        return lists?.mapValues { $0.compactMap(\.self) }
    }
}
