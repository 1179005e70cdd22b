import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// What replaces the hints, at any size.
struct FooterTests {
    private static let notices: [Notice] = [
        .copied(String(repeating: "x", count: 2_048)), .copied("a\u{1B}[31m\u{202E}b"), .copiedAddress(.actionTasks),
        .copiedAddress(.auditResults), .copiedAddress(.checkResults(auditTaskId: "a", "B")),
        .copyByHand(String(repeating: "x", count: 2_048)), .nothing("why\nnot"),
        .copyByHand("a\u{1B}[31m\u{202E}b", because: .tmuxTerminal(type: "\u{1B}]52;\u{202E}x")),
        .copyByHand(String(repeating: "x", count: 2_048), because: .tmuxInMosh),
        .reportWritten(["/home/ops/a.md", "/home/ops/a.json"]),
        .reportNotWritten(String(repeating: "long ", count: 99)),
        .cancelNotAllowed, .replayMissed(.tooEarly), .replayMissed(.tooLate), .recordingEnded(.whole),
    ]

    @Test(arguments: notices)
    func `a notice never hides the status, and contains no control characters`(notice: Notice) {
        let watch = SampleWatch.running()
        for size in [(1, 1), (1, 2), (8, 2), (20, 4), (40, 12), (80, 7), (80, 24), (200, 60)] {
            var state = watch.resized(size.0, size.1)
            state.notice = nil
            let status = view(state).text()[0]
            state.notice = notice
            let text = view(state).text()
            #expect(text[0] == status)
            #expect(
                text.allSatisfy { !$0.unicodeScalars.contains("\u{1B}") && !$0.unicodeScalars.contains("\u{202E}") })
        }
    }

    @Test(arguments: ["", "shared", String(repeating: "漢", count: 128), "e\u{301}\u{302}"])
    func `the cursor and the end of the typed text are visible at any width`(text: String) {
        for width in 6...130 {
            var typing = Typing(.filter, text: text)
            for isRefused in [false, true] {
                typing.isRefused = isRefused
                let line = TypingLine(typing, shown: ShownOfAll(count: 3, all: 8, noun: "checks")).line(width: width)
                #expect(line.columns <= width)
                #expect(line.spans.contains { $0.text == " " && $0.beginsAtCaret })
            }
        }
    }

    @Test func `the remarks next to a filter do not move while the operator types`() {
        var columns: Set<Int> = []
        for length in 0...20 {
            var watch = SampleWatch.running()
            watch.press(.character("/"), .paste(String("device certificate shared".prefix(length))))
            let row = view(watch.resized(80, 24)).text()[23]
            columns.insert(row.offset(of: "Enter apply"))
        }
        #expect(columns == [30])
    }

    @Test(
        arguments: [
            (1, 8, "1 of 8", "1 of 8 checks"), (3, 200, "  3 of 200", "  3 of 200 checks"),
            (200, 200, "200 of 200", "200 of 200 checks"), (0, 0, "0 of 0", "0 of 0 checks"),
        ])
    func `the count of visible rows has the same width for any number`(
        count: Int, all: Int, brief: String, words: String
    ) {
        let shown = ShownOfAll(count: count, all: all, noun: "checks")
        #expect(shown.brief == brief)
        #expect(shown.words == words)
    }
}

extension String {
    /// How many characters precede a text; -1 if it does not occur.
    fileprivate func offset(of text: String) -> Int {
        var rest = self[...]
        while !rest.isEmpty {
            if rest.hasPrefix(text) { return distance(from: startIndex, to: rest.startIndex) }
            rest = rest.dropFirst()
        }
        return -1
    }
}
