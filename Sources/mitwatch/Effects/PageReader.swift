import IoTClient

/// Where in a list the next page stands. A page that could not be had is asked for again.
actor PageReader<Page: ListPage> {
    private var iterator: Pages<Page>.Iterator

    init(_ pages: Pages<Page>) {
        iterator = pages.makeAsyncIterator()
    }

    /// The next page; nil after the last one. Never called again before it returns.
    func next() async throws(IoTError) -> Page? {
        var attempt = iterator
        let page = try await attempt.next()
        iterator = attempt
        return page?.value
    }
}

extension IoTClient {
    /// How many entries a page of a list has: as many as AWS gives at once.
    static let pageSize = 250
}

extension ListPage {
    /// Whether no page follows.
    var isLast: Bool {
        nextToken?.isEmpty ?? true
    }
}
