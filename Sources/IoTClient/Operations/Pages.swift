import Crypto
import FoundationEssentials
import MitigationModel

/// A list, page by page. A page is asked for when it is wanted, one is held at a time, and nothing more is asked for once the
/// consumer stops.
///
/// A page without entries is no end of the list: that is the page without a `nextToken`. A token that comes a second time
/// would never end; it is refused with `IoTError.repeatedNextToken`.
public struct Pages<Page: ListPage>: AsyncSequence, Sendable {
    /// A page, and what came with it.
    public typealias Element = Reply<Page>
    /// Why a page could not be had. The sequence ends with it.
    public typealias Failure = IoTError

    let fetch: @Sendable (_ nextToken: String?) async throws(IoTError) -> Reply<Page>

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

        private let fetch: @Sendable (_ nextToken: String?) async throws(IoTError) -> Reply<Page>
        private var position = Position.first
        /// Of each token its hash: the tokens themselves may be long.
        private var seen: Set<SHA256Digest> = []

        init(fetch: @escaping @Sendable (_ nextToken: String?) async throws(IoTError) -> Reply<Page>) {
            self.fetch = fetch
        }

        /// The next page; nil after the last one.
        public mutating func next() async throws(IoTError) -> Reply<Page>? {
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

        private mutating func advance(behind page: Reply<Page>) throws(IoTError) {
            guard let token = page.value.nextToken, !token.isEmpty else { return }
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
}

extension AuditFindingsPage: ListPage {}
extension AuditMitigationActionsExecutionsPage: ListPage {}
extension AuditMitigationActionsTasksPage: ListPage {}
