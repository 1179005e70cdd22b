import ArgumentParser

/// Whether a watch is recorded.
struct RecordOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Keep all that comes from AWS in a new file, for mitwatch replay.", valueName: "file"))
    var record: String?

    func validate() throws {
        guard record != "" else { throw ValidationError("--record is empty: leave it out, or name a file.") }
    }

    /// The file, made; nil where nothing is to be recorded. One that exists is never written over.
    func file() throws -> NewFile? {
        do throws(FileProblem) {
            guard let record else { return nil }
            return try NewFile(creating: record)
        } catch {
            throw CommandFailure("--record \(error)", .configuration)
        }
    }
}
