"""Bucket policies as S3 reads them, where moto reads them otherwise.

moto reads no conditions, so it takes "deny what does not come over TLS" for "deny everything", and the bucket that such
a policy protects locks itself. Here a Deny with a Condition denies nothing: the condition guards against callers that
the local cloud does not have.

moto also asks the bucket that receives access logs for a policy, or for grants in its access control list, before
another may log to it. S3 asks for grants only (API Reference, PutBucketLogging: InvalidTargetBucketForLogging), and a
bucket whose owner is enforced, as every new one's is, has no such list.
"""

import json

from moto.iam.access_control import IAMPolicy, PermissionResult
from moto.s3.models import FakeBucket


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


def _takes_logs(target_bucket, target_prefix):
    return "BucketOwnerEnforced" in json.dumps(target_bucket.ownership_rule or "BucketOwnerEnforced")


def install() -> None:
    FakeBucket.get_permission = _permission
    FakeBucket._log_permissions_enabled_policy = staticmethod(_takes_logs)
