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
