import MitigationModel

extension ScenarioBuilder {
    /// 200 checks: real ones, then names that no version knows yet. The counts decrease from 2^63 - 1 to 1.
    var large: TaskPlan {
        let checks = (0..<200).map { number -> CheckPlan in
            let total = UInt64(Int64.max) >> UInt64(min(number * 63 / 120, 63))
            let begin = hash.branch(5).value(UInt64(number), in: 0...40)
            let end = hash.branch(6).value(UInt64(number), in: 100...165)
            return plan(
                self.check(number), [.quarantineThings, .notifySecurity], total: max(total, 1), seconds: begin...end,
                number: UInt64(number)
            )
            .failing(every: 1_000, [throttled(action: 1), groupMissing])
        }
        return task(.large, checks, target: auditTarget(checks))
    }

    /// As many findings as a fleet has devices in one check, and few in another.
    var fleet: TaskPlan {
        let checks = [
            plan(
                .deviceCertificateExpiring, [.quarantineThings, .deactivateCerts], total: 100_000, seconds: 3...165,
                number: 0
            )
            .failing(
                every: 83, from: 400, until: 100_000,
                [
                    accessDenied("iot:UpdateCertificate", action: 1), accessDenied("iot:UpdateCertificate", action: 1),
                    groupMissing, gone("certificate", action: 1), throttled(),
                ]),
            plan(.policyOverlyPermissive, [.blankPolicy], total: 40, seconds: 10...60, number: 1),
        ]
        return task(.fleet, checks, target: auditTarget(checks))
    }

    /// Every text that AWS does not restrict is an attempt to corrupt a terminal.
    var hostile: TaskPlan {
        let checks = HostileText.all.enumerated().map { number, text -> CheckPlan in
            var check = AuditCheck(
                "HOSTILE_\(number)_\(text)", .high, Self.hostileType(number, text), ["REASON_\(text)": text], stem: text
            )
            check.additionalInfo = ["INFO_\(text)": text]
            var plan = plan(check, [], total: 40, seconds: 2...Int64(60 + 5 * number), number: UInt64(number))
                .failing(every: 2, [FailureCause(action: 0, errorCode: "Code\(text)", message: text)])
                .filtered(["REASON_\(text)"])
            plan.actions = ["Action \(number) \(text)"]
            return plan
        }
        var task = task(.hostile, checks, target: auditTarget(checks))
        task.definitions = HostileText.all.enumerated().map { number, text in
            MitigationAction(
                name: "Action \(number) \(text)", id: text, roleArn: arn("iam", "role/\(text)"),
                actionParams: hostileParameters(number, text))
        }
        return task
    }

    /// Types whose identifiers are free text, and one that no version knows.
    private static func hostileType(_ number: Int, _ text: String) -> ResourceType {
        switch number % 3 {
        case 0: .clientId
        case 1: .iotPolicy
        default: ResourceType(rawValue: "TYPE_\(text)")
        }
    }

    private func hostileParameters(_ number: Int, _ text: String) -> MitigationActionParams {
        switch number % 6 {
        case 0:
            MitigationActionParams(
                addThingsToThingGroupParams: AddThingsToThingGroupParams(
                    thingGroupNames: [text, "quarantine"], overrideDynamicGroups: false))
        case 1: MitigationActionParams(updateDeviceCertificateParams: UpdateDeviceCertificateParams(action: text))
        case 2: MitigationActionParams(updateCACertificateParams: UpdateCACertificateParams(action: text))
        case 3:
            MitigationActionParams(
                replaceDefaultPolicyVersionParams: ReplaceDefaultPolicyVersionParams(templateName: text))
        case 4:
            MitigationActionParams(
                enableIoTLoggingParams: EnableIoTLoggingParams(roleArnForLogging: text, logLevel: text))
        default: MitigationActionParams(publishFindingToSnsParams: PublishFindingToSnsParams(topicArn: text))
        }
    }
}

/// Texts that must not reach a terminal unchanged.
enum HostileText {
    static let all = [
        // Clears the screen, sets the title, rings the bell, and overwrites what was written.
        "\u{1B}[2J\u{1B}]0;owned\u{7}\r\n\u{8}\u{0}end",
        // The same with the single-character introducers of C1.
        "\u{9B}31mred\u{9D}0;t\u{9C}\u{85}\u{7F}",
        // Overrides, isolates and marks that reverse the reading order.
        "\u{202E}desrever\u{202C}\u{2066}\u{2067}\u{2069}\u{200F}",
        // Many combining marks on one letter.
        "Z" + String(repeating: "\u{0301}\u{0323}", count: 60) + "algo",
        // Wide characters, emoji of several scalars, flags.
        "証明書共有確認 \u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} \u{1F1E9}\u{1F1EA} ｆｕｌｌ",
        // Zero width, a byte order mark, line and paragraph separators, a character outside all tables.
        "a\u{200B}b\u{FEFF}c\u{2028}d\u{2029}e\u{FFFE}f\u{10FFFF}",
        // Long.
        String(repeating: "long_name_", count: 40),
        // What a shell, a spreadsheet, a web page or a format string would interpret.
        "=cmd|'/C calc'!A0 $(reboot) `id` <script>alert(1)</script> %s%n \"\\\"",
        // Device control strings, one inside another, and a clipboard; queries that the terminal would respond to as if
        // the response was typed.
        "\u{1B}P$q q\u{1B}\\\u{1B}Ptmux;\u{1B}\u{1B}]52;c;cm0=\u{7}\u{1B}\\"
            + "\u{1B}_a\u{1B}\\\u{1B}^b\u{1B}\\\u{1B}[6n\u{1B}[c\u{5}",
        // Other modes, another character set, a reset; every control character with an effect of its own.
        "\u{1B}[?1049l\u{1B}[?25h\u{1B}[7331m\u{1B}(0\u{1B}c\t\u{B}\u{C}\u{E}\u{F}\u{18}\u{1A}\u{7F}\u{1B}",
        // All of C1.
        String(String.UnicodeScalarView((UInt8(0x80)...0x9F).map { Unicode.Scalar($0) })),
        // Tags, selectors, joiners, fillers, annotations, an Arabic and a Mongolian mark, a soft hyphen.
        "\u{1F3F4}\u{E0067}\u{E007F}\u{E0001}\u{FE0F}\u{E0100}\u{34F}\u{2060}\u{115F}\u{3164}"
            + "\u{FFF9}\u{FFFB}\u{61C}\u{180E}\u{AD}",
        // Marks without a letter, enclosing marks, marks on a wide letter, conjoining vowels.
        "\u{20DD}\u{20E0}漢" + String(repeating: "\u{20DD}\u{3099}", count: 30) + "\u{1161}\u{11A8}\u{E000}",
    ]
}
