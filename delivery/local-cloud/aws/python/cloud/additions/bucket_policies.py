"""Bucket policies as S3 reads them, where moto reads them otherwise.

moto reads no conditions, so it takes "deny what does not come over TLS" for "deny everything", and the bucket that such
a policy protects locks itself. Here a Deny with a Condition denies nothing: the condition guards against callers that
the local cloud does not have.

moto also fails on a principal that is not an object (`"Principal": "*"`) when it looks for the statement that lets S3
deliver access logs.
"""

import json

from moto.iam.access_control import IAMPolicy, PermissionResult
from moto.s3.models import FakeBucket

_LOG_DELIVERY = "logging.s3.amazonaws.com"


def statements(policy: bytes) -> list[dict]:
    """The statements of a policy document; a single one may stand without a list."""
    found = json.loads(policy)["Statement"]
    return found if isinstance(found, list) else [found]


def _permission(bucket, action, resource):
    if bucket.policy is None:
        return PermissionResult.NEUTRAL
    kept = [each for each in statements(bucket.policy) if each["Effect"] != "Deny" or not each.get("Condition")]
    if not kept:
        return PermissionResult.NEUTRAL
    return IAMPolicy(json.dumps({"Version": "2012-10-17", "Statement": kept})).is_action_permitted(action, resource)


def _lets_logs_in(target_bucket, target_prefix):
    objects = {f"arn:aws:s3:::{target_bucket.name}/{prefix}*" for prefix in ("", target_prefix or "")}
    return target_bucket.policy is not None and any(
        statement["Effect"] == "Allow"
        and _LOG_DELIVERY in _services(statement.get("Principal"))
        and "s3:PutObject" in _listed(statement.get("Action"))
        and objects.intersection(_listed(statement.get("Resource")))
        for statement in statements(target_bucket.policy)
    )


def _services(principal):
    return _listed(principal.get("Service")) if isinstance(principal, dict) else []


def _listed(value):
    return value if isinstance(value, list) else [value]


def install() -> None:
    FakeBucket.get_permission = _permission
    FakeBucket._log_permissions_enabled_policy = staticmethod(_lets_logs_in)
