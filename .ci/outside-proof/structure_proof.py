"""Proves that the AWS CLI and boto3 get the exact structure of the API from the emulator.

For each scenario: no member that is missing from botocore's service model, and every type matches. For `typical` also: every
member that the model knows is there (`endTime` once it has ended, so let it run at high speed).
"""

import datetime
import json
import os
import subprocess
import sys

sys.dont_write_bytecode = True

import botocore.session

import emulator
import shapes

# A task has an audit or a list of findings. The scenario finding-ids has the latter.
NOT_WITH_AN_AUDIT = {".target.findingIds"}


class Raw:
    """Keeps the raw bodies of a client's responses."""

    def __init__(self, client):
        self.bodies = []
        client.meta.events.register("before-parse.iot", self.keep)

    def keep(self, response_dict, **_):
        self.bodies.append(json.loads(response_dict["body"]))

    def last(self):
        return self.bodies[-1]


def output_shape(operation):
    model = botocore.session.get_session().get_service_model("iot")
    return model.operation_model(operation).output_shape


def cli(emu, *arguments):
    """The AWS CLI's output as JSON. The command is beside the Python that runs this."""
    command = os.path.join(os.path.dirname(sys.executable), "aws")
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "HOME": os.environ.get("HOME", "/"),
        "AWS_ACCESS_KEY_ID": emu.access_key,
        "AWS_SECRET_ACCESS_KEY": emu.secret_key,
        "AWS_DEFAULT_REGION": emu.region,
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_MAX_ATTEMPTS": "1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "NO_PROXY": "127.0.0.1",
    }
    done = subprocess.run(
        [command, "iot", *arguments, "--endpoint-url", emu.endpoint, "--output", "json"],
        env=environment, capture_output=True, text=True, timeout=60, check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip())
    return json.loads(done.stdout)


def prove_task(emu, proof, client, raw):
    parsed = client.describe_audit_mitigation_actions_task(taskId=emu.task_id)
    body = raw.last()
    shape = output_shape("DescribeAuditMitigationActionsTask")
    for line in shapes.problems(body, shape):
        # The hostile scenario has names longer than the model allows, on purpose.
        if emu.scenario != "hostile" or "length" not in line and "is none of" not in line:
            proof.check(False, f"task: {line}")
    proof.check(isinstance(parsed["startTime"], datetime.datetime), "boto3 reads startTime as a time")
    proof.equal(parsed.get("taskStatistics"), body.get("taskStatistics"), "boto3 reads the statistics as sent")
    emu.hold(True)
    client.describe_audit_mitigation_actions_task(taskId=emu.task_id)
    answer = cli(emu, "describe-audit-mitigation-actions-task", f"--task-id={emu.task_id}")
    emu.hold(False)
    proof.equal(answer, raw.last(), "the AWS CLI prints the same task")
    if emu.scenario == "typical":
        missing = shapes.members(shape) - shapes.present(raw.last(), shape) - NOT_WITH_AN_AUDIT
        if raw.last()["taskStatus"] == "IN_PROGRESS":
            missing -= {".endTime"}
        proof.equal(sorted(missing), [], "the task has every member of the page")
    if emu.scenario == "finding-ids":
        proof.check(".target.findingIds" in shapes.present(raw.last(), shape), "the target has findingIds")


def prove_lists(emu, proof, client, raw):
    now = datetime.datetime.now(datetime.timezone.utc)
    span = {"startTime": now - datetime.timedelta(days=89), "endTime": now + datetime.timedelta(days=1)}
    tasks = listed(client, raw, proof, "ListAuditMitigationActionsTasks", "tasks", 5, **span)
    proof.check(emu.task_id in [task["taskId"] for task in tasks], f"the task is among {len(tasks)} tasks")
    finding_ids = known_findings(emu, proof, client, raw)
    for finding_id in finding_ids[:3]:
        found = client.describe_audit_finding(findingId=finding_id)["finding"]
        proof.equal(found["findingId"], finding_id, "a finding is described")
        lines = shapes.problems(raw.last(), output_shape("DescribeAuditFinding"))
        proof.check(not lines or emu.scenario == "hostile", f"finding: {lines or 'its structure is the model’s'}")
    executions = []
    for finding_id in finding_ids[:30]:
        executions += listed(
            client, raw, proof, "ListAuditMitigationActionsExecutions", "actionsExecutions", 1,
            taskId=emu.task_id, findingId=finding_id,
        )
    if emu.scenario == "finding-ids" and any("errorCode" in execution for execution in executions):
        members = set().union(*executions)
        entry = output_shape("ListAuditMitigationActionsExecutions").members["actionsExecutions"].member
        proof.equal(sorted(members), sorted(entry.members), "executions have every member of the model")
    names = {execution["actionName"] for execution in executions}
    proof.check(bool(names) or not finding_ids, f"executions of the actions {sorted(names)!a}")


def known_findings(emu, proof, client, raw):
    """Ids of findings, from the target or from the lists."""
    task = client.describe_audit_mitigation_actions_task(taskId=emu.task_id)
    target = task.get("target", {})
    if "findingIds" in target:
        return target["findingIds"][:-1]
    if "auditTaskId" not in target:
        return []
    found = []
    for suppressed in (False, True):
        found += listed(
            client, raw, proof, "ListAuditFindings", "findings", 250, limit=600,
            taskId=target["auditTaskId"], listSuppressedFindings=suppressed,
        )
    return [finding["findingId"] for finding in found if not finding["isSuppressed"]]


def listed(client, raw, proof, operation, key, size, limit=None, **parameters):
    """All entries, by boto3's paginator. Fails on members that are missing from the model."""
    name = "".join("_" + c.lower() if c.isupper() else c for c in operation).lstrip("_")
    first = len(raw.bodies)
    settings = {"PageSize": size} | ({"MaxItems": limit} if limit else {})
    pages = list(client.get_paginator(name).paginate(PaginationConfig=settings, **parameters))
    shape = output_shape(operation)
    lines = [line for body in raw.bodies[first:] for line in shapes.problems(body, shape)]
    for line in lines:
        if "not in the model" in line or ": not a" in line:
            proof.check(False, f"{operation}: {line}")
    proof.count(operation, len(pages))
    return [entry for page in pages for entry in page[key]]


def main():
    emu, proof = emulator.parse(), emulator.Proof()
    client = emu.client()
    raw = Raw(client)
    prove_task(emu, proof, client, raw)
    prove_lists(emu, proof, client, raw)
    for operation, pages in proof.counts.items():
        print(f"        {operation}: {pages} pages over boto3's paginator")
    proof.finish()


if __name__ == "__main__":
    main()
