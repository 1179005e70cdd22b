import MitigationModel

/// How all findings of a check are asked, one after the other.
extension State {
    /// F: ask for the executions of all findings of the check, or stop that.
    mutating func toggleScan() -> [Effect] {
        guard case .check(let check) = navigation.place, let findings = drillDown.checks[check] else { return [] }
        if findings.isScanning {
            endScan(of: check, .stopped)
        } else if findings.route == .none {
            notice = .nothing("the task names neither an audit nor findings: they cannot be listed")
        } else if countedFailures(of: check) == 0 {
            notice = .nothing("AWS counts no failed findings in this check")
        } else if hasFoundAll(of: check) {
            notice = .nothing("all failures that AWS counts are found")
        } else {
            beginScan(of: check)
        }
        return []
    }

    /// Starts a scan where there is something to find, and none came to its end: the operator wants to know why.
    mutating func scanIfUseful() {
        guard case .check(let check) = navigation.place, let findings = drillDown.checks[check],
            findings.route != .none, !findings.isScanning, !hasFoundAll(of: check)
        else { return }
        if findings.scanEnd == nil || findings.scanEnd == .left { beginScan(of: check) }
    }

    private mutating func beginScan(of check: CheckName) {
        drillDown.checks[check]?.scan = FindingsScan(began: now.uptime)
        drillDown.checks[check]?.scanEnd = nil
    }

    /// Ends the scan, if one is under way, and tells what it found.
    mutating func endScan(of check: CheckName, _ end: ScanEnd) {
        guard let findings = drillDown.checks[check], findings.isScanning else { return }
        drillDown.checks[check]?.scan = nil
        drillDown.checks[check]?.scanEnd = end
        record(
            .scanEnded(
                check, found: findings.failedCount, of: countedFailures(of: check), asked: findings.askedCount))
    }

    /// The rows that the scan asks now; or it ends.
    mutating func scanWanted(_ check: CheckName) -> [Effect] {
        guard drillDown.checks[check]?.isScanning == true else { return [] }
        if hasFoundAll(of: check) {
            endScan(of: check, .foundAll)
            return []
        }
        var effects: [Effect] = []
        while hasRoomToAsk, let index = drillDown.checks[check]?.nextToScan(settledAt: drillDown.settledAt) {
            effects += askRow(index, of: check)
        }
        if effects.isEmpty { endScanAtEnd(of: check) }
        return effects
    }

    private mutating func endScanAtEnd(of check: CheckName) {
        guard let findings = drillDown.checks[check], findings.isScanAtEnd, drillDown.executionsInFlight.isEmpty else {
            return
        }
        if case .failed(let failure) = findings.listing {
            endScan(of: check, .failing(failure))
        } else {
            endScan(of: check, .askedAll)
        }
    }

    /// Whether F would do something in this check: find failures, or stop that.
    func canToggleScan(of check: CheckName) -> Bool {
        guard let findings = drillDown.checks[check] else { return false }
        let hasFailures = findings.route != .none && countedFailures(of: check) != 0 && !hasFoundAll(of: check)
        return findings.isScanning || hasFailures
    }

    /// Whether as many failures are known as AWS counts.
    private func hasFoundAll(of check: CheckName) -> Bool {
        guard let counted = countedFailures(of: check), let findings = drillDown.checks[check] else { return false }
        return findings.failedCount >= counted
    }

    /// The failed findings of a check, by the latest answer; nil if AWS sends no count.
    private func countedFailures(of check: CheckName) -> Int64? {
        task?.taskStatistics?[check]?.failedFindingsCount
    }
}
