import FoundationEssentials
import MitigationModel

/// The credentials in use, and the code that the operator types to renew them.
public struct SignIn: Hashable, Sendable {
    /// The credentials; nil until they are known.
    public internal(set) var credentials: CredentialsFacts?
    /// The digits that are typed.
    var typed = TypedCode()
    /// Whether AWS checks the code at this moment.
    var isChecking = false
    /// The need that the operator postponed with Esc; nil if none is.
    var postponed: Need?
    /// Whether the operator opened the prompt before it was due.
    var isOpened = false
    /// Why the last code was not accepted; nil if there is nothing to say.
    var refusal: Refusal?

    /// Whether the bell rang for the prompt.
    var hasRung = false

    /// No credentials are known, and nothing is typed.
    public init() {}

    /// How long before they expire credentials that need the operator are announced.
    static let warning = Duration.seconds(600)
    /// How long before they expire the prompt for a code is shown.
    static let prompt = Duration.seconds(300)

    /// How urgent a code is.
    enum Need: Hashable, Sendable {
        /// The credentials expire soon, or the operator renews them early.
        case renewal
        /// There are no credentials: nothing works without it.
        case failing
    }

    /// Why a code was not accepted.
    enum Refusal: Hashable, Sendable {
        case rejected
        case lost
        case used
        /// It does not have six digits.
        case incomplete
        /// Another failure.
        case failed(CallFailure)
    }

    /// Ends the prompt: new credentials are there.
    mutating func finish() {
        (typed, isChecking, postponed, isOpened, refusal, hasRung) = (TypedCode(), false, nil, false, nil, false)
    }
}

extension SignIn.Refusal {
    /// Why the code of a failed call was not accepted.
    init(_ failure: CallFailure) {
        guard case .codeNeeded(_, let request) = failure.kind else {
            self = .failed(failure)
            return
        }
        switch request.reason {
        case .rejected: self = .rejected
        case .lost: self = .lost
        case .first, .renewal: self = .failed(failure)
        }
    }
}

/// Events of the credentials.
extension State {
    /// The sources have other credentials, or other facts about them.
    mutating func handle(_ facts: CredentialsFacts) {
        let isNewer = facts.expiration != signIn.credentials?.expiration
        if isNewer, !signIn.isChecking { signIn.finish() }
        signIn.credentials = facts
    }

    /// AWS checked the code, or did not get it.
    mutating func handle(_ outcome: CodeOutcome) -> [Effect] {
        signIn.isChecking = false
        signIn.typed = TypedCode()
        switch outcome {
        case .accepted:
            signIn.finish()
            record(.codeAccepted(until: signIn.credentials?.expiration))
            return component.refresh(in: &self)
        case .used: signIn.refusal = .used
        case .failed(let failure):
            signIn.refusal = SignIn.Refusal(failure)
            record(.codeNotAccepted(failure))
        }
        return []
    }

    /// The login command ended.
    mutating func handle(_ outcome: LoginOutcome) -> [Effect] {
        switch outcome {
        case .succeeded:
            record(.loggedIn)
            return [.renewCredentials] + component.refresh(in: &self)
        case .failed(let status):
            let how = status < 0 ? "ended by signal \(-status)" : "failed with exit code \(status)"
            notice = .nothing("login command \(how)", brief: "login failed")
        case .notStarted(let reason):
            notice = .nothing("cannot log in: \(reason)", brief: "login failed")
        }
        return []
    }
}
