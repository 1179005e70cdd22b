import FoundationEssentials
import MitigationModel

/// All facts of a report. For programs they are JSON with stable keys; names of the API are kept.
/// Times are ISO 8601 in UTC; unknown values are left out.
struct ReportFacts: Encodable {
    /// The format of this document: it only changes if a key changes its meaning or is removed.
    let formatVersion = 1
    let mitwatchVersion: String
    let createdAt: String?
    /// Whether it is from a replay: then `createdAt` is the moment that was shown.
    let isFromRecording: Bool?
    let taskId: String
    let account: String?
    let region: String
    let endpoint: Endpoint
    let status: Status
    let progress: Counts
    let pace: Pace
    /// The whole response, as AWS sent it.
    let task: AuditMitigationActionsTask
    /// The worst check first.
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
        /// When AWS reported this.
        let asOf: String?
        let ageSeconds: Int64
        let isStale: Bool
        /// The reason, if the last poll failed.
        let staleBecause: String?
        let isFinal: Bool
        /// Whether two more responses confirmed it.
        let isConfirmed: Bool
        /// Whether AWS accepted a cancel request, and the status is not final yet.
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
        /// Rounded down: 100 only if nothing remains. Only if the counts are plausible.
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
        /// Shares of the total, or of the parts' sum if that is larger; in percent, rounded down to three decimals.
        let shares: Shares
        let findingsPerMinute: Double?
        /// In order of execution.
        let actions: [Action]
        /// The causes of failures, from the findings that were looked up.
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
        /// Whether AWS's response defines the action.
        let isDefined: Bool
        let id: String?
        let roleArn: String?
        /// AWS's name of the action type.
        let kind: String
        let actionParams: MitigationActionParams?
        /// What it does, and what canceling does not undo, in plain English.
        let consequences: [String]
    }

    struct Failures: Encodable {
        /// How many findings were read from the audit's list, or are named by the task.
        let listedFindings: Int
        /// How many findings were looked up.
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
        /// When the request was sent, or its response came.
        let at: String?
        let requestId: String?
        let errorCode: String?
        let message: String?
    }

    /// The names of `Cancellation` and its resolution.
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
        /// How many polls were made in this session, including failed ones.
        let made: Int
        let intervalSeconds: Double
        let watchBeganAt: String?
        /// The request ID of the latest good response.
        let latestRequestId: String?
    }
}

extension ReportFacts {
    /// The document. A date that is out of range is null.
    func json() throws -> String {
        try JSONText.document(self) { date, container in
            var container = container
            if let text = ISOTime.text(date) { try container.encode(text) } else { try container.encodeNil() }
        }
    }
}
