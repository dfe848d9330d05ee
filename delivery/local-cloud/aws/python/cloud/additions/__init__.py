"""What moto 5.2.5 lacks and the stacks need. Each module mends one thing, and says which."""

from cloud.additions import bucket_policies, budgets, openid, security_group_rules


def install() -> None:
    """Adds everything to moto. Called once, before the first request."""
    for addition in (bucket_policies, budgets, openid, security_group_rules):
        addition.install()
