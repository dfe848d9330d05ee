"""Bucket policies whose Deny statements carry a Condition.

moto reads no conditions, so it takes "deny what does not come over TLS" for "deny everything", and the bucket that such
a policy protects locks itself. Here a Deny with a Condition denies nothing: the condition guards against callers that
the local cloud does not have.
"""

import json

from moto.iam.access_control import IAMPolicy, PermissionResult
from moto.s3.models import FakeBucket


def unconditional(policy: dict) -> dict:
    """`policy` without the Deny statements that apply only under a condition."""
    statements = policy["Statement"]
    listed = statements if isinstance(statements, list) else [statements]
    kept = [each for each in listed if each["Effect"] != "Deny" or not each.get("Condition")]
    return {**policy, "Statement": kept}


def _permission(bucket, action, resource):
    if bucket.policy is None:
        return PermissionResult.NEUTRAL
    policy = unconditional(json.loads(bucket.policy))
    if not policy["Statement"]:
        return PermissionResult.NEUTRAL
    return IAMPolicy(json.dumps(policy)).is_action_permitted(action, resource)


def install() -> None:
    FakeBucket.get_permission = _permission
