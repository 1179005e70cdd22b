import FoundationEssentials
import MitigationModel

/// Everything that a report tells, for programs as it is: JSON with stable keys. What is the API's has the API's names.
/// Times are ISO 8601 in UTC; what is not known is left out.
struct ReportFacts: Encodable {
    /// The form of this document: it changes only if a key changes its meaning or goes.
    let formatVersion = 1
    let mitwatchVersion: String
    let createdAt: String?
    /// Whether it was made from a recording: then `createdAt` is the moment that was shown.
    let isFromRecording: Bool?
    let taskId: String
    let account: String?
    let region: String
    let endpoint: Endpoint
    let status: Status
    let progress: Counts
    let pace: Pace
    /// The whole answer, as AWS sent it.
    let task: AuditMitigationActionsTask
    /// The worst first.
    let checks: [Check]
    let alerts: AlertLimits
    let cancellation: Cancel?
    /// The oldest line first.
    let journal: [JournalLine]
    let polls: Polls

    struct Endpoint: Encodable {
        /// `aws`, `custom` or `demo`.
        let kind: String
        let host: String
    }

    struct Status: Encodable {
        let taskStatus: TaskStatus?
        /// When AWS said so.
        let asOf: String?
        let ageSeconds: Int64
        let isStale: Bool
        /// Why, where the last poll failed.
        let staleBecause: String?
        let isFinal: Bool
        /// Whether two more answers said the same.
        let isConfirmed: Bool
        /// Whether AWS took a cancel, and the status is not final yet.
        let isCanceling: Bool
        let startTime: String?
        let endTime: String?
        let durationSeconds: Int64?
    }

    struct Counts: Encodable {
        let totalFindingsCount: Int64?
        let succeededFindingsCount: Int64?
        let failedFindingsCount: Int64?
        let skippedFindingsCount: Int64?
        let canceledFindingsCount: Int64?
        /// Findings that no other count includes; after a final status they stay unprocessed. Only if the counts are
        /// plausible.
        let leftOver: Int64?
        /// Rounded down: 100 only when nothing is left. Only where the counts can be true.
        let percentDone: Int?
        let addsUp: Bool

        init(_ progress: Progress) {
            totalFindingsCount = progress.total
            succeededFindingsCount = progress.succeeded
            failedFindingsCount = progress.failed
            skippedFindingsCount = progress.skipped
            canceledFindingsCount = progress.canceled
            leftOver = CountKind.remaining.count(in: progress)
            percentDone = progress.shownPercent
            addsUp = progress.addsUp
        }
    }

    struct Pace: Encodable {
        let findingsPerMinute: Double?
        let estimatedSecondsLeft: Int64?
    }

    struct Check: Encodable {
        let checkName: CheckName
        let title: String
        let severity: String
        let counts: Counts
        /// Of the total, or of the parts' sum where that is larger; in percent,
        /// rounded down to three decimals.
        let shares: Shares
        let findingsPerMinute: Double?
        /// In the order in which they are applied.
        let actions: [Action]
        /// Why findings failed, as far as the operator had them asked.
        let failures: Failures?
    }

    struct Shares: Encodable {
        let succeeded: Double?
        let failed: Double?
        let skipped: Double?
        let canceled: Double?
        let leftOver: Double?
    }

    struct Action: Encodable {
        let name: String?
        /// Whether AWS's answer defines it.
        let isDefined: Bool
        let id: String?
        let roleArn: String?
        /// AWS's name of what it does.
        let kind: String
        let actionParams: MitigationActionParams?
        /// What it does, and what cancel does not undo, in words.
        let consequences: [String]
    }

    struct Failures: Encodable {
        /// How many findings are in the audit's list, or named by the task, as far as it was read.
        let listedFindings: Int
        /// How many findings were asked what became of the actions.
        let askedFindings: Int
        /// How many of them failed.
        let failedFindings: Int
        /// The most frequent cause first.
        let groups: [Group]
    }

    struct Group: Encodable {
        let findings: Int
        let actionName: String?
        let errorCode: String?
        let message: String?
    }

    struct AlertLimits: Encodable {
        let failedFindings: Int64?
        let failedPercent: Double?
        let stallSeconds: Int64
    }

    struct Cancel: Encodable {
        let outcome: CancelOutcome
        /// When AWS was asked, or answered.
        let at: String?
        let requestId: String?
        let errorCode: String?
        let message: String?
    }

    /// The words of `Cancellation` and its settlement.
    enum CancelOutcome: String, Encodable {
        case asked
        case accepted
        case unknown
        case refused
        case took
        case endedBefore
        case alreadyOver
        case overtaken
        case stillInProgress
    }

    struct JournalLine: Encodable {
        let at: String?
        let text: String
    }

    struct Polls: Encodable {
        /// How many were made in this watch, failed ones too.
        let made: Int
        let intervalSeconds: Double
        let watchBeganAt: String?
        /// AWS's id of the latest good one.
        let latestRequestId: String?
    }
}
