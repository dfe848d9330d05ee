"""Budgets: subscribers, updates and tags, which the provider reads and moto has not."""

import json

from moto.budgets.exceptions import NotFoundException
from moto.budgets.responses import BudgetsResponse

_tags: dict[str, dict[str, str]] = {}


def _budget(response):
    asked = json.loads(response.body)
    name = asked.get("BudgetName") or asked["NewBudget"]["BudgetName"]
    found = response.backend.budgets[asked["AccountId"]].get(name)
    if found is None:
        raise NotFoundException(f"Unable to get budget: {name} - the budget doesn't exist.")
    return found


def _without_state(notification):
    return {key: value for key, value in notification.items() if key != "NotificationState"}


def _describe_subscribers(response):
    wanted = _without_state(json.loads(response.body)["Notification"])
    for notification in _budget(response).notifications:
        if _without_state(notification.details) == wanted:
            return json.dumps({"Subscribers": notification.subscribers})
    raise NotFoundException("Unable to get subscribers: the notification doesn't exist.")


def _update(response):
    _budget(response).budget.update(json.loads(response.body)["NewBudget"])
    return "{}"


def _list_tags(response):
    tags = _tags.get(json.loads(response.body)["ResourceARN"], {})
    return json.dumps({"ResourceTags": [{"Key": key, "Value": value} for key, value in tags.items()]})


def _tag(response):
    asked = json.loads(response.body)
    _tags.setdefault(asked["ResourceARN"], {}).update(_as_dict(asked["ResourceTags"]))
    return "{}"


def _untag(response):
    asked = json.loads(response.body)
    for key in asked["ResourceTagKeys"]:
        _tags.get(asked["ResourceARN"], {}).pop(key, None)
    return "{}"


def _as_dict(tags):
    return {tag["Key"]: tag["Value"] for tag in tags}


def install() -> None:
    create, delete = BudgetsResponse.create_budget, BudgetsResponse.delete_budget

    def create_with_tags(response):
        asked = json.loads(response.body)
        created = create(response)
        _tags[_arn(asked["AccountId"], asked["Budget"]["BudgetName"])] = _as_dict(asked.get("ResourceTags", []))
        return created

    def delete_with_tags(response):
        asked = json.loads(response.body)
        deleted = delete(response)
        _tags.pop(_arn(asked["AccountId"], asked["BudgetName"]), None)
        return deleted

    BudgetsResponse.create_budget = create_with_tags
    BudgetsResponse.delete_budget = delete_with_tags
    BudgetsResponse.describe_subscribers_for_notification = _describe_subscribers
    BudgetsResponse.update_budget = _update
    BudgetsResponse.list_tags_for_resource = _list_tags
    BudgetsResponse.tag_resource = _tag
    BudgetsResponse.untag_resource = _untag


def _arn(account, name):
    return f"arn:aws:budgets::{account}:budget/{name}"
