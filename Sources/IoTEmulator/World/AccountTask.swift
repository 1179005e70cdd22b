/// A task of the account, and how long before the emulator's start it was started.
struct AccountTask: Sendable {
    let plan: TaskPlan
    let age: Milliseconds
}
