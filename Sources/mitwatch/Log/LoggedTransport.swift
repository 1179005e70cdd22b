import IoTClient
import Logging

/// A way to the servers that give credentials, or tell about them, which logs each exchange. Neither path nor body is told: they
/// hold tokens and keys.
struct LoggedTransport: HTTPTransport {
    let transport: any HTTPTransport
    let log: ProgramLog

    func send(_ request: HTTPRequest) async throws(TransportProblem) -> HTTPResponse {
        let begin = Clocks.machineUptime()
        let facts: Logger.Metadata = [
            "method": "\(request.method.rawValue)", "server": "\(request.endpoint.authority)",
        ]
        do throws(TransportProblem) {
            let response = try await transport.send(request)
            let more: Logger.Metadata = [
                "status": "\(response.statusCode)", "request": "\(response.requestId ?? "none")",
                "ms": "\((Clocks.machineUptime() - begin).roundedMilliseconds)",
            ]
            log.logger.debug("credentials' server answered", metadata: facts.merging(more) { $1 })
            return response
        } catch {
            log.logger.debug("credentials' server failed", metadata: facts.merging(["error": "\(error)"]) { $1 })
            throw error
        }
    }
}
