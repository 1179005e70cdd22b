extension IoTClient {
    /// Where the credentials that calls are signed with come from, in words for a line, such as "instance metadata, version 1, role
    /// node". Nothing is sent to AWS IoT; what the source keeps is not asked for again.
    public func credentialsOrigin() async throws(IoTError) -> String {
        try await usableCredentials().origin ?? credentials.name
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
