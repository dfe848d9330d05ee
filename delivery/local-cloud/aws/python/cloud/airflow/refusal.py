"""The errors of managed Airflow."""


class Refusal(Exception):
    """An error as the service reports it: an HTTP status, a type and a sentence."""

    def __init__(self, status: str, kind: str, sentence: str):
        super().__init__(sentence)
        self.status = status
        self.kind = kind


def invalid(sentence: str) -> Refusal:
    """The request is wrong, and `sentence` says what in it."""
    return Refusal("400 Bad Request", "ValidationException", sentence)


def not_found(what: str) -> Refusal:
    """There is no `what`."""
    return Refusal("404 Not Found", "ResourceNotFoundException", f"{what} was not found.")
