import FoundationEssentials

/// The operations of STS that the emulator performs.
enum SecurityTokenAction: String {
    case assumeRole = "AssumeRole"
    case getCallerIdentity = "GetCallerIdentity"
}

/// STS, in the query protocol: the parameters in the body, XML in return.
extension SignInState {
    mutating func securityToken(
        _ action: String, _ request: APIRequest, now: Date, requestId: String
    ) -> Reaction {
        var answer: (response: APIResponse, isLost: Bool)
        do throws(ServiceError) {
            let caller = try caller(of: request, now: now)
            let form = QueryForm(request.body)
            guard form["Version"] == "2011-06-15", let action = SecurityTokenAction(rawValue: action) else {
                throw ServiceError(
                    status: 400, code: "InvalidAction",
                    message:
                        "Could not find operation \(action) for version \(form["Version"] ?? "NO_VERSION_SPECIFIED")")
            }
            switch action {
            case .getCallerIdentity:
                answer = (SecurityTokenXML.callerIdentity(caller.principal, account.accountId, requestId), false)
            case .assumeRole:
                let (key, isLost) = try assumeRole(AssumeRoleRequest(form), caller.principal, now: now)
                answer = (SecurityTokenXML.assumedRole(key, requestId), isLost)
            }
        } catch {
            answer = (SecurityTokenXML.error(error, requestId), false)
        }
        answer.response.requestId = requestId
        return answer.isLost ? .reset : .respond(answer.response)
    }

    /// Who signed a request, with STS's codes for rejected signatures.
    private func caller(of request: APIRequest, now: Date) throws(ServiceError) -> AccessKey {
        // The global endpoint is in us-east-1.
        let scope = request.values(ofHeader: "authorization").first.flatMap { try? Authorization($0) }
        let region = scope?.region == "us-east-1" ? "us-east-1" : account.region
        do throws(ServiceError) {
            return try SignatureVerifier(region: region, service: "sts", key: ownKey)
                .verify(request, now: now, others: keys)
        } catch {
            let code =
                switch error.code {
                case "UnrecognizedClientException": "InvalidClientTokenId"
                case "InvalidSignatureException": "SignatureDoesNotMatch"
                default: String(error.code.dropLast("Exception".count))
                }
            throw ServiceError(status: error.status, code: code, message: error.message)
        }
    }

    /// Keys of a role, and if the response is lost.
    private mutating func assumeRole(
        _ request: AssumeRoleRequest, _ caller: AccessKey.Principal, now: Date
    ) throws(ServiceError) -> (AccessKey, isLost: Bool) {
        let denied = ServiceError(
            status: 403, code: "AccessDenied",
            message: "User: \(caller.arn) is not authorized to perform: sts:AssumeRole on resource: \(request.roleArn)")
        let fault = faults.nextAssumeRole()
        switch fault {
        case .throttled: throw ServiceError(status: 400, code: "Throttling", message: "Rate exceeded")
        case .serverError:
            throw ServiceError(status: 500, code: "InternalFailure", message: "An unexpected error has occurred.")
        case .accessDenied, .lost, nil: break
        }
        try spendCode(of: request)
        guard
            let role = options.roles.first(where: { account.arn("iam", "role/\($0.name)") == request.roleArn }),
            fault != .accessDenied, !role.requiresCode || request.code != nil,
            role.externalId == nil
                || role.externalId == request.externalId
        else { throw denied }
        let seconds = try request.seconds(upTo: role.maximumSeconds, isChained: caller.isRoleSession)
        let key = issueKey(
            to: account.session(request.sessionName, ofRole: role.name),
            seconds: min(seconds, options.longestRoleKeySeconds ?? seconds), now: now)
        return (key, fault == .lost)
    }

    /// Checks the code of a request, if it has one. A code is accepted once.
    private mutating func spendCode(of request: AssumeRoleRequest) throws(ServiceError) {
        guard request.serialNumber != nil || request.code != nil else { return }
        guard let serialNumber = request.serialNumber, let code = request.code else {
            throw Self.failed("must provide both MFA serial number and one time pass code.")
        }
        guard account.devices.contains(serialNumber) else {
            throw Self.failed(
                "unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this "
                    + "user.")
        }
        guard code != "000000", spentCodes.insert([serialNumber, code]).inserted else {
            throw ServiceError(
                status: 403, code: "AccessDenied",
                message: "MultiFactorAuthentication failed with invalid MFA one time pass code.")
        }
    }

    private static func failed(_ reason: String) -> ServiceError {
        ServiceError(status: 403, code: "AccessDenied", message: "MultiFactorAuthentication failed, \(reason)")
    }
}
