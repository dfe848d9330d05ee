"""Credentials for moto, as a `credential_process` of the AWS SDKs: run in a stack's folder, it names the stack's account.

The access key is twenty characters, of which the last twelve are the account; `cloud/accounts.py` reads it.
"""

import json
import sys
from pathlib import Path

_STACK = Path("cdk.tf.json")


def allowed_account() -> str:
    """The one account that the AWS provider of the stack in the current folder allows."""
    if not _STACK.is_file():
        sys.exit(f"{Path.cwd()} holds no {_STACK}: the local cloud's AWS is reached from the folder of a stack")
    providers = json.loads(_STACK.read_text()).get("provider", {}).get("aws", [])
    allowed = {account for provider in providers for account in provider.get("allowed_account_ids", [])}
    if len(allowed) != 1:
        sys.exit(f"{_STACK.absolute()} must allow one AWS account; it allows {sorted(allowed) or 'none'}")
    return allowed.pop()


print(json.dumps({"Version": 1, "AccessKeyId": f"SLUICE00{allowed_account()}", "SecretAccessKey": "local"}))
