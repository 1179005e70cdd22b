import FoundationEssentials
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// The prompt for an MFA code, before the first response and in a running watch.
struct CodePromptTests {
    private static let serial = FailureSamples.codeRequest.serial

    private static func code(_ digits: String) -> TypedCode {
        var code = TypedCode()
        let isWhole = code.append(digits)
        #expect(isWhole)
        return code
    }

    private static func shows(_ text: String, _ watch: WatchDriver) -> Bool {
        view(watch.state).text().contains { $0.contains(text) }
    }

    @Test func `six digits and Enter send the code, and nothing is typed a second time`() {
        var watch = SampleWatch.mfaFirst
        #expect(watch.type("12345") == [])
        #expect(watch.press(.enter) == [])
        #expect(watch.state.signIn.refusal == .incomplete)
        #expect(watch.type("6") == [])
        #expect(watch.press(.enter) == [.enterCode(Self.code("123456"), serial: Self.serial)])
        #expect(watch.type("1") == [] && watch.press(.enter) == [])
        #expect(watch.state.signIn.typed == Self.code("123456"))
    }

    @Test func `a code that is not complete keeps its digits`() {
        let watch = SampleWatch.mfaRenewal.typing("12").pressing(.enter)
        #expect(Self.shows("! an MFA code has six digits · MFA code for mfa/alice:  ••____", watch))
    }

    @Test(arguments: ["123456", " 123 456 ", "123 456\n", "000000"])
    func `a pasted code may have blanks`(text: String) {
        let watch = SampleWatch.mfaFirst.pressing(.paste(text))
        #expect(watch.state.signIn.typed == Self.code(text.filter(\.isNumber)))
    }

    @Test(arguments: ["12345a", "1234567", "", "١٢٣٤٥٦", "123-456", "12345\u{200B}6"])
    func `a pasted text that is not a code is refused as a whole`(text: String) {
        let watch = SampleWatch.mfaFirst.typing("1").pressing(.paste(text))
        #expect(watch.state.signIn.typed.digits.isEmpty)
        #expect(watch.state.signIn.refusal == .incomplete)
    }

    @Test func `a seventh digit is not typed`() {
        #expect(SampleWatch.mfaFirst.typing("1234567").state.signIn.typed == Self.code("123456"))
    }

    @Test func `digits are erased one by one, or all at once`() {
        let watch = SampleWatch.mfaFirst.typing("1234")
        #expect(watch.pressing(.backspace).state.signIn.typed == Self.code("123"))
        #expect(watch.pressing(.control("u")).state.signIn.typed.digits.isEmpty)
    }

    @Test func `the digits are never on the screen, in the window's title or in a description`() {
        for watch in [SampleWatch.mfaFirst, SampleWatch.mfaRenewal].map({ $0.typing("918273") }) {
            for size in [Size(columns: 20, rows: 4), Size(columns: 80, rows: 24), Size(columns: 200, rows: 60)] {
                let text = view(watch.resized(size.columns, size.rows)).text().joined()
                #expect(!text.contains("918273"))
            }
            #expect(!"\(watch.state.signIn)".contains("918273"))
            var dumped = ""
            dump(watch.state.signIn, to: &dumped)
            #expect(!dumped.contains("918273"))
        }
    }

    @Test func `in a running watch the other keys work beside the prompt`() {
        let watch = SampleWatch.mfaRenewal
        #expect(Self.shows("MFA code for arn:aws:iam::123456789012:mfa/alice:  ______", watch))
        #expect(watch.pressing(.character("j")).state.selectedCheck != watch.state.selectedCheck)
        #expect(watch.pressing(.enter).state.navigation.keyMode == .check)
        let check = watch.pressing(.enter).typing("12")
        #expect(check.state.signIn.typed == Self.code("12") && Self.shows("••____", check))
    }

    @Test func `digits go to a filter while one is typed, and to no prompt below help`() {
        let filter = SampleWatch.mfaRenewal.typing("/12")
        #expect(filter.state.signIn.typed.digits.isEmpty && filter.state.navigation.typing?.text == "12")
        #expect(SampleWatch.mfaRenewal.typing("?12").state.signIn.typed.digits.isEmpty)
    }

    @Test func `the prompt appears five minutes before the credentials expire, and rings once`() {
        let renewal = CredentialsFacts.Renewal.code(FailureSamples.codeRequest)
        var watch = SampleWatch.expiring(renewal, in: 301)
        #expect(watch.state.promptedCode == nil)
        #expect(Self.shows("! credentials expire in 5m 01s", watch))
        #expect(watch.tick(after: 1).contains(.ringBell))
        #expect(watch.state.promptedCode == FailureSamples.codeRequest)
        #expect(!watch.tick(after: 1).contains(.ringBell))
    }

    @Test func `a settled or replayed watch prompts for nothing`() {
        var watch = SampleWatch.settled(SampleTask.completed)
        watch.send(
            .credentialsReported(
                CredentialsFacts(
                    origin: "role", expiration: watch.now.wall.addingTimeInterval(60),
                    renewal: .code(FailureSamples.codeRequest))))
        #expect(watch.state.promptedCode == nil && !watch.state.warnsOfExpiration)
    }

    @Test func `Esc is later: L opens the prompt again`() {
        var watch = SampleWatch.mfaRenewal.typing("12").pressing(.escape)
        #expect(watch.state.promptedCode == nil && watch.state.signIn.typed.digits.isEmpty)
        #expect(Self.shows("L renews them with an MFA code", watch))
        #expect(watch.press(.character("L")) == [])
        #expect(watch.state.promptedCode != nil)
    }

    @Test func `a prompt that was postponed returns when the credentials have expired`() {
        var watch = SampleWatch.mfaRenewal.pressing(.escape)
        watch.failNext(.codeNeeded(FailureSamples.refusal, FailureSamples.codeRequest))
        #expect(watch.state.promptedCode != nil)
        watch.tick(after: 300)
        #expect(Self.shows("! credentials expired · MFA code for mfa/alice:  ______", watch))
    }

    @Test func `an accepted code closes the prompt, polls at once and is in the journal`() {
        var watch = SampleWatch.mfaFirst.typing("123456").pressing(.enter)
        let effects = watch.send(.codeAnswered(.accepted))
        #expect(effects.contains { if case .poll = $0 { true } else { false } })
        #expect(watch.journal.last == .codeAccepted(until: nil))
        #expect(!watch.state.signIn.isChecking && watch.state.signIn.typed.digits.isEmpty)
    }

    @Test(arguments: [
        (CodeRequest.Reason.rejected, "! code rejected · next MFA code for mfa/alice:  ______"),
        (.lost, "! no response to the code · next MFA code for mfa/alice:  ______"),
    ])
    func `a code that was not accepted prompts for the next one and says why`(
        reason: CodeRequest.Reason, words: String
    ) {
        let watch = SampleWatch.mfaRenewal.rejecting(reason)
        #expect(Self.shows(words, watch) && Self.shows("______", watch))
        #expect(
            watch.typing("654321").pressing(.enter).effects.last == .enterCode(Self.code("654321"), serial: Self.serial)
        )
    }

    @Test func `a code that was used before is not sent again`() {
        var watch = SampleWatch.mfaRenewal.typing("123456").pressing(.enter)
        watch.send(.codeAnswered(.used))
        #expect(Self.shows("code already used", watch))
    }

    @Test func `new credentials from elsewhere close the prompt`() {
        var watch = SampleWatch.mfaRenewal.typing("12")
        watch.send(
            .credentialsReported(
                CredentialsFacts(
                    origin: "cached by the AWS CLI", expiration: watch.now.wall.addingTimeInterval(3_600),
                    renewal: .code(FailureSamples.codeRequest))))
        #expect(watch.state.promptedCode == nil && watch.state.signIn.typed.digits.isEmpty)
    }
}
