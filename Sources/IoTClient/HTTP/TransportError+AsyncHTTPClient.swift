import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension TransportError {
    init(_ request: HTTPRequest, _ reason: Reason, proxy: Proxy? = nil) {
        self.init(
            host: SanitizedText(request.endpoint.host), port: request.endpoint.port,
            proxy: proxy.map { "\($0.description)" }, reason: reason)
    }
}

extension TransportError.Reason {
    /// Classifies the errors of async-http-client and the libraries below it.
    init(_ error: any Error) {
        switch error {
        case is CancellationError:
            self = .cancelled
        case let error as BodyTooLarge:
            self = .bodyTooLarge(limit: error.limit)
        case let error as HTTPClientError:
            self = Self(client: error)
        case let error as NIOConnectionError:
            self = Self(connection: error)
        case let error as ChannelError:
            self = Self(channel: error)
        case let error as IOError:
            self = Self(system: error)
        case NIOSSLError.uncleanShutdown, HTTPParserError.invalidEOFState:
            self = .closedEarly
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
            self = Self(tls: error)
        case is HTTPParserError, is NIOHTTPDecompression.DecompressionError,
            is NIOHTTPDecompression.ExtraDecompressionError:
            self = .malformedResponse
        default:
            // The contents of such an error are unknown: it may hold a header with a token.
            self = .other(detail: "connection failed")
        }
    }

    private init(client error: HTTPClientError) {
        switch error {
        case .cancelled, .requestStreamCancelled:
            self = .cancelled
        case .connectTimeout, .getConnectionFromPoolTimeout, .httpProxyHandshakeTimeout, .tlsHandshakeTimeout:
            self = .connectTimeout
        case .proxyAuthenticationRequired:
            self = .proxyLoginRequired
        case .invalidProxyResponse:
            self = .proxyRefused
        case .readTimeout:
            self = .readTimeout
        case .deadlineExceeded:
            self = .deadlineExceeded
        case .remoteConnectionClosed, .uncleanShutdown:
            self = .closedEarly
        default:
            // Its description has the values of invalid header fields, and one of them may be a token.
            self = .other(detail: SanitizedText(error.shortDescription))
        }
    }

    /// Each address of the host failed, or there is none. The error of the last address is used.
    private init(connection error: NIOConnectionError) {
        if let last = error.connectionErrors.last {
            self = Self(last.error)
        } else {
            self = .nameNotResolved
        }
    }

    private init(channel error: ChannelError) {
        switch error {
        case .connectTimeout:
            self = .connectTimeout
        case .eof, .inputClosed, .ioOnClosedChannel, .alreadyClosed, .outputClosed:
            self = .closedEarly
        default:
            self = .other(detail: "connection failed")
        }
    }

    private init(system error: IOError) {
        switch error.errnoCode {
        case ECONNREFUSED:
            self = .connectionRefused
        case ECONNRESET, ECONNABORTED, EPIPE:
            self = .connectionReset
        case EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, ENETDOWN, EADDRNOTAVAIL:
            self = .unreachable
        case ETIMEDOUT:
            self = .connectTimeout
        default:
            self = .other(detail: SanitizedText(systemError(error.errnoCode)))
        }
    }
}
