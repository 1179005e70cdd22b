import ArgumentParser

/// How much faster than real time a demo, a server or a replay goes.
enum SpeedFactor {
    /// What is wrong with a factor that an operator typed is told as wrong usage.
    static func validate(_ speed: Double) throws {
        guard (0.1...1000).contains(speed) else {
            throw ValidationError("--speed is a number from 0.1 to 1000.")
        }
    }
}
