import FoundationEssentials

extension IoTClient {
    /// Where the credentials that calls are signed with come from, in words for a line, such as "instance metadata, version 1, role
    /// node". Nothing is sent to AWS IoT; what the source keeps is not asked for again.
    public func credentialsOrigin() async throws(IoTError) -> SanitizedText {
        try await usableCredentials().origin ?? credentials.name
    }

    /// When the credentials that calls are signed with end; nil where their source does not tell. As `credentialsOrigin`, it sends
    /// nothing to AWS IoT.
    public func credentialsExpiration() async throws(IoTError) -> Date? {
        try await usableCredentials().expiration
    }

    /// The credentials of this moment, which can be sent.
    func usableCredentials() async throws(IoTError) -> Credentials {
        do throws(CredentialsProblem) {
            return try await credentials.sendableCredentials()
        } catch {
            throw Task.isCancelled ? .cancelled : .credentials(error)
        }
    }
}
