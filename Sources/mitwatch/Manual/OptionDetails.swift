/// Facts about options that are too long for help. The man page and `Options.md` add them to the help text.
enum OptionDetails {
    /// The facts by option.
    static let all: [String: String] = [
        "--alert-failed": """
        To avoid early false alarms, a percentage P applies only after 100/P findings (20 for 5%), or all, are \
        processed.
        """,
        "--record": "Never overwrites a file.",
        "--report-dir": "Reports never overwrite a file.",
        "--plain": """
        This is the default if standard input or output is not a terminal, or if TERM cannot show a full screen.
        """,
        "--color": "always ignores NO_COLOR. TERM decides how many colors.",
        "--palette": """
        colorblind distinguishes the four outcomes for all types of color vision; mono uses only bold, underline \
        and reverse. Words have a contrast of at least 4.5:1 on black and on white; with 8 or 16 colors they keep \
        the terminal's own color.
        """,
        "--glyphs": "full is all of Unicode, basic is for the Linux console and PuTTY.",
        "--ascii": """
        Without --ascii and --glyphs, a terminal that can report it is queried once for the width of ambiguous \
        characters; if they are double width, ASCII is used.
        """,
        "--title": "The old title is restored on exit if the terminal supports it.",
        "--mouse": """
        The wheel scrolls the pane under the pointer. A click selects a row, and a click on the selected row opens it. \
        A click on a pane's title moves the focus. The right button goes back. Hold Shift to select text. \
        (default: off, so that dragging selects text as usual)
        """,
        "--log-file": "Includes request IDs and the credentials source. The file is created with mode 0600.",
        "--log-level": "debug adds every attempt, signal and resize.",
        "--region": "fips-us-east-1 and us-east-1-fips mean us-east-1 with FIPS endpoints.",
        "--no-input": """
        show, list, wait, doctor and --plain prompt on the controlling terminal, even if standard input and output are \
        redirected. There is no prompt without one or in the background. Credentials in the AWS CLI's cache need no \
        code.
        """,
        "--endpoint-url": """
        http is allowed only for localhost. Rejected together with FIPS or dual-stack settings, same as in the AWS \
        CLI.
        """,
        "--speed": "At 60, a minute passes in a second.",
        "--generate-completion-script": "The install command of README sets it up.",
    ]
}
