import FoundationEssentials
import MitigationModel

/// A response of the API as the AWS CLI prints it with `--output json`: the API's own structure, without absent values.
public enum APIAnswer {
    /// The task. Times are in UTC, as with the AWS CLI's `cli_timestamp_format = iso8601`.
    /// A time that is not a valid date is written as seconds since 1970, like in the response.
    public static func json(_ task: AuditMitigationActionsTask) throws -> String {
        try document(task)
    }

    /// A list of tasks, with all pages in one.
    public static func json(_ tasks: [AuditMitigationActionsTaskSummary]) throws -> String {
        try document(AuditMitigationActionsTasksPage(tasks: tasks))
    }

    private static func document(_ answer: some Encodable) throws -> String {
        try JSONText.document(answer) { date, container in
            var container = container
            if let text = ISOTime.microseconds(date) {
                try container.encode(text)
            } else {
                try container.encode(date.timeIntervalSince1970)
            }
        }
    }
}
