import MitigationModel

/// How all findings of a check are looked up, one after the other.
extension DrillDown {
    /// F: look up the executions of all findings of the check, or stop that.
    mutating func toggleScan(of check: CheckName, _ context: inout Context) {
        guard let findings = checks[check] else { return }
        if findings.isScanning {
            endScan(of: check, .stopped, &context)
        } else if findings.route == .none {
            context.notice = .nothing("the target has no audit and no finding IDs; cannot list findings")
        } else if context.failures(of: check) == 0 {
            context.notice = .nothing("this check has no failed findings")
        } else if hasFoundAll(of: check, context) {
            context.notice = .nothing("all counted failures are already identified")
        } else {
            beginScan(of: check, context)
        }
    }

    /// Starts a scan if there is something to find, and no scan has ended: the operator looks at the failures.
    mutating func scanIfUseful(_ check: CheckName, _ context: Context) {
        guard let findings = checks[check], findings.route != .none, !findings.isScanning,
            !hasFoundAll(of: check, context)
        else { return }
        if findings.scanEnd == nil || findings.scanEnd == .left { beginScan(of: check, context) }
    }

    private mutating func beginScan(of check: CheckName, _ context: Context) {
        checks[check]?.scan = FindingsScan(began: context.uptime)
        checks[check]?.scanEnd = nil
    }

    /// Ends the scan, if one is running, and records what it found.
    mutating func endScan(of check: CheckName, _ end: ScanEnd, _ context: inout Context) {
        guard let findings = checks[check], findings.isScanning else { return }
        checks[check]?.scan = nil
        checks[check]?.scanEnd = end
        context.record(
            .scanEnded(
                check, found: findings.failedCount, of: context.failures(of: check), checked: findings.checkedCount))
    }

    /// The rows that the scan looks up now; or it ends.
    mutating func scanRequests(_ check: CheckName, _ context: inout Context) -> [Effect] {
        guard checks[check]?.isScanning == true else { return [] }
        if hasFoundAll(of: check, context) {
            endScan(of: check, .foundAll, &context)
            return []
        }
        var effects: [Effect] = []
        while hasRoomToRequest, let index = checks[check]?.nextToScan(settledAt: settledAt) {
            effects += requestRow(index, of: check, context)
        }
        if effects.isEmpty { endScanAtEnd(of: check, &context) }
        return effects
    }

    private mutating func endScanAtEnd(of check: CheckName, _ context: inout Context) {
        guard let findings = checks[check], findings.isScanAtEnd, executionsInFlight.isEmpty else { return }
        if case .failed(let failure) = findings.listing {
            endScan(of: check, .failing(failure), &context)
        } else {
            endScan(of: check, .askedAll, &context)
        }
    }

    /// Whether F does something in this check: find failures, or stop that.
    func canToggleScan(of check: CheckName, in task: AuditMitigationActionsTask?) -> Bool {
        guard let findings = checks[check] else { return false }
        let failures = task?.failures(of: check)
        let isAllFound = failures.map { findings.failedCount >= $0 } ?? false
        return findings.isScanning || findings.route != .none && failures != 0 && !isAllFound
    }

    /// Whether as many failures are known as AWS counts.
    private func hasFoundAll(of check: CheckName, _ context: Context) -> Bool {
        guard let counted = context.failures(of: check), let findings = checks[check] else { return false }
        return findings.failedCount >= counted
    }
}

extension Context {
    fileprivate func failures(of check: CheckName) -> Int64? {
        task?.failures(of: check)
    }
}

extension AuditMitigationActionsTask {
    /// The failed findings of a check; nil if AWS sends no count.
    fileprivate func failures(of check: CheckName) -> Int64? {
        taskStatistics?[check]?.failedFindingsCount
    }
}
