import IoTClient
import Logging

extension IoTClient {
    /// The same client with its attempts logged.
    func logging(to log: ProgramLog) -> IoTClient {
        log.isOn ? observing { log.begin($0) } : self
    }
}

extension ProgramLog {
    /// Logs that an attempt is sent. The returned closure logs the result and the time it took.
    fileprivate func begin(_ attempt: Attempt) -> IoTClient.AttemptObserver {
        let begin = Clocks.machineUptime()
        let facts: Logger.Metadata = ["attempt": "\(attempt.number)", "call": "\(attempt.invocationId)"]
        logger.debug("\(attempt.operation) sent", metadata: facts)
        return { event in
            let time: Logger.Metadata = ["ms": "\((Clocks.machineUptime() - begin).roundedMilliseconds)"]
            log(event, of: attempt.operation, facts.merging(time) { $1 })
        }
    }

    private func log(_ event: AttemptEvent, of operation: APIOperation, _ facts: Logger.Metadata) {
        switch event {
        case .answered(let status, let requestId):
            let more: Logger.Metadata = ["status": "\(status)", "request": "\(requestId ?? "none")"]
            logger.info("\(operation) responded", metadata: facts.merging(more) { $1 })
        case .failed(.cancelled):
            logger.debug("\(operation) canceled", metadata: facts)
        case .failed(let error):
            logger.warning("\(operation) failed", metadata: facts.merging(error.facts) { $1 })
        case .retried(let delay):
            let more: Logger.Metadata = ["attempt": facts["attempt"] ?? "", "call": facts["call"] ?? ""]
            logger.info(
                "\(operation) retrying",
                metadata: more.merging(["wait_ms": "\(delay.roundedMilliseconds)"]) { $1 })
        }
    }
}

extension IoTError {
    /// The facts for a log line.
    fileprivate var facts: Logger.Metadata {
        // A fault's code, status and request ID are separate facts.
        Logger.Metadata(
            error: fault == nil ? descriptionWithoutRequestId : fault?.message?.text, code: code?.text,
            status: statusCode, request: requestId?.text)
    }
}

extension Logger.Metadata {
    /// The facts about a failed call.
    init(error: String?, code: String?, status: Int?, request: String?) {
        self = [:]
        self["error"] = error.map { "\($0)" }
        self["code"] = code.map { "\($0)" }
        self["status"] = status.map { "\($0)" }
        self["request"] = request.map { "\($0)" }
    }
}

extension Duration {
    /// Milliseconds with one decimal.
    var roundedMilliseconds: Double {
        (self / .microseconds(100)).rounded() / 10
    }
}
