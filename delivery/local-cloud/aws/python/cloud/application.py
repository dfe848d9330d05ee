"""The whole of the served AWS as one WSGI application."""

import threading

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

from cloud import additions
from cloud.accounts import signature_of, with_account
from cloud.airflow.service import airflow
from cloud.refusals import refusing_unknown_calls

_ONE_AT_A_TIME = threading.Lock()


def application():
    """moto with our additions, and managed Airflow beside it, for as many accounts as there are access keys."""
    additions.install()
    services = {"airflow": airflow}
    moto = DomainDispatcherApplication(create_backend_app)

    def serve(environ, start_response):
        service = services.get(signature_of(environ).service, moto)
        # moto keeps its state in plain dictionaries that ten of Terraform's workers would change at once.
        with _ONE_AT_A_TIME:
            return refusing_unknown_calls(service)(with_account(environ), start_response)

    return serve
