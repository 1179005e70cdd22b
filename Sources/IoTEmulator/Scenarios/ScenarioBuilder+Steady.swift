import MitigationModel

/// Every second of the task brings the same changes from beginning to end, to measure what drawing them costs.
extension ScenarioBuilder {
    /// 20 checks, all of which progress every second.
    var steady: TaskPlan {
        let checks = (0..<20).map { number in
            plan(
                check(number), [.quarantineThings], total: steadyTotal(number), seconds: 0...Self.steadySeconds,
                number: UInt64(number)
            )
            .failing(every: 5, until: 60, [groupMissing])
        }
        return task(.steady, checks, target: auditTarget(checks))
    }

    /// 20 checks, of which one progresses by one finding per second. The others do not change between the first second
    /// and the last.
    var trickle: TaskPlan {
        let checks = (0..<20).map { number in
            number == 3 ? trickling(number) : still(number).failing(every: 5, until: 60, [groupMissing])
        }
        return task(.trickle, checks, target: auditTarget(checks))
    }

    private func trickling(_ number: Int) -> CheckPlan {
        plan(
            check(number), [.quarantineThings], total: UInt64(Self.steadySeconds), seconds: 0...Self.steadySeconds,
            number: UInt64(number), weights: [1])
    }

    private func still(_ number: Int) -> CheckPlan {
        let begin = hash.branch(7).value(UInt64(number), in: 10...60)
        let pause = [UInt64](repeating: 0, count: Int(Self.steadySeconds) - 2)
        return plan(
            check(number), [.quarantineThings], total: steadyTotal(number), seconds: 0...Self.steadySeconds,
            number: UInt64(number), weights: [UInt64(begin)] + pause + [UInt64(100 - begin)])
    }

    private func steadyTotal(_ number: Int) -> UInt64 {
        UInt64(5_000 + 137 * number)
    }

    private static let steadySeconds: Int64 = 170
}
