"""Calls that nothing here knows are refused by name, in the shape in which their service reports errors."""

import json
import sys
import traceback
from xml.sax.saxutils import escape

from cloud.accounts import signature_of

# 501 is not among the statuses that the AWS SDK for Go tries again (aws-sdk-go-v2, aws/retry: 500, 502, 503, 504): a
# call that cannot succeed fails at once.
NOT_IMPLEMENTED = "501 Not Implemented"


def refusing_unknown_calls(app):
    """`app`, with an error that names the call in place of a page of HTML."""

    def serve(environ, start_response):
        try:
            return app(environ, start_response)
        except NotImplementedError as error:
            message = (
                f"The local cloud has no {call_of(environ)} ({error}). "
                "Add it under delivery/local-cloud/aws/python/cloud/additions, or use --aws simulated."
            )
            return refuse(environ, start_response, (NOT_IMPLEMENTED, "NotImplemented", message))
        except Exception as error:  # noqa: BLE001 - whatever is let through becomes an answer that Terraform can show
            traceback.print_exc(file=sys.stderr)
            message = f"The local cloud failed in {call_of(environ)}: {type(error).__name__}: {error}"
            return refuse(environ, start_response, (NOT_IMPLEMENTED, "NotImplemented", message))

    return serve


def call_of(environ) -> str:
    """The call a request makes, as a person would name it: `budgets DescribeBudget`, or `s3 PUT /name`."""
    service = signature_of(environ).service or "unsigned"
    target = environ.get("HTTP_X_AMZ_TARGET", "")
    if target:
        return f"{service} {target.split('.')[-1]}"
    return f"{service} {environ['REQUEST_METHOD']} {environ['PATH_INFO']}"


def refuse(environ, start_response, refusal):
    """Answers with `refusal` (status, code, message) in the protocol of the request's service."""
    status, code, message = refusal
    media_type, body = _error_body(environ, code, message)
    encoded = body.encode()
    headers = [("Content-Type", media_type), ("Content-Length", str(len(encoded))), ("x-amzn-ErrorType", code)]
    start_response(status, headers)
    return [encoded]


def _error_body(environ, code, message):
    service = signature_of(environ).service
    if service == "s3":
        return "application/xml", f"<Error>{_xml(code, message)}</Error>"
    if service == "ec2":
        return "text/xml", f"<Response><Errors><Error>{_xml(code, message)}</Error></Errors></Response>"
    if environ.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded"):
        return "text/xml", f"<ErrorResponse><Error>{_xml(code, message)}</Error></ErrorResponse>"
    return "application/json", json.dumps({"__type": code, "message": message})


def _xml(code, message):
    return f"<Code>{escape(code)}</Code><Message>{escape(message)}</Message>"
