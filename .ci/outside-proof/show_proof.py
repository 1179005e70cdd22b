"""Proves that `mitwatch show --output json` and `list --output json` equal the AWS CLI's output.

Both call the same emulator, whose clock is stopped, with `cli_timestamp_format = iso8601`. Every member that is no time
is to be identical, `{}` differs from absence; times are to be equal as instants, and written as the AWS CLI writes them.
"""

import datetime
import json
import os
import subprocess
import sys
import tempfile

import emulator

TIMES = {"startTime", "endTime"}


def run(emu, command, config):
    """What a command prints, as JSON."""
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "HOME": "/nonexistent",
        "AWS_ACCESS_KEY_ID": emu.access_key,
        "AWS_SECRET_ACCESS_KEY": emu.secret_key,
        "AWS_REGION": emu.region,
        "AWS_DEFAULT_REGION": emu.region,
        "AWS_ENDPOINT_URL_IOT": emu.endpoint,
        "AWS_CONFIG_FILE": config,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
        "NO_PROXY": "127.0.0.1",
    }
    done = subprocess.run(command, env=environment, capture_output=True, timeout=60, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{command}: {done.stderr.decode()}")
    return json.loads(done.stdout)


def differences(ours, theirs, path="$"):
    """What differs, one line each."""
    if type(ours) is not type(theirs):
        return [f"{path}: {ours!r}, not {theirs!r}"]
    if isinstance(ours, dict):
        lines = [f"{path}.{name}: only one of both has it" for name in ours.keys() ^ theirs.keys()]
        for name in ours.keys() & theirs.keys():
            if name in TIMES:
                lines += times_differ(ours[name], theirs[name], f"{path}.{name}")
            else:
                lines += differences(ours[name], theirs[name], f"{path}.{name}")
        return lines
    if isinstance(ours, list):
        if len(ours) != len(theirs):
            return [f"{path}: {len(ours)} entries, not {len(theirs)}"]
        return [line for i, pair in enumerate(zip(ours, theirs)) for line in differences(*pair, f"{path}[{i}]")]
    return [] if ours == theirs else [f"{path}: {ours!r}, not {theirs!r}"]


def times_differ(ours, theirs, path):
    """The same instant, in a form that Python's own parser accepts."""
    if not isinstance(ours, str) or not isinstance(theirs, str):
        return [f"{path}: {ours!r}, not a text as {theirs!r}"]
    same = datetime.datetime.fromisoformat(ours) == datetime.datetime.fromisoformat(theirs)
    return [] if same else [f"{path}: {ours}, not {theirs}"]


def by_id(answer):
    """A list sorted by task ID: AWS documents no order, and `mitwatch list` begins with the newest."""
    return {**answer, "tasks": sorted(answer["tasks"], key=lambda task: task["taskId"])}


def main():
    mitwatch = sys.argv.pop(1)
    emu, proof = emulator.parse(), emulator.Proof()
    aws = os.path.join(os.path.dirname(sys.executable), "aws")
    now = datetime.datetime.now(datetime.timezone.utc)
    span = [f"--start-time={(now - datetime.timedelta(days=89)).isoformat()}",
            f"--end-time={(now + datetime.timedelta(days=1)).isoformat()}"]
    emu.hold(True)
    with tempfile.NamedTemporaryFile("w", suffix=".config") as config:
        config.write("[default]\ncli_timestamp_format = iso8601\noutput = json\n")
        config.flush()
        ours = run(emu, [mitwatch, "show", "--output", "json", "--", emu.task_id], config.name)
        theirs = run(emu, [aws, "iot", "describe-audit-mitigation-actions-task", f"--task-id={emu.task_id}"], config.name)
        proof.equal(differences(ours, theirs), [], "mitwatch show prints the AWS CLI's task")
        ours = run(emu, [mitwatch, "list", "--output", "json"], config.name)
        theirs = run(emu, [aws, "iot", "list-audit-mitigation-actions-tasks", *span], config.name)
        proof.equal(differences(by_id(ours), by_id(theirs)), [], f"mitwatch list prints the AWS CLI's {len(theirs['tasks'])} tasks")
    emu.hold(False)
    proof.finish()


if __name__ == "__main__":
    main()
