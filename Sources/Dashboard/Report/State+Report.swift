import MitigationModel

/// The clipboard and the report for the ticket.
extension State {
    /// c: copies an ID. The notice shows exactly what was sent.
    mutating func copy(_ copyable: Copyable) -> [Effect] {
        copy(copyable.text ?? "", else: copyable.reason)
    }

    /// C: copies the link to a page of the AWS console.
    mutating func copyLink(to page: ConsolePage) -> [Effect] {
        if case .embedded = setup.endpoint { return notify(.nothing("the demo task has no AWS console page")) }
        guard let link = page.address(region: setup.region) else {
            return notify(.nothing("no AWS console link known for region \(setup.region)"))
        }
        let effects = copy(link, else: "")
        if setup.clipboard != .none { notice = .copiedAddress(page, via: setup.clipboard) }
        return effects
    }

    /// Copies a text without the characters that no ID or link has.
    private mutating func copy(_ text: String, else reason: String) -> [Effect] {
        let safe = text.safeToCopy
        guard !safe.isEmpty else { return notify(.nothing(reason)) }
        guard setup.clipboard != .none else { return notify(.copyByHand(safe)) }
        notice = .copied(safe, via: setup.clipboard)
        return [.copy(safe)]
    }

    /// e: writes a report of the live state, also while an earlier moment is shown.
    mutating func writeReport() -> [Effect] {
        let pause = replay == nil || replay?.phase == .playing ? Duration(saturating: setup.speed) : .zero
        guard reporting.allowsReport(at: now.uptime, pause: pause) else {
            return notify(
                isReplay
                    ? .nothing("the report of this moment is already written", brief: "already written")
                    : .nothing("the last report is less than 1s old; wait 1s and retry", brief: "wait 1s"))
        }
        do {
            guard let report = try Report(self) else {
                return notify(.nothing("no data from AWS yet; nothing to report"))
            }
            reporting.requestedAt = now.uptime
            return [.writeReport(report)]
        } catch {
            return notify(.reportNotWritten("\(error)"))
        }
    }

    /// A report could not be written. Time may not pass in a replay, so another attempt must be allowed immediately.
    mutating func reportFailed(_ reason: String) {
        record(.reportNotWritten(reason))
        notice = .reportNotWritten(reason)
        if isReplay { reporting.requestedAt = nil }
    }
}

/// When reports were requested: a key that is held down writes one per second.
struct Reporting: Hashable, Sendable {
    /// The uptime of the latest request; nil if there was none.
    fileprivate(set) var requestedAt: Duration?

    /// Whether a report may be written: only if `pause` has passed since the last one, and never twice at the same
    /// uptime.
    /// In a replay that is paused or ended time does not pass, so a second report would be the same.
    func allowsReport(at now: Duration, pause: Duration) -> Bool {
        guard let requestedAt else { return true }
        return now != requestedAt && now - requestedAt >= pause
    }
}

extension String {
    /// The characters that may be in an ID or a link and are harmless when pasted; at most 2,048.
    fileprivate var safeToCopy: String {
        String(filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.:/#?=&%+".contains($0)) }.prefix(2_048))
    }
}
