import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// Which checks are shown, and in which order.
struct ArrangeTests {
    private static let policy: CheckName = "IOT_POLICY_OVERLY_PERMISSIVE_CHECK"
    private static let keyQuality: CheckName = "CA_CERTIFICATE_KEY_QUALITY_CHECK"
    private static let clientIds: CheckName = "CONFLICTING_CLIENT_IDS_CHECK"
    private static let expiringCA: CheckName = "CA_CERTIFICATE_EXPIRING_CHECK"
    private static let revoked: CheckName = "REVOKED_DEVICE_CERTIFICATE_STILL_ACTIVE_CHECK"
    private static let logging: CheckName = "LOGGING_DISABLED_CHECK"
    private static let shared = SampleTask.shared
    private static let expiring = SampleTask.expiring

    private func arrangement(_ change: (inout CheckArrangement) -> Void) -> CheckArrangement {
        var arrangement = CheckArrangement()
        change(&arrangement)
        return arrangement
    }

    private static let orders: [(CheckArrangement.Order, [CheckName])] = [
        (.worst, [shared, policy, keyQuality, clientIds, expiring, revoked, expiringCA, logging]),
        (.name, [policy, expiringCA, keyQuality, clientIds, expiring, shared, logging, revoked]),
        (.progress, [clientIds, shared, expiring, policy, revoked, expiringCA, keyQuality, logging]),
        (.total, [expiring, shared, revoked, keyQuality, policy, clientIds, expiringCA, logging]),
    ]

    @Test(arguments: orders)
    func `checks are sorted by each order, and by its reverse`(order: CheckArrangement.Order, expected: [CheckName]) {
        let task = SampleTask.inProgress()
        #expect(arranged(task, by: arrangement { $0.order = order }) == expected)
        let reversed = arrangement {
            $0.order = order
            $0.isReversed = true
        }
        #expect(arranged(task, by: reversed) == expected.reversed())
    }

    @Test func `canceled findings count as unprocessed: their checks come before finished ones`() {
        var task = AuditMitigationActionsTask(
            taskStatus: .canceled,
            taskStatistics: [
                "A": .init(10, succeeded: 10), "B": .init(10, succeeded: 9, canceled: 1), "C": .init(10, canceled: 10),
            ])
        #expect(arranged(task, by: CheckArrangement()) == ["C", "B", "A"])
        task.taskStatistics?["D"] = .init(10, succeeded: 3)
        #expect(arranged(task, by: CheckArrangement()) == ["C", "D", "B", "A"])
        #expect(arranged(task, by: arrangement { $0.order = .progress }) == ["D", "C", "B", "A"])
    }

    @Test(
        arguments: [
            ("shared", [shared]), ("SHARED", [shared]), ("device cert", [shared, expiring, revoked]),
            ("cert  device ", [shared, expiring, revoked]), ("iot_policy", [policy]), ("_check logging", [logging]),
            ("nonesuch", []), ("shared logging", []), ("É", []),
        ] as [(String, [CheckName])])
    func `a filter matches checks whose title or API name contains each word`(filter: String, expected: [CheckName]) {
        let arrangement = arrangement { $0.filter = filter }
        #expect(arranged(SampleTask.inProgress(), by: arrangement) == expected)
        #expect(arrangement.isFiltering)
    }

    @Test(arguments: ["", " ", "   "])
    func `a filter without words hides nothing`(filter: String) {
        let arrangement = arrangement { $0.filter = filter }
        #expect(arranged(SampleTask.inProgress(), by: arrangement).count == 8)
        #expect(!arrangement.isFiltering)
    }

    @Test func `f shows checks with failed, remaining, canceled or unknown findings`() {
        let statistics: [CheckName: TaskStatisticsForAuditCheck] = [
            "A_DONE": .init(5, succeeded: 3, skipped: 2), "B_FAILED": .init(5, succeeded: 4, failed: 1),
            "C_LEFT": .init(5, succeeded: 4), "D_CANCELED": .init(5, succeeded: 4, canceled: 1),
            "E_WRONG": .init(5, succeeded: 6), "F_UNKNOWN": TaskStatisticsForAuditCheck(), "G_EMPTY": .init(0),
        ]
        let narrow = arrangement {
            $0.showsFailuresOnly = true
            $0.order = .name
        }
        var task = AuditMitigationActionsTask(taskStatus: .inProgress, taskStatistics: statistics)
        #expect(
            arranged(task, by: narrow) == ["B_FAILED", "C_LEFT", "D_CANCELED", "E_WRONG", "F_UNKNOWN"])
        task.taskStatus = .completed
        #expect(arranged(task, by: narrow) == ["B_FAILED", "C_LEFT", "D_CANCELED", "E_WRONG"])
    }

    @Test func `s cycles through the orders, S reverses them, f narrows the list`() {
        var watch = WatchDriver(SampleTask.inProgress())
        for (order, checks) in Self.orders.dropFirst() + Self.orders.prefix(1) {
            #expect(watch.press(.character("s")) == [])
            #expect(watch.state.navigation.checks.order == order)
            #expect(watch.state.watch.orderedChecks == checks)
        }
        #expect(watch.press(.character("S")) == [])
        #expect(watch.state.watch.orderedChecks == Self.orders[0].1.reversed())
        #expect(watch.press(.character("f")) == [])
        #expect(
            watch.state.watch.orderedChecks == [Self.revoked, Self.expiring, Self.clientIds, Self.policy, Self.shared])
        #expect(watch.press(.character("f")) == [])
        #expect(watch.state.watch.orderedChecks.count == 8)
    }

    @Test func `the arrangement applies to later responses`() {
        var watch = WatchDriver(SampleTask.inProgress())
        watch.press(.character("f"))
        watch.poll(SampleTask.completed, at: 5)
        #expect(watch.state.watch.orderedChecks == [Self.shared, Self.policy])
        watch.press(.escape)
        #expect(watch.state.watch.orderedChecks.count == 8)
    }

    @Test func `the selection stays on its check in any order, and returns when a filter no longer hides it`() {
        var watch = WatchDriver(SampleTask.inProgress())
        watch.press(.down, .down)
        #expect(watch.state.selectedCheck == Self.keyQuality)
        watch.press(.character("s"), .character("S"))
        #expect(watch.state.selectedCheck == Self.keyQuality)
        watch.press(.character("f"))
        #expect(watch.state.navigation.selection == Self.keyQuality)
        #expect(watch.state.selectedCheck == watch.state.watch.orderedChecks.first)
        watch.press(.character("f"))
        #expect(watch.state.selectedCheck == Self.keyQuality)
    }

    @Test func `Esc shows all checks before it leaves a pane, in the same order`() {
        var watch = WatchDriver(SampleTask.inProgress())
        watch.press(.character("s"), .character("f"), .character("/"), .character("c"), .enter, .tab)
        #expect(watch.state.navigation.focus == .actions)
        watch.press(.escape)
        #expect(watch.state.navigation.focus == .actions)
        #expect(watch.state.watch.orderedChecks == Self.orders[1].1)
        watch.press(.escape)
        #expect(watch.state.navigation.focus == .checks)
    }

    @Test func `n and N go through the visible checks`() {
        var watch = WatchDriver(SampleTask.inProgress())
        watch.press(.character("/"))
        watch.press(.paste("device cert"), .enter, .enter, .character("n"))
        #expect(watch.state.navigation.screen == .check(Self.expiring))
        watch.press(.character("n"), .character("n"))
        #expect(watch.state.navigation.screen == .check(Self.revoked))
    }

    /// For any arrangement: some of the checks, each once, in order, and no response moves the selection.
    @Test(arguments: CheckArrangement.Order.allCases, [false, true])
    func `arranged checks are in order without duplicates, and no response moves the selection`(
        order: CheckArrangement.Order, isReversed: Bool
    ) {
        for filter in ["", "custom", "check_1 7", "_00", "zzz"] {
            for isNarrow in [false, true] {
                let arrangement = arrangement {
                    ($0.order, $0.isReversed, $0.filter, $0.showsFailuresOnly) = (order, isReversed, filter, isNarrow)
                }
                for task in [SampleTask.manyChecks(200), SampleTask.hostile, SampleTask.canceled, .init()] {
                    let checks = arranged(task, by: arrangement)
                    #expect(Set(checks).isSubset(of: task.checks))
                    #expect(Set(checks).count == checks.count)
                    if !arrangement.isFiltering { #expect(checks.count == task.checks.count) }
                    // Hidden checks do not change the order of the others.
                    var all = arrangement
                    all.showAll()
                    #expect(arranged(task, by: all).filter(checks.contains) == checks)
                }
            }
        }
        var watch = WatchDriver(SampleTask.inProgress())
        (watch.state.navigation.checks.order, watch.state.navigation.checks.isReversed) = (order, isReversed)
        watch.press(.down)
        let selected = watch.state.selectedCheck
        for (index, task) in [SampleTask.completed, SampleTask.canceled, SampleTask.inProgress(share: 0.1)].enumerated()
        {
            watch.poll(task, at: Double(index + 1) * 5)
            #expect(watch.state.selectedCheck == selected)
        }
    }
}
