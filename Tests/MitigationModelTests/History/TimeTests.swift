import FoundationEssentials
import MitigationModel
import Testing

struct TimeTests {
    private func date(_ seconds: Double) -> Date {
        Date(timeIntervalSince1970: seconds)
    }

    @Test(arguments: [TaskStatus.inProgress, TaskStatus("PAUSING"), nil])
    func `a task that has not ended runs until now`(status: TaskStatus?) {
        let task = AuditMitigationActionsTask(taskStatus: status, startTime: date(100), endTime: date(150))
        #expect(task.runningTime(at: date(160)) == .seconds(60))
    }

    @Test(arguments: [TaskStatus.completed, .failed, .canceled])
    func `an ended task ran until its end`(status: TaskStatus) {
        let task = AuditMitigationActionsTask(taskStatus: status, startTime: date(100), endTime: date(150))
        #expect(task.runningTime(at: date(999)) == .seconds(50))
    }

    @Test func `an unknown running time is nil`() {
        #expect(AuditMitigationActionsTask(taskStatus: .inProgress).runningTime(at: date(1)) == nil)
        #expect(AuditMitigationActionsTask(taskStatus: .failed, startTime: date(1)).runningTime(at: date(2)) == nil)
    }

    @Test func `a running time is never negative, and never overflows`() {
        let task = AuditMitigationActionsTask(taskStatus: .inProgress, startTime: date(100))
        #expect(task.runningTime(at: date(50)) == .zero)
        let ancient = AuditMitigationActionsTask(taskStatus: .inProgress, startTime: date(-1e300))
        #expect(ancient.runningTime(at: date(0)) == .seconds(1e12))
    }

    @Test(arguments: [
        (1.5, Duration.milliseconds(1500)), (-1e300, .seconds(-1e12)), (.infinity, .seconds(1e12)), (.nan, .zero),
    ])
    func `any number of seconds becomes a duration`(seconds: Double, duration: Duration) {
        #expect(Duration(saturating: seconds) == duration)
    }

    @Test func `before the first response the machine's clock counts`() {
        let clock = ClockCorrection()
        #expect(clock.corrected(.at(7)) == date(7))
        #expect(clock.skew(at: .at(7)) == .zero)
    }

    @Test func `a response's date corrects the clock to the middle of its second`() {
        var clock = ClockCorrection()
        clock.observe(serverDate: date(1000), at: .at(50))
        #expect(clock.corrected(.at(50)) == date(1000.5))
        #expect(clock.corrected(.at(60)) == date(1010.5))
        #expect(clock.skew(at: .at(60)) == .milliseconds(-950_500))
    }

    @Test func `a date within the second that is expected changes nothing`() {
        var clock = ClockCorrection()
        clock.observe(serverDate: date(1000), at: .at(0))
        clock.observe(serverDate: date(1005), at: .at(5.25))
        #expect(clock.corrected(.at(6)) == date(1006.5))
    }

    @Test func `a date beyond the expected second moves the clock as little as possible`() {
        var clock = ClockCorrection()
        clock.observe(serverDate: date(1000), at: .at(0))
        clock.observe(serverDate: date(1007), at: .at(5))
        #expect(clock.corrected(.at(5)) == date(1007))
        clock.observe(serverDate: date(1000), at: .at(6))
        #expect(clock.corrected(.at(6)) == date(1001))
    }

    @Test(arguments: [(30.0, false), (30.25, true), (-30, false), (-30.25, true)])
    func `only a skew over 30 seconds is reported, and once`(ahead: Double, isNews: Bool) {
        var clock = ClockCorrection()
        clock.observe(serverDate: date(999.5), at: .at(0))
        let moment = Moment(wall: date(1000 + ahead), uptime: .zero)
        #expect(clock.newsOfSkew(at: moment) == (isNews ? .seconds(ahead) : nil))
        #expect(clock.newsOfSkew(at: moment) == nil)
    }

    @Test func `setting the machine's clock does not change AWS's time`() {
        var clock = ClockCorrection()
        clock.observe(serverDate: date(1000), at: .at(10))
        let afterSetting = Moment(wall: date(5000), uptime: .seconds(20))
        #expect(clock.corrected(afterSetting) == date(1010.5))
        #expect(clock.skew(at: afterSetting) == .milliseconds(3_989_500))
    }
}
