"""Proves that the emulator rejects what AWS rejects, and that boto3 raises its own exception classes.

Leaves the emulator unchanged, except that the last proof cancels its main task.
"""

import datetime
import sys
from unittest import mock

sys.dont_write_bytecode = True

import botocore.auth
import botocore.exceptions

import emulator


def error(call, **parameters):
    """The exception that the call ends with, or None."""
    try:
        call(**parameters)
    except botocore.exceptions.ClientError as raised:
        return raised
    return None


def code(raised):
    return raised.response["Error"]["Code"] if raised else None


def prove_signatures(emu, proof):
    def describe(client):
        return error(client.describe_audit_mitigation_actions_task, taskId=emu.task_id)

    proof.equal(describe(emu.client()), None, "the right key is accepted")
    wrong = describe(emu.client(aws_secret_access_key="wrong"))
    proof.equal(code(wrong), "InvalidSignatureException", "a secret key that does not match is rejected")
    proof.equal(wrong.response["ResponseMetadata"]["HTTPStatusCode"], 403, "with status 403")
    proof.check(bool(wrong.response["ResponseMetadata"]["RequestId"]), "and a request id")
    unknown = describe(emu.client(aws_access_key_id="AKIDUNKNOWN"))
    proof.equal(code(unknown), "UnrecognizedClientException", "an unknown access key is rejected")
    proof.equal(
        code(describe(emu.client(region_name="ap-south-2"))), "InvalidSignatureException", "another region is rejected")
    for minutes, words in ((-6, "Signature expired"), (6, "Signature not yet current")):
        moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=minutes)
        with mock.patch.object(botocore.auth, "get_current_datetime", lambda *_, m=moment, **__: m):
            late = describe(emu.client())
        proof.equal(code(late), "InvalidSignatureException", f"a clock {minutes:+} minutes off is rejected")
        proof.check(late is not None and words in str(late), f"as “{words}”")


def prove_validation(emu, proof):
    client = emu.client()
    classes = client.exceptions
    for task_id in ("with space", "a/b", "ümlaut", "x" * 128 + "y", "."):
        raised = error(client.describe_audit_mitigation_actions_task, taskId=task_id)
        proof.check(isinstance(raised, classes.InvalidRequestException), f"the task id {task_id[:12]!a} is invalid")
    raised = error(client.describe_audit_mitigation_actions_task, taskId="nobody-knows-me")
    proof.check(isinstance(raised, classes.ResourceNotFoundException), "an unknown task is not found")
    raised = error(client.describe_audit_finding, findingId="nobody-knows-me")
    proof.check(isinstance(raised, classes.ResourceNotFoundException), "an unknown finding is not found")
    now = datetime.datetime.now(datetime.timezone.utc)
    day = datetime.timedelta(days=1)
    bad = [
        ("the end before the start", {"startTime": now, "endTime": now - day}),
        ("a start 100 days ago", {"startTime": now - 100 * day, "endTime": now}),
        ("251 entries a page", {"startTime": now - day, "endTime": now, "maxResults": 251}),
        ("a bad token", {"startTime": now - day, "endTime": now, "nextToken": "bad"}),
        ("a status that is none", {"startTime": now - day, "endTime": now, "taskStatus": "RUNNING"}),
    ]
    for words, parameters in bad:
        raised = error(client.list_audit_mitigation_actions_tasks, **parameters)
        proof.check(isinstance(raised, classes.InvalidRequestException), f"{words} is invalid")
    raised = error(client.list_audit_findings, taskId="a", startTime=now - day, endTime=now)
    proof.check(isinstance(raised, classes.InvalidRequestException), "an audit and times together are invalid")


def prove_exceptions(emu, proof):
    client = emu.client()
    cases = [
        (400, client.exceptions.ThrottlingException), (429, client.exceptions.ThrottlingException),
        (500, client.exceptions.InternalFailureException),
        ({"status": 400, "code": "InvalidRequestException", "message": "m"}, client.exceptions.InvalidRequestException),
        (404, client.exceptions.ResourceNotFoundException),
    ]
    for answer, kind in cases:
        emu.fault(answer)
        raised = error(client.describe_audit_mitigation_actions_task, taskId=emu.task_id)
        proof.check(isinstance(raised, kind), f"if the emulator returns {answer}, boto3 raises {kind.__name__}")
    emu.fault("reset")
    try:
        client.describe_audit_mitigation_actions_task(taskId=emu.task_id)
        proof.check(False, "if the connection is reset, boto3 fails")
    except botocore.exceptions.BotoCoreError as raised:
        proof.check(True, f"if the connection is reset, boto3 fails with {type(raised).__name__}")
    # Depends on botocore's version: an error, or silently an empty response.
    for answer in ("truncated", "garbage", "html"):
        emu.fault(answer)
        try:
            task = client.describe_audit_mitigation_actions_task(taskId=emu.task_id)
        except botocore.exceptions.BotoCoreError:
            task = {}
        proof.check("taskStatus" not in task, f"told to answer {answer}, boto3 has no task")
    emu.fault(None)
    raised = error(client.describe_audit_mitigation_actions_task, taskId=emu.task_id)
    proof.equal(raised, None, "without a fault, it responds again")


def prove_cancel(emu, proof):
    client = emu.client()
    status = client.describe_audit_mitigation_actions_task(taskId=emu.task_id)["taskStatus"]
    if status == "IN_PROGRESS":
        client.cancel_audit_mitigation_actions_task(taskId=emu.task_id)
        task = client.describe_audit_mitigation_actions_task(taskId=emu.task_id)
        proof.equal(task["taskStatus"], "CANCELED", "a running task is canceled")
        proof.check("endTime" in task, "and has an end")
    raised = error(client.cancel_audit_mitigation_actions_task, taskId=emu.task_id)
    proof.check(isinstance(raised, client.exceptions.InvalidRequestException), "an ended task cannot be canceled")


def main():
    emu, proof = emulator.parse(), emulator.Proof()
    prove_signatures(emu, proof)
    prove_validation(emu, proof)
    prove_exceptions(emu, proof)
    prove_cancel(emu, proof)
    proof.finish()


if __name__ == "__main__":
    main()
