"""Rules for every protocol (-1), changed in place: the provider then names no ports, and moto asks for them."""

from moto.ec2.models import EC2Backend

_EVERY_PROTOCOL = "-1"


def install() -> None:
    modify = EC2Backend.modify_security_group_rules

    def modify_without_ports(backend, group_id, rules):
        for rule in rules.values():
            if str(rule.get("IpProtocol")) == _EVERY_PROTOCOL:
                rule.setdefault("FromPort", -1)
                rule.setdefault("ToPort", -1)
        return modify(backend, group_id, rules)

    EC2Backend.modify_security_group_rules = modify_without_ports
