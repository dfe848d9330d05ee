"""What an environment class may run, and the versions there are (Amazon MWAA User Guide and API Reference)."""

from cloud.airflow.refusal import invalid

CLASSES = ("mw1.micro", "mw1.small", "mw1.medium", "mw1.large", "mw1.xlarge", "mw1.2xlarge")

# The images that aws/amazon-mwaa-docker-images publishes (2026-08-20), and those that the API Reference still lists.
VERSIONS = ("2.7.2", "2.8.1", "2.9.2", "2.10.1", "2.10.3", "2.11.0", "2.11.2", "3.0.6", "3.2.1", "3.3.1")

_SMALLEST = {"Schedulers": (1, 1), "MinWebservers": (1, 1), "MaxWebservers": (1, 1)}
_LARGER = {"Schedulers": (2, 5), "MinWebservers": (2, 5), "MaxWebservers": (2, 5)}

DEFAULT_CLASS = "mw1.small"
DEFAULT_VERSION = "2.10.3"


def defaults(environment_class: str) -> dict:
    """The counts that an environment of a class has unless it asks for others."""
    lowest = {name: low for name, (low, _) in _ranges(environment_class).items()}
    return {"MinWorkers": 1, "MaxWorkers": 10, **lowest}


def check(environment: dict) -> None:
    """Refuses counts that the class does not allow, and classes and versions that do not exist."""
    if environment["AirflowVersion"] not in VERSIONS:
        raise invalid(f"AirflowVersion {environment['AirflowVersion']} is not one of {', '.join(VERSIONS)}.")
    if environment["EnvironmentClass"] not in CLASSES:
        raise invalid(f"EnvironmentClass {environment['EnvironmentClass']} is not one of {', '.join(CLASSES)}.")
    for name, (low, high) in _ranges(environment["EnvironmentClass"]).items():
        if not low <= environment[name] <= high:
            allowed = str(low) if low == high else f"{low} to {high}"
            raise invalid(f"{name} is {environment[name]}; {environment['EnvironmentClass']} allows {allowed}.")
    for kind in ("Workers", "Webservers"):
        if environment[f"Min{kind}"] > environment[f"Max{kind}"]:
            raise invalid(f"Min{kind} {environment[f'Min{kind}']} is above Max{kind} {environment[f'Max{kind}']}.")


def _ranges(environment_class):
    return _SMALLEST if environment_class == "mw1.micro" else _LARGER
