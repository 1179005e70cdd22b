import MitigationModel
import Testing
import WatchFixtures

@testable import Dashboard

/// Every kind of failure has a complete entry in the failure table.
struct FailureTableTests {
    private static let verbs = [
        "add", "check", "choose", "correct", "fix", "give", "log", "run", "set", "step", "try",
    ]

    @Test(arguments: FailureSamples.kinds, Operation.allCases)
    func `an entry has all texts, and its fix starts with a verb`(kind: CallFailure.Kind, operation: Operation) {
        let entry = kind.entry(for: operation)
        #expect(!entry.status.isEmpty && entry.status == entry.status.uppercased())
        for words in [entry.short, entry.name, entry.remedy, entry.fix] {
            #expect(!words.isEmpty && !words.hasSuffix("."), "\(kind)")
        }
        let verb = entry.fix.split { !$0.isLetter }.first.map(String.init) ?? ""
        #expect(Self.verbs.contains(verb), "\(entry.fix)")
        #expect(entry.brief.map { $0.count < entry.short.count } ?? true)
        let advice = entry.advice(CallFailure(kind: kind), .sample)
        #expect(!advice.isEmpty && !advice.contains(""))
    }

    @Test(arguments: FailureSamples.kinds)
    func `only the words depend on the operation`(kind: CallFailure.Kind) {
        let usual = kind.entry()
        for operation in Operation.allCases {
            let entry = kind.entry(for: operation)
            #expect(entry.retry == usual.retry && entry.exit == usual.exit && entry.patience == usual.patience)
            #expect(entry.scope == usual.scope && entry.cancelOutcome == usual.cancelOutcome)
        }
    }

    @Test(arguments: FailureSamples.kinds)
    func `the retry class sets the delay before the next poll`(kind: CallFailure.Kind) {
        let moment = Moment(wall: .init(timeIntervalSince1970: 0), uptime: .zero)
        var streak = Polling.FailureStreak(first: CallFailure(kind: kind), at: moment)
        var delays: [Duration] = []
        for _ in 1...6 {
            delays.append(streak.delay(interval: .seconds(5)))
            streak = streak.adding(CallFailure(kind: kind), at: moment)
        }
        let seconds =
            switch kind.entry().retry {
            case .backOff: [10, 20, 40, 60, 60, 60]
            case .backOffBriefly: [5, 5, 10, 20, 30, 30]
            case .steady: [30, 30, 30, 30, 30, 30]
            }
        #expect(delays == seconds.map { .seconds($0) })
    }

    @Test(arguments: FailureSamples.failures)
    func `a report ends with the fix`(failure: CallFailure) {
        for operation in Operation.allCases {
            let report = failure.report(for: operation)
            #expect(report.count >= 2)
            #expect(report.last == "To fix: \(failure.fix(for: operation))")
            #expect(report.dropLast().allSatisfy { !$0.isEmpty && !$0.contains(failure.fix(for: operation)) })
        }
    }

    @Test func `a redirect has its own words and the rules of its kind`() {
        for kind in FailureSamples.kinds {
            let failure = CallFailure(kind: kind, statusCode: 302)
            #expect(failure.entry.status == "REDIRECT")
            #expect(failure.exitClass == kind.entry().exit && failure.patience == kind.entry().patience)
            #expect(failure.retry == kind.entry().retry)
        }
    }

    @Test(arguments: Operation.allCases)
    func `access denied names the operation's permission wherever it is shown`(operation: Operation) {
        let failure = CallFailure(kind: .accessDenied)
        #expect(failure.fix(for: operation) == "add the permission iot:\(operation.rawValue)")
        #expect(failure.short(of: operation) == "access denied: needs iot:\(operation.rawValue)")
        #expect(failure.advice(for: .sample, of: operation).contains { $0.contains("iot:\(operation.rawValue)") })
    }

    @Test func `a failed cancel request says what to run before the next one`() {
        let signIn = CallFailure.Kind.signInNeeded(FailureSamples.refusal, FailureSamples.login)
        #expect(
            CallFailure(kind: signIn).cancelWords.remedy == "Run aws sso login --profile ops, then try again.")
        #expect(CallFailure(kind: .clockSkew).cancelWords.remedy == "Set the clock, then try again.")
        #expect(CallFailure(kind: .serverError).cancelWords.remedy == nil)
    }
}
