"""Audiences of an OpenID Connect provider: the provider changes them in place, with two calls that moto has not."""

from moto.core.responses import EmptyResult
from moto.iam.responses import IamResponse


def _audiences(response):
    arn = response._get_param("OpenIDConnectProviderArn")
    return response.backend.get_open_id_connect_provider(arn).client_id_list


def _add(response):
    audience = response._get_param("ClientID")
    if audience not in _audiences(response):
        _audiences(response).append(audience)
    return EmptyResult()


def _remove(response):
    audience = response._get_param("ClientID")
    if audience in _audiences(response):
        _audiences(response).remove(audience)
    return EmptyResult()


def install() -> None:
    IamResponse.add_client_id_to_open_id_connect_provider = _add
    IamResponse.remove_client_id_from_open_id_connect_provider = _remove
