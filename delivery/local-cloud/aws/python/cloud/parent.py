"""Ties this process to the one that started it."""

import os
import signal
import sys
import threading


def end_with_it() -> None:
    """Ends this process when the other end of standard input closes, as it does when the parent ends in any way.

    Ctrl-C reaches every process of a terminal at once. It is ignored here: Terraform, interrupted by the same Ctrl-C,
    still needs answers to finish what it has begun.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    while sys.stdin.buffer.read(4096):
        pass
    os._exit(0)
