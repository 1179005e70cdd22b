import Dashboard
import FoundationEssentials
import MitigationModel

/// Sessions whose credentials need the operator.
extension SampleWatch {
    /// No data yet: the role requires an MFA code.
    package static var mfaFirst: WatchDriver {
        refused(.codeNeeded(mfaRefusal, FailureSamples.codeRequest))
    }

    /// In the middle of a watch, four minutes before the credentials expire.
    package static var mfaRenewal: WatchDriver {
        var request = FailureSamples.codeRequest
        request.reason = .renewal
        return expiring(.code(request), in: 250)
    }

    /// In the middle of a watch, some minutes before the login ends.
    package static var loginEnds: WatchDriver {
        let arguments = ["aws", "sso", "login", "--use-device-code", "--profile", "ops"]
        return expiring(.login(Login(arguments.joined(separator: " "), arguments: arguments)), in: 250)
    }

    /// In the middle of a watch, with credentials that expire in some seconds.
    package static func expiring(_ renewal: CredentialsFacts.Renewal?, in seconds: Double) -> WatchDriver {
        var watch = running()
        watch.send(
            .credentialsReported(
                CredentialsFacts(
                    origin: "assume role (profile ops)", expiration: watch.now.wall.addingTimeInterval(seconds),
                    renewal: renewal)))
        return watch
    }

    /// Why the role of the samples cannot be assumed.
    fileprivate static let mfaRefusal = CallFailure.SourceRefusal(
        source: "assume role (profile ops)",
        reason: .described(
            text: "the role of profile ops requires an MFA code from arn:aws:iam::123456789012:mfa/alice"))
}

extension WatchDriver {
    /// The same session after a code was typed, and not accepted for this reason.
    package func rejecting(_ reason: CodeRequest.Reason) -> WatchDriver {
        var watch = typing("123456").pressing(.enter)
        var request = FailureSamples.codeRequest
        request.reason = reason
        let kind = CallFailure.Kind.codeNeeded(SampleWatch.mfaRefusal, request)
        watch.send(.codeAnswered(.failed(CallFailure(kind: kind))))
        return watch
    }
}
