/// A resource that belongs to the one that an audit finding is about.
public struct RelatedResource: Hashable, Sendable, Codable {
    /// What kind of resource it is. It tells which member of `resourceIdentifier` is set.
    public var resourceType: ResourceType?
    /// Which resource it is.
    public var resourceIdentifier: ResourceIdentifier?
    /// What else the audit noted, such as when a client was last connected.
    public var additionalInfo: [String: String]?

    /// Members that are not given are absent, as in the API.
    public init(
        resourceType: ResourceType? = nil, resourceIdentifier: ResourceIdentifier? = nil,
        additionalInfo: [String: String]? = nil
    ) {
        self.resourceType = resourceType
        self.resourceIdentifier = resourceIdentifier
        self.additionalInfo = additionalInfo
    }

    /// Reads the members that are there; nulls in the map are dropped.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        resourceType = try members.decodeIfPresent(ResourceType.self, forKey: .resourceType)
        resourceIdentifier = try members.decodeIfPresent(ResourceIdentifier.self, forKey: .resourceIdentifier)
        let info = try members.decodeIfPresent([String: String?].self, forKey: .additionalInfo)
        additionalInfo = info?.compactMapValues(\.self)
    }
}
