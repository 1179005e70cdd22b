import NIOCore
import NIOPosix
import NIOSSL

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A server on 127.0.0.1 that responds to every request in one way, correct or not.
final class LoopbackServer: Sendable {
    /// What happens after a request's head.
    enum Behaviour: Sendable {
        /// Sends these bytes and keeps the connection.
        case answer(String)
        /// Sends the first of these to a connection's first request, the second to its second, and keeps the
        /// connection.
        case answers([String])
        /// Sends a head and a body of these bytes, and keeps the connection.
        case answerBody([UInt8], head: String)
        /// Sends these bytes and closes the connection.
        case answerAndClose(String)
        /// Sends these bytes when the connection opens.
        case greet(String)
        /// Responds to a connection's first request, and closes the connection at the second one.
        case answerOnce(String)
        /// The same, but the connection is reset.
        case answerOnceThenReset(String)
        /// Closes the connection when anything arrives.
        case closeOnBytes
        /// Resets the connection.
        case reset
        /// Does nothing.
        case hang
    }

    /// What the server sees.
    enum Sight: Hashable, Sendable {
        case connected
        case request(String)
        case disconnected
    }

    let port: Int
    /// The events, as they happen.
    let sights: AsyncStream<Sight>
    private let channel: any Channel

    private init(channel: any Channel, sights: AsyncStream<Sight>) throws {
        guard let port = channel.localAddress?.port else { throw ChannelError.unknownLocalAddress }
        self.channel = channel
        self.port = port
        self.sights = sights
    }

    /// Runs `body` with a server that is closed at the end. With `tls` it has an untrusted certificate.
    static func run<Value>(
        _ behaviour: Behaviour, tls: NIOSSLContext? = nil, _ body: (LoopbackServer) async throws -> Value
    ) async throws -> Value {
        let (sights, log) = AsyncStream.makeStream(of: Sight.self)
        let channel = try await ServerBootstrap(group: NIOSingletons.posixEventLoopGroup)
            .childChannelInitializer { child in
                child.eventLoop.makeCompletedFuture {
                    if let tls {
                        try child.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
                    }
                    try child.pipeline.syncOperations.addHandler(Handler(behaviour: behaviour, log: log))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let server = try LoopbackServer(channel: channel, sights: sights)
        do {
            let value = try await body(server)
            try await channel.close()
            return value
        } catch {
            try? await channel.close()
            throw error
        }
    }

    /// The next `count` events.
    func next(_ count: Int) async -> [Sight] {
        var seen: [Sight] = []
        for await sight in sights.prefix(count) {
            seen.append(sight)
        }
        return seen
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let behaviour: Behaviour
        private let log: AsyncStream<Sight>.Continuation
        private var head = ""
        private var answered = 0

        init(behaviour: Behaviour, log: AsyncStream<Sight>.Continuation) {
            self.behaviour = behaviour
            self.log = log
        }

        func channelActive(context: ChannelHandlerContext) {
            log.yield(.connected)
            if case .greet(let bytes) = behaviour {
                send(bytes, context)
            }
        }

        func channelInactive(context: ChannelHandlerContext) {
            log.yield(.disconnected)
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            if case .closeOnBytes = behaviour { return context.close(promise: nil) }
            head += String(buffer: unwrapInboundIn(data))
            guard head.hasSuffix("\r\n\r\n") else { return }
            log.yield(.request(head))
            head = ""
            switch behaviour {
            case .answer(let bytes):
                send(bytes, context)
            case .answers(let bytes) where answered < bytes.count:
                send(bytes[answered], context)
                answered += 1
            case .answerOnce(let bytes), .answerOnceThenReset(let bytes):
                answered += 1
                if answered == 1 { return send(bytes, context) }
                if case .answerOnce = behaviour { context.close(promise: nil) } else { reset(context) }
            case .answerBody(let bytes, let head):
                send("HTTP/1.1 200 OK\r\nContent-Length: \(bytes.count)\r\n\(head)\r\n", context)
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
            case .answerAndClose(let bytes):
                send(bytes, context)
                context.close(promise: nil)
            case .reset:
                reset(context)
            case .answers, .closeOnBytes, .greet, .hang:
                break
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }

        private func send(_ bytes: String, _ context: ChannelHandlerContext) {
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: bytes)), promise: nil)
        }

        /// A socket that does not linger is closed with a reset.
        private func reset(_ context: ChannelHandlerContext) {
            guard let socket = context.channel as? any SocketOptionProvider else { return context.close(promise: nil) }
            socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).assumeIsolated().whenComplete { _ in
                context.close(promise: nil)
            }
        }
    }
}
