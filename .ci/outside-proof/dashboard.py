"""A dashboard under a pseudo-terminal, seen through a terminal emulator (pyte)."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time

import pyte


class Dashboard:
    """Runs one program in a pseudo-terminal of its own and keeps its screen."""

    def __init__(self, command, columns=120, rows=36, environment=None):
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            signal.pthread_sigmask(signal.SIG_SETMASK, [])
            home = os.environ.get("HOME", "/")
            base = {"PATH": os.environ["PATH"], "HOME": home, "LANG": "C.UTF-8", "TERM": "xterm-256color",
                    "AWS_EC2_METADATA_DISABLED": "true"}
            os.execvpe(command[0], command, {**base, **(environment or {})})
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def lines(self):
        return [line.rstrip() for line in self.screen.display]

    def text(self):
        return "\n".join(self.lines())

    def press(self, keys):
        os.write(self.master, keys.encode())

    def wait_for(self, condition, what, seconds=30):
        """Reads until `condition(self)` holds and returns its value; fails with the screen if it never does."""
        deadline = time.monotonic() + seconds
        while True:
            value = condition(self)
            if value:
                return value
            left = deadline - time.monotonic()
            if left <= 0:
                raise AssertionError(f"waited {seconds} s for {what}; the screen says:\n{self.text()}")
            if select.select([self.master], [], [], left)[0]:
                self._read()

    def exit_code(self, seconds=10):
        """Waits for the program's end."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
            if select.select([self.master], [], [], 0.05)[0]:
                try:
                    self._read()
                except OSError:
                    pass
        raise AssertionError("the program does not end")

    def _read(self):
        self.stream.feed(os.read(self.master, 65536))
