"""Proves that `mitwatch demo` shows exactly what its emulator returns to other clients.

usage: demo_proof.py MITWATCH AWS, with the variables that `mitwatch emulate` prints: the demo's emulator has the same key.
"""

import json
import re
import subprocess
import sys
import urllib.request

from dashboard import Dashboard

COUNTS = ("succeeded", "failed", "skipped", "canceled")


def control(address, path, body):
    """Controls the built-in emulator: see the documentation of IoTEmulator."""
    request = urllib.request.Request(f"http://{address}{path}", data=json.dumps(body).encode(), method="PUT")
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert answer.status in (200, 204), answer.status


def state(address):
    with urllib.request.urlopen(f"http://{address}/emulator/state", timeout=10) as answer:
        return json.load(answer)


def describe(aws, address, task_id):
    """What the AWS CLI gets from the demo's emulator."""
    command = [
        aws, "iot", "describe-audit-mitigation-actions-task", "--task-id", task_id,
        "--endpoint-url", f"http://{address}", "--output", "json",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def number(text):
    return int(text.replace(",", ""))


def shown_counts(lines):
    """The four counts of row 3, by their words."""
    found = {word: re.search(rf"([\d,]+) {word}", lines[2]) for word in COUNTS}
    return {word: number(match.group(1)) for word, match in found.items()} if all(found.values()) else None


def sums(task):
    """The same four counts from the API's response."""
    return {
        word: sum(counts[f"{word}FindingsCount"] for counts in task["taskStatistics"].values()) for word in COUNTS
    }


def watch_agrees(dashboard, aws, address):
    """Stops the scenario's clock, polls, and compares the screen with what the AWS CLI gets at that moment."""
    task_id = dashboard.lines()[0].split()[0]
    dashboard.wait_for(lambda d: (shown_counts(d.lines()) or {}).get("failed", 0) > 0, "a first failure", 60)
    control(address, "/emulator/clock", {"hold": True})
    task = describe(aws, address, task_id)
    dashboard.press("r")
    dashboard.wait_for(lambda d: shown_counts(d.lines()) == sums(task), f"the AWS CLI's counts {sums(task)}")
    assert task["taskStatus"].replace("_", " ") in dashboard.lines()[0], dashboard.text()
    total = sum(counts["totalFindingsCount"] for counts in task["taskStatistics"].values())
    assert f"of {total:,}" in dashboard.lines()[1], dashboard.text()
    again = describe(aws, address, task_id)
    assert again["taskStatistics"] == task["taskStatistics"], "the clock was not held"
    rows = {name: counts for name, counts in task["taskStatistics"].items() if counts["failedFindingsCount"]}
    for name, counts in rows.items():
        assert any(f"{counts['succeededFindingsCount']:,}" in line for line in dashboard.lines()[6:]), name
    control(address, "/emulator/clock", {"hold": False})
    print(f"demo: the screen and the AWS CLI agree: {task['taskStatus']} {sums(task)} of {total}")


def goes_stale(dashboard, address):
    """If the emulator returns 500, the demo shows that its data is stale, and recovers later."""
    before = shown_counts(dashboard.lines())
    control(address, "/emulator/faults", {"answer": 500})
    dashboard.press("r")
    dashboard.wait_for(lambda d: "was IN PROGRESS" in d.lines()[0], "the stale status", 30)
    kept = shown_counts(dashboard.lines())
    assert kept and kept["succeeded"] >= before["succeeded"], "the last good data is gone:\n" + dashboard.text()
    print(f"demo: stale: {dashboard.lines()[3].strip()}")
    control(address, "/emulator/faults", {"answer": None})
    dashboard.press("r")
    dashboard.wait_for(lambda d: "was" not in d.lines()[0] and "ago" in d.lines()[0], "recovery", 30)
    print("demo: recovered")


def main():
    mitwatch, aws = sys.argv[1:]
    dashboard = Dashboard([mitwatch, "demo", "--interval", "1s"])
    address = dashboard.wait_for(
        lambda d: re.search(r"127\.0\.0\.1:\d+", d.text()), "the embedded server's address on the screen"
    ).group(0)
    dashboard.wait_for(lambda d: shown_counts(d.lines()), "the first answer")
    watch_agrees(dashboard, aws, address)
    assert state(address)["requests"]["DescribeAuditMitigationActionsTask"] >= 3
    goes_stale(dashboard, address)
    dashboard.press("q")
    code = dashboard.exit_code()
    assert code == 0, f"exit code {code}"
    print("demo: left with q, exit code 0")


if __name__ == "__main__":
    main()
