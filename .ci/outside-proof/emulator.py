"""What the proofs share: the emulator's address, calls to it, and the report of what was proved."""

import argparse
import json
import sys
import urllib.request

import boto3
from botocore.config import Config


class Emulator:
    """The emulator under proof, as the command line names it."""

    def __init__(self, arguments):
        self.endpoint = arguments.endpoint
        self.access_key = arguments.access_key
        self.secret_key = arguments.secret_key
        self.region = arguments.region
        self.task_id = arguments.task_id
        self.scenario = arguments.scenario

    def client(self, **changes):
        """A boto3 client without retries. boto3's own parameter validation stays on."""
        settings = {
            "endpoint_url": self.endpoint,
            "region_name": self.region,
            "aws_access_key_id": self.access_key,
            "aws_secret_access_key": self.secret_key,
        }
        settings.update(changes)
        config = Config(
            retries={"total_max_attempts": 1}, connect_timeout=5, read_timeout=10, proxies={}
        )
        return boto3.session.Session().client("iot", config=config, **settings)

    def control(self, method, path, body=None):
        """Calls one of the emulator's own paths and returns its state."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.endpoint + path, data=data, method=method)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=10) as answer:
            return json.load(answer)

    def fault(self, answer):
        return self.control("PUT", "/emulator/faults", {"answer": answer})

    def hold(self, hold):
        return self.control("PUT", "/emulator/clock", {"hold": hold})


def parse():
    parser = argparse.ArgumentParser()
    for name in ("endpoint", "access-key", "secret-key", "region", "task-id", "scenario"):
        parser.add_argument("--" + name, required=True)
    return Emulator(parser.parse_args())


class Proof:
    """Collects the results. The exit code is 1 if one failed."""

    def __init__(self):
        self.failures = 0
        self.counts = {}

    def count(self, what, number):
        self.counts[what] = self.counts.get(what, 0) + number

    def check(self, holds, what):
        if not holds:
            self.failures += 1
        print(("ok      " if holds else "NOT OK  ") + what)

    def equal(self, got, expected, what):
        self.check(got == expected, what if got == expected else f"{what}: {got!r}, not {expected!r}")

    def finish(self):
        print(f"{self.failures} failures" if self.failures else "all proved")
        sys.exit(1 if self.failures else 0)
