"""The environments of one account and region, and what becomes of them."""

import time

from cloud.airflow import capacity, shape, surroundings
from cloud.airflow.refusal import invalid, not_found

# The log of each component, as the API names it, and how its log group's name ends (Amazon MWAA User Guide).
_LOGS = {
    "DagProcessingLogs": "DAGProcessing",
    "SchedulerLogs": "Scheduler",
    "TaskLogs": "Task",
    "WebserverLogs": "WebServer",
    "WorkerLogs": "Worker",
}


class Environments:
    """Managed Airflow in one account and region. Every change shows as in progress once, and is then done."""

    def __init__(self, account: str, region: str):
        self._account = account
        self._region = region
        self._by_name: dict[str, dict] = {}

    def names(self) -> list[str]:
        return list(self._by_name)

    def create(self, name: str, request: dict) -> str:
        """Makes an environment and returns its ARN; it is CREATING until it has been looked at once."""
        shape.check("CreateEnvironment", {"Name": name, **request})
        if name in self._by_name:
            raise invalid(f"Environment {name} already exists.")
        asked = _stated(request)
        environment = {**self._new(name, asked.get("EnvironmentClass", capacity.DEFAULT_CLASS)), **asked}
        environment["LoggingConfiguration"] = self._logs(name, asked.get("LoggingConfiguration", {}))
        self._check(environment)
        self._by_name[name] = environment
        return environment["Arn"]

    def update(self, name: str, request: dict) -> str:
        """Changes an environment that is AVAILABLE; it is UPDATING until it has been looked at once."""
        shape.check("UpdateEnvironment", {"Name": name, **request})
        before = self._existing(name)
        if before["Status"] != "AVAILABLE":
            raise invalid(f"Environment {name} is {before['Status']}; only an AVAILABLE one can be updated.")
        asked = _stated(request)
        after = {**before, **asked, "Status": "UPDATING", "LastUpdate": _last_update()}
        if "NetworkConfiguration" in asked:
            after["NetworkConfiguration"] = {**before["NetworkConfiguration"], **asked["NetworkConfiguration"]}
        if "LoggingConfiguration" in asked:
            after["LoggingConfiguration"] = self._logs(name, asked["LoggingConfiguration"])
        self._check(after)
        self._by_name[name] = after
        return after["Arn"]

    def look_at(self, name: str) -> dict:
        """The environment as it is now; what was in progress is done afterwards."""
        seen = dict(self._existing(name))
        if seen["Status"] == "DELETING":
            del self._by_name[name]
        else:
            self._by_name[name]["Status"] = "AVAILABLE"
        return seen

    def delete(self, name: str) -> None:
        """Removes an environment; it is DELETING until it has been looked at once."""
        self._existing(name)["Status"] = "DELETING"

    def tags(self, arn: str) -> dict[str, str]:
        """The tags of an environment, to read or to change."""
        for environment in self._by_name.values():
            if environment["Arn"] == arn:
                return environment["Tags"]
        raise not_found(f"Resource {arn}")

    def _existing(self, name):
        if name not in self._by_name:
            raise not_found(f"Environment {name}")
        return self._by_name[name]

    def _check(self, environment):
        capacity.check(environment)
        surroundings.check(environment, self._account, self._region)

    def _new(self, name, environment_class):
        service_role = "role/aws-service-role/airflow.amazonaws.com/AWSServiceRoleForAmazonMWAA"
        return {
            "Name": name,
            "Arn": f"arn:aws:airflow:{self._region}:{self._account}:environment/{name}",
            "Status": "CREATING",
            "CreatedAt": int(time.time()),
            "LastUpdate": _last_update(),
            "AirflowVersion": capacity.DEFAULT_VERSION,
            "EnvironmentClass": environment_class,
            **capacity.defaults(environment_class),
            "EndpointManagement": "SERVICE",
            "WebserverAccessMode": "PRIVATE_ONLY",
            "WeeklyMaintenanceWindowStart": "SUN:03:00",
            "AirflowConfigurationOptions": {},
            "Tags": {},
            "ServiceRoleArn": f"arn:aws:iam::{self._account}:{service_role}",
            "WebserverUrl": f"{name}.{self._region}.airflow.amazonaws.com",
        }

    def _logs(self, name, asked):
        group = f"arn:aws:logs:{self._region}:{self._account}:log-group:airflow-{name}"
        return {
            log: {
                "Enabled": False,
                "LogLevel": "INFO",
                **_stated(asked.get(log) or {}),
                "CloudWatchLogGroupArn": f"{group}-{suffix}",
            }
            for log, suffix in _LOGS.items()
        }


def _stated(request):
    return {key: value for key, value in request.items() if value is not None}


def _last_update():
    return {"Status": "SUCCESS", "CreatedAt": int(time.time())}
