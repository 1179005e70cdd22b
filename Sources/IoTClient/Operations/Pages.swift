import Crypto
import FoundationEssentials
import MitigationModel

/// A list, page by page. A page is asked for when it is wanted, one is held at a time, and nothing more is asked for once the
/// consumer stops.
///
/// A page without entries is no end of the list: that is the page without a `nextToken`. A token that comes a second time
/// would never end; it is refused with `IoTError.repeatedNextToken`, and so are 1,000 pages without entries in a row, with
/// `IoTError.emptyPages`.
public struct Pages<Page: ListPage>: AsyncSequence, Sendable {
    /// A page, and what came with it.
    public typealias Element = Response<Page>
    /// Why a page could not be had. The sequence ends with it.
    public typealias Failure = IoTError

    let fetch: @Sendable (_ nextToken: String?) async throws(IoTError) -> Response<Page>

    /// Begins at the first page.
    public func makeAsyncIterator() -> Iterator {
        Iterator(fetch: fetch)
    }

    /// Where in the list the consumer is.
    public struct Iterator: AsyncIteratorProtocol, Sendable {
        private enum Position {
            case first
            case after(token: String)
            case end
        }

        private let fetch: @Sendable (_ nextToken: String?) async throws(IoTError) -> Response<Page>
        private var position = Position.first
        /// Of each token its hash: the tokens themselves may be long.
        private var seen: Set<SHA256Digest> = []
        /// Pages without entries since the latest one that had some.
        private var emptyInARow = 0
        private static var mostEmpty: Int { 1_000 }

        init(fetch: @escaping @Sendable (_ nextToken: String?) async throws(IoTError) -> Response<Page>) {
            self.fetch = fetch
        }

        /// The next page; nil after the last one.
        public mutating func next() async throws(IoTError) -> Response<Page>? {
            let token: String?
            switch position {
            case .first: token = nil
            case .after(let next): token = next
            case .end: return nil
            }
            position = .end
            let page = try await fetch(token)
            try advance(behind: page)
            return page
        }

        private mutating func advance(behind page: Response<Page>) throws(IoTError) {
            guard let token = page.value.nextToken, !token.isEmpty else { return }
            emptyInARow = page.value.isEmpty ? emptyInARow + 1 : 0
            guard emptyInARow < Self.mostEmpty else {
                throw .emptyPages(emptyInARow, requestId: page.requestId)
            }
            guard seen.insert(SHA256.hash(data: Data(token.utf8))).inserted else {
                throw .repeatedNextToken(requestId: page.requestId)
            }
            position = .after(token: token)
        }
    }
}

/// A page of a list.
public protocol ListPage: Decodable, Sendable {
    /// Asks for the next page; nil on the last one.
    var nextToken: String? { get }
    /// Whether it has no entries.
    var isEmpty: Bool { get }
}

extension AuditFindingsPage: ListPage {
    /// Whether it has no findings.
    public var isEmpty: Bool { findings?.isEmpty ?? true }
}

extension AuditMitigationActionsExecutionsPage: ListPage {
    /// Whether it has no executions.
    public var isEmpty: Bool { actionsExecutions?.isEmpty ?? true }
}

extension AuditMitigationActionsTasksPage: ListPage {
    /// Whether it has no tasks.
    public var isEmpty: Bool { tasks?.isEmpty ?? true }
}
