import IoTClient
import Terminal
import Testing

@testable import mitwatch

/// What follows from what an operator types at the prompt for an MFA code.
struct CodeDialogTests {
    private static let request = MFARequest(serial: "GAHT12345678", profile: "ops", roleArn: "arn:aws:iam::1:role/ops")

    @Test(arguments: ["123456", " 123456 ", "123 456", "12 34 56\t", "000001"])
    func `six digits are a code, with blanks anywhere`(line: String) throws {
        var dialog = CodeDialog(Self.request)
        var entered: [String] = []
        let step = dialog.step(.line(line)) { _, serial in
            entered.append(serial)
            return true
        }
        #expect(step == .enter(try #require(MFACode(line))))
        #expect(entered == ["GAHT12345678"])
    }

    @Test(arguments: ["", "12345", "1234567", "12345a", "١٢٣٤٥٦", "-12345", "123456\u{0}", "q"])
    func `anything else is rejected twice, and ends the dialog the third time`(line: String) {
        var dialog = CodeDialog(Self.request)
        for _ in 0..<2 {
            #expect(dialog.step(.line(line)) { _, _ in true } == .again("An MFA code must have six digits."))
        }
        #expect(dialog.step(.line(line)) { _, _ in true } == .over(.tooManyAttempts))
    }

    @Test func `a code that was used before is not sent`() {
        var dialog = CodeDialog(Self.request)
        #expect(
            dialog.step(.line("123456")) { _, _ in false }
                == .again("This code was already used. Wait for the next one."))
    }

    @Test func `rejected codes count as attempts, and a code for another device begins again`() {
        var dialog = CodeDialog(Self.request)
        var rejected = Self.request
        rejected.reason = .rejected
        for code in ["111111", "222222", "333333"] {
            #expect(!dialog.isOver)
            _ = dialog.step(.line(code)) { _, _ in true }
            dialog.next(rejected)
        }
        #expect(dialog.isOver)
        dialog.next(MFARequest(serial: "GAHT99999999", profile: "ops", roleArn: "r"))
        #expect(!dialog.isOver)
    }

    @Test func `why another code is needed is part of the prompt`() {
        var request = Self.request
        #expect(CodeDialog(request).reason == nil)
        request.reason = .rejected
        #expect(CodeDialog(request).reason == "AWS rejected the code. Each code works once; wait for the next one.")
        request.reason = .lost
        #expect(
            CodeDialog(request).reason == "No response; the code may already be used. Wait for the next one.")
        #expect(CodeDialog(request).prompt == "MFA code for GAHT12345678: ")
    }

    @Test func `a typed line is never printed`() {
        #expect("\(HiddenPrompt.Input.line("123456"))" == "line(redacted)")
        var text = ""
        dump(HiddenPrompt.Input.line("123456"), to: &text)
        #expect(!text.contains("123456"))
    }
}
