import FoundationEssentials
import MitigationModel
import NIOCore
import NIOHTTP1

#if canImport(Glibc)
import Glibc
#endif

/// Connects whole HTTP requests with the emulator's core, for one connection.
final class HTTPHandler: ChannelInboundHandler {
    typealias InboundIn = NIOHTTPServerRequestFull
    typealias OutboundOut = HTTPServerResponsePart

    private let core: EmulatorCore

    init(core: EmulatorCore) {
        self.core = core
    }

    func channelActive(context: ChannelHandlerContext) {
        core.connectionAccepted()
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let request = unwrapInboundIn(data)
        switch core.react(to: APIRequest(request)) {
        case .respond(let response): send(response, to: request.head, context)
        case .truncate(let response): sendHalf(response, to: request.head, context)
        case .hang: break
        case .reset: reset(context)
        }
    }

    /// Invalid HTTP, or a client that disconnected: the connection can no longer be used.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func send(_ response: APIResponse, to request: HTTPRequestHead, _ context: ChannelHandlerContext) {
        write(response, response.body[...], request, context)
        let sent = context.writeAndFlush(wrapOutboundOut(.end(nil)))
        if !request.isKeepAlive {
            close(context.channel, after: sent)
        }
    }

    private func sendHalf(_ response: APIResponse, to request: HTTPRequestHead, _ context: ChannelHandlerContext) {
        write(response, response.body.prefix(response.body.count / 2), request, context)
        close(context.channel, after: context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer())))))
    }

    private func close(_ channel: any Channel, after sent: EventLoopFuture<Void>) {
        sent.whenComplete { _ in
            channel.close(promise: nil)
        }
    }

    private func write(
        _ response: APIResponse, _ body: ArraySlice<UInt8>, _ request: HTTPRequestHead, _ context: ChannelHandlerContext
    ) {
        let (requestId, now) = core.responseFacts()
        var headers: HTTPHeaders = [
            "Date": HTTPDate.text(response.date ?? now), "Content-Type": response.contentType,
            "Content-Length": String(response.body.count),
            "x-amzn-RequestId": response.requestId ?? requestId,
        ]
        if let errorType = response.errorType {
            headers.add(name: "x-amzn-ErrorType", value: errorType)
        }
        if let location = response.location {
            headers.add(name: "Location", value: location)
        }
        if !request.isKeepAlive {
            headers.add(name: "Connection", value: "close")
        }
        let head = HTTPResponseHead(
            version: .http1_1, status: HTTPResponseStatus(statusCode: response.status), headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: body)))), promise: nil)
    }

    /// A socket that does not linger is reset when it is closed.
    private func reset(_ context: ChannelHandlerContext) {
        let channel = context.channel
        guard let options = channel as? any SocketOptionProvider else {
            channel.close(promise: nil)
            return
        }
        options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in
            channel.close(promise: nil)
        }
    }
}

extension APIRequest {
    /// From NIO's request.
    init(_ request: NIOHTTPServerRequestFull) {
        let parts = request.head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.init(
            method: request.head.method.rawValue, path: String(parts.first ?? ""),
            query: parts.count > 1 ? String(parts[1]) : "",
            headers: request.head.headers.map { Header(name: $0.name.lowercased(), value: $0.value) },
            body: request.body.map { Array($0.readableBytesView) } ?? [])
    }
}

/// The date format of HTTP, `Mon, 23 Nov 2026 15:14:22 GMT`.
enum HTTPDate {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]

    static func text(_ date: Date) -> String {
        let seconds = date.timeIntervalSince1970.rounded(.down)
        let iso = Date.ISO8601FormatStyle().format(Date(timeIntervalSince1970: seconds))
        let fields = iso.split { "-T:Z".contains($0) }
        guard fields.count == 6, let month = Int(fields[1]), ClockText.months.indices.contains(month - 1)
        else { return iso }
        // The first day of 1970 was a Thursday.
        let day = Int(saturating: (seconds / 86_400).rounded(.down).truncatingRemainder(dividingBy: 7))
        let weekday = days[(day + 7) % 7]
        let date = "\(fields[2]) \(ClockText.months[month - 1]) \(fields[0])"
        return "\(weekday), \(date) \(fields[3]):\(fields[4]):\(fields[5]) GMT"
    }
}
