import FoundationEssentials

/// How the sign-in services misbehave.
struct SignInFaults: Hashable, Sendable {
    private var refresh: RefreshFault?
    private var refreshes = 0
    private var assumeRole: AssumeRoleFault?
    private var assumeRoles = 0
    private(set) var hasErrorHeader = true
    /// The region of the sign-in service; nil accepts sessions of each region.
    private(set) var signInRegion: String?

    /// The fault of the next valid refresh. Counts it.
    mutating func nextRefresh() -> RefreshFault? {
        guard refreshes > 0 else { return nil }
        refreshes -= 1
        return refresh
    }

    /// The fault of the next valid call of AssumeRole. Counts it.
    mutating func nextAssumeRole() -> AssumeRoleFault? {
        guard assumeRoles > 0 else { return nil }
        assumeRoles -= 1
        return assumeRole
    }

    mutating func apply(_ change: SignInChange) {
        if let fault = change.refresh {
            (refresh, refreshes) = (fault, change.times)
        }
        if let fault = change.assumeRole {
            (assumeRole, assumeRoles) = (fault, change.times)
        }
        hasErrorHeader = change.errorHeader ?? hasErrorHeader
        signInRegion = change.region ?? signInRegion
    }
}

extension SignInState {
    /// Applies a change. `original` has the times that a reset restores.
    mutating func apply(_ change: SignInChange, original: SignInOptions, now: Date) {
        if change.reset {
            faults = SignInFaults()
            options = original
        }
        faults.apply(change)
        options.longestRoleKeySeconds = change.longestRoleKeySeconds ?? options.longestRoleKeySeconds
        options.sessionKeySeconds = change.sessionKeySeconds ?? options.sessionKeySeconds
        options.accessTokenSeconds = change.accessTokenSeconds ?? options.accessTokenSeconds
        options.approvalSeconds = change.approvalSeconds ?? options.approvalSeconds
        for end in change.end {
            apply(end, now: now)
        }
    }

    private mutating func apply(_ end: SignInChange.End, now: Date) {
        switch end {
        case .keys:
            for key in keys.values where key.sessionToken != nil {
                keys[key.id]?.end = min(now, key.end ?? now)
            }
        case .sessions:
            for position in sessions.indices {
                sessions[position].end = min(now, sessions[position].end)
            }
        case .singleSignOn: singleSignOn.end(now: now)
        }
    }
}
