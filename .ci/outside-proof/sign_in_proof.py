"""Proves that AWS's own clients sign in at the emulator, and share what they cached with mitwatch in both directions.

usage: sign_in_proof.py MITWATCH AWS, with the variables that `mitwatch emulate --scenario sign-in` prints, and HOME set to
an empty directory. The expected names of cache files are those that the AWS CLI uses.
"""

import argparse
import datetime
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import urllib.request

sys.dont_write_bytecode = True

import boto3
import botocore.exceptions
import botocore.session
from botocore.config import Config

import emulator
from dashboard import Dashboard

TASK = "demo-sign-in"
ROLE = "arn:aws:iam::123456789012:role/ops"
DEVICE = "arn:aws:iam::123456789012:mfa/alice"
BAD_CODE = "MultiFactorAuthentication failed with invalid MFA one time pass code."


class SignIn:
    """The emulator, and the files of a person who signs in at it."""

    def __init__(self, mitwatch, aws):
        self.mitwatch, self.aws = mitwatch, aws
        self.home = pathlib.Path(os.environ["HOME"])
        self.endpoint = os.environ["AWS_ENDPOINT_URL_IOT"]
        login = hashlib.sha256(b"arn:aws:iam::123456789012:user/ops").hexdigest()
        self.login_file = pathlib.Path(os.environ["AWS_LOGIN_CACHE_DIRECTORY"]) / f"{login}.json"
        self.role_file = self.home / ".aws/cli/cache/5e49fb44cac4e7c0947a99409d87865745b3768c.json"
        self.control = emulator.Emulator(
            argparse.Namespace(endpoint=self.endpoint, access_key="", secret_key="", region="", task_id=TASK, scenario="")
        ).control

    def change(self, **members):
        return self.control("PUT", "/emulator/sign-in", members)

    def calls(self, name):
        return self.control("GET", "/emulator/state")["requests"].get(name, 0)

    def refusals(self):
        return self.control("GET", "/emulator/state").get("refusals", {})

    def login(self):
        return json.loads(self.login_file.read_text())

    def age_login(self, seconds):
        """Lets the login session's keys end in so many seconds, as its file says."""
        login = self.login()
        end = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)
        login["accessToken"]["expiresAt"] = end.strftime("%Y-%m-%dT%H:%M:%SZ")
        self.login_file.write_text(json.dumps(login))
        return login

    def command(self, *command):
        """Runs a command that has no terminal."""
        return subprocess.run(
            command, capture_output=True, text=True, timeout=60, check=False, stdin=subprocess.DEVNULL,
            start_new_session=True)

    def prompted(self, command, *answers):
        """Runs a command in a terminal of its own, and types each code when its words are on the screen."""
        environment = {name: value for name, value in os.environ.items() if name.startswith(("AWS_", "NO_PROXY", "no_p"))}
        terminal = Dashboard(command, columns=200, rows=50, environment=environment)
        for words, code in answers:
            terminal.wait_for(lambda t, w=words: w in t.text(), f"the words {words!r}")
            terminal.press(code + "\r")
        try:
            terminal.wait_for(lambda _: False, "the end of the command")
        except OSError:
            pass  # The terminal ends with the command.
        return terminal.exit_code(), terminal.text()


def describe(session):
    """What boto3 gets from AWS IoT."""
    client = session.client("iot", config=Config(retries={"total_max_attempts": 1}, proxies={}))
    return client.describe_audit_mitigation_actions_task(taskId=TASK)["taskStatus"]


def raised(call):
    try:
        call()
    except Exception as error:  # pylint: disable=broad-except
        return error
    return None


def brief(text):
    """The beginning of a text, in one line."""
    return " ".join(text.split())[:200]


def login_session(profile="demo-login"):
    return boto3.session.Session(profile_name=profile)


def prove_login(sign_in, proof):
    """botocore's own LoginProvider: refreshes, replaced tokens, and what it says to each refusal."""
    proof.equal(describe(login_session()), "IN_PROGRESS", "botocore uses the login session's keys while they hold")
    proof.equal(sign_in.calls("CreateOAuth2Token"), 0, "without a refresh")
    before = sign_in.age_login(100)
    proof.equal(describe(login_session()), "IN_PROGRESS", "botocore refreshes the login session")
    after = sign_in.login()
    proof.check(after["refreshToken"] != before["refreshToken"], "which replaces the refresh token")
    proof.check(after["accessToken"]["accessKeyId"] != before["accessToken"]["accessKeyId"], "and the keys")
    proof.equal([after[name] for name in ("clientId", "dpopKey", "idToken")],
                [before[name] for name in ("clientId", "dpopKey", "idToken")], "and nothing else")
    sign_in.age_login(100)
    done = sign_in.command(sign_in.aws, "--profile", "demo-login", "sts", "get-caller-identity")
    proof.check(":user/ops" in done.stdout, f"the AWS CLI refreshes it too {brief(done.stderr)}")
    proof.equal(sign_in.refusals(), {}, "no proof of botocore was rejected")
    sign_in.age_login(100)
    current = sign_in.login()
    for fault, kind in (("TOKEN_EXPIRED", "LoginRefreshRequired"), ("USER_CREDENTIALS_CHANGED", "LoginRefreshRequired"),
                        ("INSUFFICIENT_PERMISSIONS", "LoginInsufficientPermissions"), ("AUTHCODE_EXPIRED", "LoginError"),
                        ("INVALID_REQUEST", "ValidationException"), ("CONFLICT", "ConflictException")):
        sign_in.change(refresh=fault)
        error = raised(lambda: describe(login_session()))
        proof.equal(type(error).__name__, kind, f"botocore reads {fault}")
    sign_in.change(region="us-east-1")
    proof.equal(type(raised(lambda: describe(login_session()))).__name__, "ValidationException", "another region is rejected")
    sign_in.change(reset=True)
    proof.equal(sign_in.login(), current, "and the file stays as it is")
    sign_in.login_file.write_text(json.dumps({**current, "refreshToken": before["refreshToken"]}))
    error = raised(lambda: describe(login_session()))
    proof.equal(type(error).__name__, "LoginRefreshRequired", "a refresh token that was replaced is rejected")
    sign_in.login_file.write_text(json.dumps(current))
    proof.equal(describe(login_session()), "IN_PROGRESS", "the session goes on with the current one")


def mfa_session(code):
    """boto3 with the role's profile, where `code` is typed at the prompt."""
    core = botocore.session.Session(profile="demo")
    provider = core.get_component("credential_provider").get_provider("assume-role")
    prompts = []

    def prompter(prompt):
        prompts.append(prompt)
        return code

    provider._prompter = prompter  # pylint: disable=protected-access
    return boto3.session.Session(botocore_session=core), prompts


def prove_mfa(sign_in, proof):
    """botocore assumes the role with a code, once for each code."""
    session, prompts = mfa_session("100001")
    proof.equal(describe(session), "IN_PROGRESS", "botocore assumes the role with an MFA code")
    proof.equal(prompts, [f"Enter MFA code for {DEVICE}: "], "after one prompt")
    arn = session.client("sts").get_caller_identity()["Arn"]
    proof.check(arn.startswith("arn:aws:sts::123456789012:assumed-role/ops/"), f"its keys are the role's: {arn}")
    for code, name, words in (("100001", "AccessDenied", BAD_CODE), ("000000", "AccessDenied", BAD_CODE),
                              ("12a456", "ValidationError", "tokenCode")):
        error = raised(lambda c=code: describe(mfa_session(c)[0]))
        proof.equal(error.response["Error"]["Code"] if error else None, name, f"the code {code} is rejected")
        proof.check(error is not None and words in str(error), f"as {error}")
        proof.equal(error and error.response["ResponseMetadata"]["HTTPStatusCode"], 400 if "Val" in name else 403, "with its status")
    user = boto3.session.Session(profile_name="demo-user")
    proof.equal(type(raised(lambda: describe(user))).__name__, "ClientError", "the user's own keys may not call AWS IoT")
    error = raised(lambda: user.client("sts").assume_role(RoleArn=ROLE, RoleSessionName="me"))
    proof.check("is not authorized to perform: sts:AssumeRole on resource: " + ROLE in str(error), "nor the role without a code")
    sign_in.change(end=["keys"])
    error = raised(lambda: describe(session))
    proof.equal(error and error.response["Error"]["Code"], "ExpiredTokenException", "keys that ended are rejected")
    proof.equal(describe(mfa_session("100002")[0]), "IN_PROGRESS", "and the next code gives new ones")


def prove_sso(sign_in, proof):
    """The calls of `aws sso login --use-device-code`, and botocore's own token provider."""
    client = boto3.session.Session(profile_name="demo-sso").client("sso-oidc")
    registered = client.register_client(clientName="proof", clientType="public", scopes=["sso:account:access"])
    keys = {name: registered[name] for name in ("clientId", "clientSecret")}
    started = client.start_device_authorization(**keys, startUrl=sign_in.endpoint + "/start")
    grant = {"grantType": "urn:ietf:params:oauth:grant-type:device_code", "deviceCode": started["deviceCode"]}
    error = raised(lambda: client.create_token(**keys, **grant))
    proof.equal(type(error).__name__, "AuthorizationPendingException", "a device code is pending at first")
    with urllib.request.urlopen(started["verificationUriComplete"], timeout=10) as page:
        proof.check(started["userCode"] in page.read().decode(), "opening its page approves it")
    token = client.create_token(**keys, **grant)
    cache = sign_in.home / ".aws/sso/cache" / (hashlib.sha1(b"mitwatch-emulator").hexdigest() + ".json")
    cache.parent.mkdir(parents=True)

    def write(seconds):
        end = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)
        cache.write_text(json.dumps({
            "startUrl": sign_in.endpoint + "/start", "region": "eu-west-1", "accessToken": token["accessToken"],
            "expiresAt": end.strftime("%Y-%m-%dT%H:%M:%SZ"), "refreshToken": token["refreshToken"], **keys,
            "registrationExpiresAt": datetime.datetime.fromtimestamp(
                registered["clientSecretExpiresAt"], datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")}))

    write(3600)
    proof.equal(describe(login_session("demo-sso")), "IN_PROGRESS", "botocore gets the role's keys from the portal")
    write(60)
    proof.equal(describe(login_session("demo-sso")), "IN_PROGRESS", "botocore refreshes the token")
    proof.check(json.loads(cache.read_text())["accessToken"] != token["accessToken"], "which replaces it")
    done = sign_in.command(sign_in.mitwatch, "show", "--profile", "demo-sso", "--", TASK)
    proof.check(TASK in done.stdout, f"mitwatch uses the same token {brief(done.stderr)}")
    sign_in.change(end=["singleSignOn"])
    error = raised(lambda: describe(login_session("demo-sso")))
    proof.equal(type(error).__name__, "UnauthorizedSSOTokenError", "a session that ended is rejected")


def prove_cli_prompt(sign_in, proof):
    """The AWS CLI asks once, and its cache serves the next call."""
    command = [sign_in.aws, "--profile", "demo", "sts", "get-caller-identity"]
    code, text = sign_in.prompted(command, (f"Enter MFA code for {DEVICE}:", "200001"))
    proof.check(code == 0 and "assumed-role/ops/" in text, f"the AWS CLI assumes the role with a code: {brief(text)}")
    proof.check(sign_in.role_file.exists(), f"and caches its keys as {sign_in.role_file.name}")
    proof.equal(sign_in.command(*command).returncode, 0, "and uses them without a code")


def show(sign_in, profile):
    return [sign_in.mitwatch, "show", "--profile", profile, "--", TASK]


def prove_shared_role(sign_in, proof):
    """One code serves the AWS CLI and mitwatch, whoever needed it."""
    caller = [sign_in.aws, "--profile", "demo", "sts", "get-caller-identity"]
    done = sign_in.command(*show(sign_in, "demo"))
    proof.check(done.returncode == 0 and TASK in done.stdout, f"mitwatch uses the AWS CLI's keys without a code {brief(done.stderr)}")
    sign_in.role_file.unlink()
    done = sign_in.command(*show(sign_in, "demo"))
    proof.equal(done.returncode, 77, "without them and without a terminal, mitwatch ends with exit code 77")
    fix = "run `aws sts get-caller-identity --profile demo`"
    proof.check(fix in " ".join(done.stderr.split()), f"and says how to fix it: {brief(done.stderr)}")
    calls = sign_in.calls("AssumeRole")
    code, text = sign_in.prompted(show(sign_in, "demo"), (f"MFA code for {DEVICE}:", "300001"))
    proof.check(code == 0 and TASK in text, f"in a terminal, mitwatch prompts for a code: {brief(text)}")
    proof.check("300001" not in text, "and does not show it")
    proof.check(sign_in.role_file.exists(), "mitwatch caches its keys where the AWS CLI looks")
    proof.equal(sign_in.role_file.stat().st_mode & 0o777, 0o600, "which only the user can read")
    for again in (caller, show(sign_in, "demo")):
        done = sign_in.command(*again)
        proof.equal(done.returncode, 0, f"{again[0].split('/')[-1]} uses them without a code {brief(done.stderr)}")
    proof.equal(sign_in.calls("AssumeRole"), calls + 1, "with one call of AssumeRole for all")
    sign_in.role_file.unlink()
    code, text = sign_in.prompted(
        show(sign_in, "demo"), (f"MFA code for {DEVICE}:", "300001"), ("AWS rejected the code", "300002"))
    proof.check(code == 0 and TASK in text, f"after a code that was used, mitwatch prompts for the next: {brief(text)}")


def prove_shared_login(sign_in, proof):
    """A login session that mitwatch refreshed serves botocore, and the reverse."""
    before = sign_in.age_login(100)
    calls = sign_in.calls("CreateOAuth2Token")
    done = sign_in.command(*show(sign_in, "demo-login"))
    proof.check(done.returncode == 0 and TASK in done.stdout, f"mitwatch refreshes the login session {brief(done.stderr)}")
    after = sign_in.login()
    proof.check(after["refreshToken"] != before["refreshToken"], "and writes the refresh token that replaced it")
    proof.equal([after[name] for name in before if name not in ("accessToken", "refreshToken")],
                [before[name] for name in before if name not in ("accessToken", "refreshToken")], "and keeps the other members")
    proof.equal(after["accessToken"]["accountId"], "123456789012", "and the account")
    proof.equal(describe(login_session()), "IN_PROGRESS", "botocore uses what mitwatch wrote")
    proof.equal(sign_in.calls("CreateOAuth2Token"), calls + 1, "without a refresh of its own")
    sign_in.age_login(100)
    proof.equal(describe(login_session()), "IN_PROGRESS", "botocore refreshes with the token that mitwatch wrote")
    done = sign_in.command(*show(sign_in, "demo-login"))
    proof.check(done.returncode == 0 and TASK in done.stdout, f"mitwatch uses what botocore wrote {brief(done.stderr)}")
    proof.equal(sign_in.calls("CreateOAuth2Token"), calls + 2, "without a refresh of its own")
    prove_two_processes(sign_in, proof)
    sign_in.age_login(-1)
    current = sign_in.login()
    sign_in.change(end=["sessions"])
    done = sign_in.command(*show(sign_in, "demo-login"))
    proof.equal(done.returncode, 77, "if the session ended, mitwatch ends with exit code 77")
    fix = "run `aws login --profile demo-login`"
    proof.check(fix in " ".join(done.stderr.split()), f"and says how to fix it: {brief(done.stderr)}")
    proof.equal(sign_in.login(), current, "and the file stays as it is")
    proof.check(not set(sign_in.refusals()) - {"refreshToken", "region"}, f"no proof was rejected: {sign_in.refusals()}")


def prove_two_processes(sign_in, proof):
    """Two processes of mitwatch refresh one session at the same time, again and again."""
    for _ in range(5):
        sign_in.age_login(100)
        both = [subprocess.Popen(show(sign_in, "demo-login"), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                 stdin=subprocess.DEVNULL, start_new_session=True) for _ in range(2)]
        ended = [(process.communicate(timeout=60), process.returncode) for process in both]
        proof.equal([code for _, code in ended], [0, 0], "two processes refresh one session")
    proof.equal(describe(login_session()), "IN_PROGRESS", "and botocore can go on with it")


def main():
    sign_in, proof = SignIn(*sys.argv[1:]), emulator.Proof()
    prove_login(sign_in, proof)
    prove_mfa(sign_in, proof)
    prove_sso(sign_in, proof)
    prove_cli_prompt(sign_in, proof)
    prove_shared_role(sign_in, proof)
    prove_shared_login(sign_in, proof)
    proof.finish()


if __name__ == "__main__":
    main()
