"""One line per check, a sum at the end."""

import contextlib
import sys
import time


class Checks:
    def __init__(self, peer):
        self.peer = peer
        self.passed = 0
        self.failed = 0

    @contextlib.contextmanager
    def __call__(self, what):
        """Whatever is raised inside fails the check; what comes after it goes on."""
        try:
            yield
        except Exception as error:
            self.failed += 1
            lines = str(error).strip().splitlines() or [""]
            print(f"  FAIL {what}: {type(error).__name__}: {' / '.join(lines)[:600]}")
        else:
            self.passed += 1
            print(f"  ok   {what}")

    def finish(self):
        print(f"{self.peer}: {self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed or not self.passed else 0)


def expect(condition, otherwise):
    if not condition:
        raise AssertionError(otherwise)


def missing(call, *arguments, **named):
    """Whether something cannot be got: the clients raise what they like."""
    try:
        return call(*arguments, **named) is None
    except Exception as error:
        response = getattr(error, "response", None)
        if response is not None and response.status_code != 404:
            raise
        return True


def until(what, answer, deadline=60):
    """Asks until there is an answer that is true."""
    end = time.monotonic() + deadline
    while time.monotonic() < end:
        found = answer()
        if found:
            return found
        time.sleep(0.1)
    raise TimeoutError(f"not within {deadline} s: {what}")
