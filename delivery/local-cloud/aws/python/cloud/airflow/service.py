"""Managed Airflow over HTTP: the routes of its API (botocore, mwaa 2020-07-01)."""

import json
import re
from urllib.parse import parse_qs, unquote

from cloud.accounts import signature_of
from cloud.airflow.environments import Environments
from cloud.airflow.refusal import Refusal
from cloud.refusals import NOT_IMPLEMENTED, refuse

_ENVIRONMENT = re.compile(r"^/environments/([^/]+)$")
_TAGS = re.compile(r"^/tags/(.+)$")


class _Accounts(dict):
    """The environments of every account and region, made when first asked for."""

    def __missing__(self, key):
        self[key] = Environments(*key)
        return self[key]


_accounts = _Accounts()


def airflow(environ, start_response):
    """Answers one request for managed Airflow."""
    signature = signature_of(environ)
    try:
        answer = _route(environ, _accounts[(signature.account, signature.region)])
    except Refusal as refusal:
        return refuse(environ, start_response, (refusal.status, refusal.kind, str(refusal)))
    body = json.dumps(answer).encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]


def _route(environ, environments):
    method, path = environ["REQUEST_METHOD"], unquote(environ["PATH_INFO"])
    if path == "/environments" and method == "GET":
        return {"Environments": environments.names()}
    named = _ENVIRONMENT.match(path)
    if named:
        return _environment(environ, environments, named.group(1))
    tagged = _TAGS.match(path)
    if tagged:
        return _tags(environ, environments.tags(tagged.group(1)))
    raise _unknown(method, path)


def _environment(environ, environments, name):
    method = environ["REQUEST_METHOD"]
    if method == "GET":
        return {"Environment": environments.look_at(name)}
    if method == "PUT":
        return {"Arn": environments.create(name, _body(environ))}
    if method == "PATCH":
        return {"Arn": environments.update(name, _body(environ))}
    if method == "DELETE":
        environments.delete(name)
        return {}
    raise _unknown(method, environ["PATH_INFO"])


def _tags(environ, tags):
    method = environ["REQUEST_METHOD"]
    if method == "GET":
        return {"Tags": tags}
    if method == "POST":
        tags.update(_body(environ)["Tags"])
        return {}
    if method == "DELETE":
        for key in parse_qs(environ["QUERY_STRING"]).get("tagKeys", []):
            tags.pop(key, None)
        return {}
    raise _unknown(method, environ["PATH_INFO"])


def _body(environ):
    length = int(environ.get("CONTENT_LENGTH") or 0)
    return json.loads(environ["wsgi.input"].read(length) or b"{}")


def _unknown(method, path):
    sentence = f"The local cloud's managed Airflow has no {method} {path}; it has environments and their tags."
    return Refusal(NOT_IMPLEMENTED, "NotImplemented", sentence)
