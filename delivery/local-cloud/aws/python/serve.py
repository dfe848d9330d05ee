"""Serves AWS on 127.0.0.1 until the process that started it ends.

Prints one line of JSON on standard output: {"listening": PORT}, or {"refused": REASON} and exits with 1.
"""

import json
import os
import socket
import sys

# Terraform attaches policies that AWS manages; moto knows them only when asked before it is loaded.
os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")

from moto.moto_server.werkzeug_app import MotoRequestHandler  # noqa: E402
from werkzeug.serving import make_server  # noqa: E402

from cloud import parent  # noqa: E402
from cloud.application import application  # noqa: E402

HOST = "127.0.0.1"


class QuietRequestHandler(MotoRequestHandler):
    """Logs only what went wrong: one line for each answer from 400 up, but for the 404s by which clients look around."""

    def log_request(self, code="-", size="-"):
        if str(code).startswith(("4", "5")) and str(code) != "404":
            self.log("error", '"%s" %s', self.requestline, code)


def listen(port: int) -> socket.socket:
    """A socket on `port`, or on a free one where `port` is 0."""
    listening = socket.create_server((HOST, port))
    listening.set_inheritable(True)
    return listening


def answer(**line) -> None:
    print(json.dumps(line), flush=True)


def main() -> None:
    port = int(sys.argv[1])
    parent.end_with_it()
    try:
        listening = listen(port)
    except OSError as error:
        answer(refused=os.strerror(error.errno or 0))
        sys.exit(1)
    port = listening.getsockname()[1]
    server = make_server(
        HOST, port, application(), threaded=True, request_handler=QuietRequestHandler, fd=listening.fileno()
    )
    answer(listening=port)
    server.serve_forever()


main()
