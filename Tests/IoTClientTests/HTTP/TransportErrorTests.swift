import AsyncHTTPClient
import NIOCore
import NIOHTTPCompression
import Testing

@testable import IoTClient

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

@Suite struct TransportErrorTests {
    @Test(
        arguments: [
            (HTTPClientError.connectTimeout, .connectTimeout), (HTTPClientError.readTimeout, .readTimeout),
            (HTTPClientError.deadlineExceeded, .deadlineExceeded), (HTTPClientError.cancelled, .cancelled),
            (HTTPClientError.remoteConnectionClosed, .closedEarly),
            (HTTPClientError.tlsHandshakeTimeout, .connectTimeout),
            (HTTPClientError.httpProxyHandshakeTimeout, .connectTimeout),
            (HTTPClientError.proxyAuthenticationRequired, .proxyLoginRequired),
            (HTTPClientError.invalidProxyResponse, .proxyRefused),
            (NIOHTTPDecompression.DecompressionError.inflationError(-3), .malformedResponse),
            (NIOHTTPDecompression.ExtraDecompressionError.truncatedData, .malformedResponse),
            (ChannelError.connectTimeout(.seconds(3)), .connectTimeout), (ChannelError.eof, .closedEarly),
            (IOError(errnoCode: ECONNREFUSED, reason: ""), .connectionRefused),
            (IOError(errnoCode: EHOSTUNREACH, reason: ""), .unreachable),
            (IOError(errnoCode: ENETUNREACH, reason: ""), .unreachable),
            (IOError(errnoCode: ECONNRESET, reason: ""), .connectionReset),
            (IOError(errnoCode: EPIPE, reason: ""), .connectionReset),
            (IOError(errnoCode: ETIMEDOUT, reason: ""), .connectTimeout), (CancellationError(), .cancelled),
        ] as [(any Error & Sendable, TransportError.Reason)])
    func `a library's error has its reason`(_ error: any Error & Sendable, _ reason: TransportError.Reason) {
        #expect(TransportError.Reason(error) == reason)
    }

    @Test(
        arguments: [
            (HTTPClientError.invalidHeaderFieldValues(["hunter2"]), "Invalid header field values"),
            (HTTPClientError.invalidHeaderFieldNames(["hunter2"]), "Invalid header field names"),
            (Chatty(value: "hunter2"), "connection failed"),
            (ChannelError.operationUnsupported, "connection failed"),
            (IOError(errnoCode: EMFILE, reason: "hunter2"), "Too many open files"),
        ] as [(any Error & Sendable, String)])
    func `an error that may hold sent data is shown without it`(_ error: any Error & Sendable, _ detail: String) {
        #expect(TransportError.Reason(error) == .other(detail: SanitizedText(detail)))
    }

    @Test func `each reason is transient or not`() {
        func isRetryable(_ reason: TransportError.Reason) -> Bool {
            IoTError.transport(TransportError(host: "h", port: 1, reason: reason)).isRetryable
        }
        let passing: [TransportError.Reason] = [
            .nameNotResolved, .connectionRefused, .unreachable, .connectTimeout, .readTimeout, .deadlineExceeded,
            .connectionReset, .closedEarly, .proxyRefused,
        ]
        let lasting: [TransportError.Reason] = [
            .tlsFailed(.untrusted), .malformedResponse, .bodyTooLarge(limit: 1), .cancelled, .other(detail: ""),
            .proxyLoginRequired, .unusableProxy(ProxyError(setting: "https_proxy", reason: .invalidHost)),
        ]
        #expect(passing.allSatisfy(isRetryable))
        #expect(!lasting.contains(where: isRetryable))
    }
}

/// An unknown error whose description has all its data.
private struct Chatty: Error {
    let value: String
}
