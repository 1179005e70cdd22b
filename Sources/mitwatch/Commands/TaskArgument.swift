import ArgumentParser
import IoTClient

/// The task that a command is about.
struct TaskArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("The task's id, behind -- if it begins with a hyphen.", valueName: "task-id"))
    var taskId: String

    func validate() throws {
        do throws(TaskIdProblem) {
            try TaskId.validate(taskId)
        } catch {
            throw ValidationError(error.description)
        }
    }
}
