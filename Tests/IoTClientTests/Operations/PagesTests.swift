import FoundationEssentials
import MitigationModel
import Testing

@testable import IoTClient

@Suite struct PagesTests {
    private func page(_ ids: [String], next: String?, _ requestId: String = "r") -> CannedTransport.Outcome {
        let findings = ids.map { #"{"findingId": "\#($0)"}"# }.joined(separator: ",")
        let token = next.map { #", "nextToken": "\#($0)""# } ?? ""
        return .answer(.text(#"{"findings": [\#(findings)]\#(token)}"#, ["x-amzn-RequestId": requestId]))
    }

    private func list(_ transport: CannedTransport) throws -> Pages<AuditFindingsPage> {
        try IoTClient.example(transport).listAuditFindings(.audit(taskId: "a"))
    }

    /// The IDs of a list, until it ends or fails.
    private func read(_ list: Pages<AuditFindingsPage>) async -> (ids: [String], error: IoTError?) {
        var ids: [String] = []
        do throws(IoTError) {
            for try await page in list {
                ids += (page.findings ?? []).compactMap(\.findingId)
            }
            return (ids, nil)
        } catch {
            return (ids, error)
        }
    }

    private func tokens(_ transport: CannedTransport) throws -> [String?] {
        struct Body: Decodable {
            let nextToken: String?
        }
        return try transport.requests.map { try JSONDecoder().decode(Body.self, from: $0.body).nextToken }
    }

    @Test func `pages continue to the one without a token, past empty ones`() async throws {
        let transport = CannedTransport(inTurn: [
            page(["a", "b"], next: "1"), page([], next: "2"), page([], next: "3"), page(["c"], next: nil),
        ])
        let (ids, error) = await read(try list(transport))
        #expect(ids == ["a", "b", "c"])
        #expect(error == nil)
        #expect(try tokens(transport) == [nil, "1", "2", "3"])
    }

    @Test func `an empty token ends the list`() async throws {
        let transport = CannedTransport(inTurn: [page(["a"], next: "")])
        #expect(await read(try list(transport)).ids == ["a"])
        #expect(transport.requests.count == 1)
    }

    @Test func `nothing is requested before the consumer needs it, or after it stops`() async throws {
        let transport = CannedTransport(inTurn: [page(["a"], next: "1"), page(["b"], next: "2"), page([], next: "3")])
        var pages = try list(transport).makeAsyncIterator()
        #expect(transport.requests.isEmpty)
        #expect(try await pages.next()?.findings?.first?.findingId == "a")
        #expect(transport.requests.count == 1)
        for try await _ in try list(transport) {
            break
        }
        #expect(transport.requests.count == 2)
    }

    @Test func `a repeated token is rejected, however long ago it was`() async throws {
        for tokens in [["1", "1"], ["1", "2", "3", "1"]] {
            let outcomes = tokens.map { page(["f"], next: $0, "r-\($0)") }
            let transport = CannedTransport(inTurn: outcomes)
            let (ids, error) = await read(try list(transport))
            #expect(ids.count == tokens.count - 1)
            #expect(error == .repeatedNextToken(requestId: "r-1"))
            #expect(error?.isRetryable == false)
            #expect(error?.requestId == "r-1")
            #expect(transport.requests.count == tokens.count)
        }
        #expect(
            IoTError.repeatedNextToken(requestId: "r-1").description
                == "pagination error: nextToken repeated (request r-1)")
    }

    @Test func `a thousand empty pages in a row are an error`() async throws {
        let empty = (1...1_000).map { page([], next: "\($0)", "r-\($0)") }
        let transport = CannedTransport(inTurn: empty)
        let (_, error) = await read(try list(transport))
        #expect(error == .emptyPages(1_000, requestId: "r-1000"))
        #expect(error?.isRetryable == false)
        #expect(error?.requestId == "r-1000")
        #expect(error?.description == "pagination error: 1000 empty pages in a row (request r-1000)")
        #expect(transport.requests.count == 1_000)
    }

    @Test func `a page with entries between empty ones, and an empty last page, are valid`() async throws {
        let pages = (1...999).map { page([], next: "\($0)") } + [page(["a"], next: "a")]
        let more = (1...999).map { page([], next: "b\($0)") } + [page([], next: nil)]
        let (ids, error) = await read(try list(CannedTransport(inTurn: pages + more)))
        #expect(ids == ["a"])
        #expect(error == nil)
    }

    @Test func `after an error or the end there are no more pages`() async throws {
        let transport = CannedTransport(inTurn: [page(["a"], next: "1"), .answer(.text("{}", status: 404))])
        var pages = try list(transport).makeAsyncIterator()
        _ = try await pages.next()
        await #expect(throws: IoTError.self) { try await pages.next() }
        #expect(try await pages.next()?.value == nil)
        #expect(transport.requests.count == 2)
        let short = CannedTransport(inTurn: [page([], next: nil)])
        var last = try list(short).makeAsyncIterator()
        _ = try await last.next()
        #expect(try await last.next()?.value == nil)
        #expect(short.requests.count == 1)
    }

    @Test func `each page is its own call, with its own attempts`() async throws {
        let down = CannedTransport.Outcome.answer(.text("{}", status: 503))
        let transport = CannedTransport(inTurn: [
            down, down, page(["a"], next: "1"), down, down, page(["b"], next: nil),
        ])
        let list = try IoTClient.example(transport).retrying(.standard).listAuditFindings(.audit(taskId: "a"))
        #expect(await read(list).ids == ["a", "b"])
        #expect(transport.requests.map { $0.headers["amz-sdk-request"]?.prefix(9) }.suffix(1) == ["attempt=3"])
    }

    @Test func `a canceled consumer requests no further page`() async throws {
        let transport = CannedTransport(inTurn: [page(["a"], next: "1"), page(["b"], next: nil)])
        let list = try list(transport)
        let error = await Task {
            await refusal { () async throws(IoTError) in
                for try await _ in list {
                    withUnsafeCurrentTask { $0?.cancel() }
                }
            }
        }.value
        #expect(error == .cancelled)
        #expect(transport.requests.count == 1)
    }
}
