import Crypto
import FoundationEssentials
import MitigationModel

/// A list, page by page. A page is requested when the consumer needs it, one is held at a time, and nothing is
/// requested after the consumer stops.
///
/// The list ends at the page without a `nextToken`, not at a page without entries. A list that would never end throws:
/// `IoTError.repeatedNextToken` if a token is repeated, `IoTError.emptyPages` after 1,000 pages without entries in a
/// row.
public struct Pages<Page: ListPage>: AsyncSequence, Sendable {
    /// A page, its request ID and the server's time.
    public typealias Element = Response<Page>
    /// Why a page could not be fetched. The sequence ends with it.
    public typealias Failure = IoTError

    let fetch: @Sendable (_ nextToken: String?) async throws(IoTError) -> Response<Page>

    /// Begins at the first page.
    public func makeAsyncIterator() -> Iterator {
        Iterator(fetch: fetch)
    }

    /// The consumer's position in the list.
    public struct Iterator: AsyncIteratorProtocol, Sendable {
        private enum Position {
            case first
            case after(token: String)
            case end
        }

        private let fetch: @Sendable (_ nextToken: String?) async throws(IoTError) -> Response<Page>
        private var position = Position.first
        /// The hashes of the tokens, which may be long.
        private var seen: Set<SHA256Digest> = []
        /// Pages without entries since the last page with entries.
        private var emptyInARow = 0
        private static var mostEmpty: Int { 1_000 }

        init(fetch: @escaping @Sendable (_ nextToken: String?) async throws(IoTError) -> Response<Page>) {
            self.fetch = fetch
        }

        /// The next page.
        ///
        /// - Returns: The page; nil after the last one.
        /// - Throws: ``IoTError`` of the call, or because the list would never end. There are no more pages after that.
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
    /// The token of the next page; nil on the last page.
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
