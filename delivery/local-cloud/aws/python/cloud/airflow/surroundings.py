"""What must stand around an environment before it can be made: bucket, role, network and key."""

import json

from moto.core.exceptions import ServiceException
from moto.ec2.models import ec2_backends
from moto.iam.models import iam_backends
from moto.kms.models import kms_backends
from moto.s3.models import s3_backends

from cloud.airflow.refusal import invalid

# Who assumes the execution role (Amazon MWAA User Guide, "Amazon MWAA execution role").
_ASSUMED_BY = "airflow-env.amazonaws.com"

# Files that need the version of their object (API Reference, CreateEnvironment: "then a version is required").
_VERSIONED_FILES = ("Plugins", "Requirements", "StartupScript")


def check(environment: dict, account: str, region: str) -> None:
    """Refuses an environment whose surroundings are missing or unfit."""
    bucket = _bucket(environment["SourceBucketArn"], account)
    for file in _VERSIONED_FILES:
        _check_file(environment, file, bucket)
    _check_role(environment["ExecutionRoleArn"], account)
    _check_network(environment["NetworkConfiguration"], ec2_backends[account][region])
    if environment.get("KmsKey"):
        _check_key(environment["KmsKey"], kms_backends[account][region])


def _bucket(arn, account):
    name = arn.split(":")[-1]
    bucket = s3_backends[account]["aws"].buckets.get(name)
    if bucket is None:
        raise invalid(f"The bucket {name} does not exist in account {account}.")
    if bucket.versioning_status != "Enabled":
        raise invalid(f"The bucket {name} must have versioning enabled.")
    blocked = bucket.public_access_block
    switches = ("block_public_acls", "ignore_public_acls", "block_public_policy", "restrict_public_buckets")
    if blocked is None or not all(_is_on(getattr(blocked, switch)) for switch in switches):
        raise invalid(f"The bucket {name} must block all public access.")
    return bucket


def _is_on(switch):
    return str(switch).lower() == "true"


def _check_file(environment, file, bucket):
    path, version = environment.get(f"{file}S3Path"), environment.get(f"{file}S3ObjectVersion")
    if not path:
        return
    if not version:
        raise invalid(f"{file}S3ObjectVersion is required with {file}S3Path {path}.")
    versions = {key.version_id for key in bucket.keys.getlist(path, default=[])}
    if version not in versions:
        raise invalid(f"The bucket {bucket.name} has no version {version} of {path}.")


def _check_role(arn, account):
    roles = {role.arn: role for role in iam_backends[account]["aws"].roles.values()}
    if arn not in roles:
        raise invalid(f"The execution role {arn} does not exist.")
    if _ASSUMED_BY not in json.dumps(roles[arn].assume_role_policy_document):
        raise invalid(f"The execution role {arn} cannot be assumed: its trust policy lacks {_ASSUMED_BY}.")


def _check_network(network, ec2):
    subnets = [_found(ec2.get_subnet, subnet, "subnet") for subnet in network["SubnetIds"]]
    if len({subnet.availability_zone for subnet in subnets}) != len(subnets):
        raise invalid(f"The subnets {', '.join(network['SubnetIds'])} must be in different availability zones.")
    vpcs = {subnet.vpc_id for subnet in subnets}
    for group in network["SecurityGroupIds"]:
        vpcs.add(_found(ec2.get_security_group_from_id, group, "security group").vpc_id)
    if len(vpcs) > 1:
        raise invalid(f"The subnets and security groups must be in one VPC; they are in {', '.join(sorted(vpcs))}.")


def _found(look_up, identifier, what):
    try:
        found = look_up(identifier)
    except ServiceException:
        found = None
    if found is None:
        raise invalid(f"The {what} {identifier} does not exist.")
    return found


def _check_key(arn, kms):
    if arn.split("/")[-1] not in kms.keys:
        raise invalid(f"The KMS key {arn} does not exist.")
