import FoundationEssentials
import NIOCore
import NIOPosix
import NIOSSL

/// Reads the certificates of a server that failed verification, so that the error can name the cause.
///
/// The HTTP library only reports that verification failed. So this starts another handshake, and always ends it when
/// the certificates arrive: nothing is sent or trusted on that connection.
struct TLSInspection {
    let host: String
    let port: Int
    let proxy: Proxy?
    /// The time limit for all of it.
    let limit: Duration
    let eventLoop: any EventLoop

    /// The server's certificate chain, its own certificate first; nil if there was none in time.
    func chain() async -> [PeerCertificate]? {
        let promise = eventLoop.makePromise(of: [PeerCertificate].self)
        let alarm = eventLoop.scheduleTask(in: TimeAmount(limit)) {
            promise.fail(ChannelError.connectTimeout(TimeAmount(limit)))
        }
        defer { alarm.cancel() }
        let channel = ClientBootstrap(group: eventLoop)
            .connectTimeout(TimeAmount(limit))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try addHandlers(to: channel.pipeline.syncOperations, promise) }
            }
            .connect(host: proxy?.host ?? host, port: proxy?.port ?? port)
        channel.whenFailure { promise.fail($0) }
        let chain = try? await promise.futureResult.get()
        channel.whenSuccess { $0.close(promise: nil) }
        return chain
    }

    private func addHandlers(
        to pipeline: ChannelPipeline.SynchronousOperations, _ promise: EventLoopPromise<[PeerCertificate]>
    ) throws {
        let context = try NIOSSLContext(configuration: .makeClientConfiguration())
        let name = (try? SocketAddress(ipAddress: host, port: port)) == nil ? host : nil
        let look: NIOSSLCustomVerificationCallback = { certificates, verdict in
            promise.succeed(certificates.prefix(10).map(PeerCertificate.init))
            verdict.succeed(.failed)
        }
        let tls = try NIOSSLClientHandler(
            context: context, serverHostname: name, customVerificationCallback: look)
        if let proxy {
            try pipeline.addHandler(TunnelOpener(host: host, port: port, proxy: proxy, tls: tls, promise: promise))
        } else {
            try pipeline.addHandlers(tls, InspectionEnd(promise: promise))
        }
    }
}

/// Fails the inspection when the connection ends.
private final class InspectionEnd: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let promise: EventLoopPromise<[PeerCertificate]>

    init(promise: EventLoopPromise<[PeerCertificate]>) {
        self.promise = promise
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        promise.fail(error)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        promise.fail(ChannelError.eof)
    }
}

/// Opens a tunnel through a proxy, and starts the handshake in it.
private final class TunnelOpener: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let mostBytes = 16 << 10
    private let request: String
    private let tls: NIOSSLClientHandler
    private let promise: EventLoopPromise<[PeerCertificate]>
    private var head = ""

    init(
        host: String, port: Int, proxy: Proxy, tls: NIOSSLClientHandler, promise: EventLoopPromise<[PeerCertificate]>
    ) {
        let target = "\(host.contains(":") ? "[\(host)]" : host):\(port)"
        let login = proxy.login.map { Data("\($0.userName):\($0.password)".utf8).base64EncodedString() }
        let authorization = login.map { "Proxy-Authorization: Basic \($0)\r\n" } ?? ""
        request = "CONNECT \(target) HTTP/1.1\r\nHost: \(target)\r\n\(authorization)\r\n"
        self.tls = tls
        self.promise = promise
    }

    func channelActive(context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: request)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        head += String(buffer: unwrapInboundIn(data))
        guard head.utf8.count <= Self.mostBytes else { return fail(ChannelError.eof, context) }
        guard head.contains("\r\n\r\n") else { return }
        guard head.hasPrefix("HTTP/1.1 200") || head.hasPrefix("HTTP/1.0 200") else {
            return fail(ChannelError.eof, context)
        }
        do {
            let pipeline = context.pipeline.syncOperations
            try pipeline.addHandlers(tls, InspectionEnd(promise: promise))
            pipeline.removeHandler(context: context, promise: nil)
        } catch {
            fail(error, context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(error, context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        promise.fail(ChannelError.eof)
    }

    private func fail(_ error: any Error, _ context: ChannelHandlerContext) {
        promise.fail(error)
        context.close(promise: nil)
    }
}

extension TunnelOpener: RemovableChannelHandler {}
