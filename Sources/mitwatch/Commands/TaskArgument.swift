import ArgumentParser
import IoTClient

/// The task that a command is about.
struct TaskArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("The task's id, behind -- if it begins with a hyphen.", valueName: "task-id"))
    var taskId: String

    func validate() throws {
        try TaskId.validateArgument(taskId)
    }
}

extension TaskId {
    /// What is wrong with an id that an operator typed is told as wrong usage.
    static func validateArgument(_ id: String) throws {
        do throws(TaskIdProblem) {
            try validate(id)
        } catch {
            throw ValidationError(error.description)
        }
    }
}
