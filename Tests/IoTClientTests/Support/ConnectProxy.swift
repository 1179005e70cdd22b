import NIOCore
import NIOPosix

/// A proxy on 127.0.0.1 that opens tunnels and records what is sent through them.
final class ConnectProxy: Sendable {
    let port: Int
    /// The heads of the requests for a tunnel, one each.
    let tunnels: Record<String>
    /// The bytes that the client sent through tunnels; unreadable for TLS.
    let sent: Record<[UInt8]>

    private init(port: Int, tunnels: Record<String>, sent: Record<[UInt8]>) {
        self.port = port
        self.tunnels = tunnels
        self.sent = sent
    }

    /// Runs `body` with a proxy that is closed at the end.
    static func run<Value>(_ body: (ConnectProxy) async throws -> Value) async throws -> Value {
        let (tunnels, sent) = (Record<String>(), Record<[UInt8]>())
        let channel = try await ServerBootstrap(group: NIOSingletons.posixEventLoopGroup)
            .childChannelInitializer { child in
                child.eventLoop.makeCompletedFuture {
                    try child.pipeline.syncOperations.addHandler(Entrance(tunnels: tunnels, sent: sent))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        guard let port = channel.localAddress?.port else { throw ChannelError.unknownLocalAddress }
        do {
            let value = try await body(ConnectProxy(port: port, tunnels: tunnels, sent: sent))
            try await channel.close()
            return value
        } catch {
            try? await channel.close()
            throw error
        }
    }

    /// The client's side.
    private final class Entrance: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let tunnels: Record<String>
        private let sent: Record<[UInt8]>
        private var head = ""
        private var exit: (any Channel)?

        init(tunnels: Record<String>, sent: Record<[UInt8]>) {
            self.tunnels = tunnels
            self.sent = sent
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let bytes = unwrapInboundIn(data)
            if let exit {
                sent.append(Array(buffer: bytes))
                exit.writeAndFlush(bytes, promise: nil)
                return
            }
            head += String(buffer: bytes)
            if head.hasSuffix("\r\n\r\n") {
                tunnels.append(head)
                open(context)
            }
        }

        func channelInactive(context: ChannelHandlerContext) {
            exit?.close(promise: nil)
        }

        /// Tunnels lead only to this machine, to the port of `CONNECT host:port`.
        private func open(_ context: ChannelHandlerContext) {
            let target = head.split(separator: " ").dropFirst().first ?? ""
            guard head.hasPrefix("CONNECT "), let port = target.split(separator: ":").last.flatMap({ Int($0) }) else {
                return context.close(promise: nil)
            }
            let client = context.channel
            ClientBootstrap(group: context.eventLoop)
                .channelInitializer { server in
                    server.eventLoop.makeCompletedFuture {
                        try server.pipeline.syncOperations.addHandler(Exit(client: client))
                    }
                }
                .connect(host: "127.0.0.1", port: port).assumeIsolated().whenComplete { outcome in
                    guard case .success(let server) = outcome else { return client.close(promise: nil) }
                    self.exit = server
                    client.writeAndFlush(
                        ByteBuffer(string: "HTTP/1.1 200 Connection established\r\n\r\n"), promise: nil)
                }
        }
    }

    /// The server's side.
    private final class Exit: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let client: any Channel

        init(client: any Channel) {
            self.client = client
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            client.writeAndFlush(unwrapInboundIn(data), promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) {
            client.close(promise: nil)
        }
    }
}
