"""Rules of security groups, where moto has them otherwise than the provider.

A rule for every protocol (-1) names no ports when it is changed in place, and moto asks for them. The description of a
rule that names another group is kept with that group, and moto looks for it only beside an address block.
"""

from moto.ec2.models import EC2Backend
from moto.ec2.models.security_groups import SecurityGroupRule

_EVERY_PROTOCOL = "-1"


def _description(rule):
    return rule.ip_range.get("Description") or rule.source_group.get("Description")


def install() -> None:
    modify = EC2Backend.modify_security_group_rules

    def modify_without_ports(backend, group_id, rules):
        for rule in rules.values():
            if str(rule.get("IpProtocol")) == _EVERY_PROTOCOL:
                rule.setdefault("FromPort", -1)
                rule.setdefault("ToPort", -1)
        return modify(backend, group_id, rules)

    EC2Backend.modify_security_group_rules = modify_without_ports
    SecurityGroupRule.description = property(_description)
