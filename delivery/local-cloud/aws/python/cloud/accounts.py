"""Who is calling: the account, region and service that a request was signed for."""

import re
from dataclasses import dataclass

DEFAULT_ACCOUNT = "123456789012"

# An AWS Signature Version 4 credential: KEY/DATE/REGION/SERVICE/aws4_request.
_CREDENTIAL = re.compile(r"Credential=([^/]+)/\d+/([^/]+)/([^/]+)/aws4_request")

# The access keys that `motoEnvironment` hands out: twenty characters, of which the last twelve are the account.
_OUR_KEY = re.compile(r"^SLUICE00(\d{12})$")


@dataclass(frozen=True)
class Signature:
    """What the signature of a request says; empty strings where the request is not signed."""

    access_key: str
    region: str
    service: str

    @property
    def account(self) -> str:
        """The account that the access key names, or moto's own default for any other key."""
        ours = _OUR_KEY.match(self.access_key)
        return ours.group(1) if ours else DEFAULT_ACCOUNT


def signature_of(environ) -> Signature:
    """The signature of a WSGI request."""
    found = _CREDENTIAL.search(environ.get("HTTP_AUTHORIZATION", ""))
    return Signature(*found.groups()) if found else Signature("", "", "")


def with_account(environ):
    """The request, marked with the account of its access key, so that one server holds several accounts.

    A key that moto itself gave out (for an assumed role) is left to moto, which remembers whose it is.
    """
    signature = signature_of(environ)
    if _OUR_KEY.match(signature.access_key):
        environ["HTTP_X_MOTO_ACCOUNT_ID"] = signature.account
    return environ
