"""Who schemathesis calls as. It signs in by itself, so a run may outlive a token, or end the session that it uses."""
import json
import os
import urllib.error
import urllib.request

import schemathesis
from hypothesis import strategies

WHO = os.environ["STOA_PROOF_AS"]
BASE = os.environ["STOA_PROOF_BASE"]


def sign_in(path):
    body = {"email": os.environ["STOA_PROOF_EMAIL"], "password": os.environ["STOA_PROOF_PASSWORD"]}
    request = urllib.request.Request(
        BASE + path, json.dumps(body).encode(), {"Content-Type": "application/json"}, method="POST")
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)["accessToken"]


# What is sent as an archive: anything, and what begins like one. Whole ones are sent by tests.
schemathesis.openapi.media_type(
    "application/x-tar",
    strategies.one_of(
        strategies.binary(max_size=600),
        strategies.binary(max_size=600).map(lambda rest: b"manifest.json".ljust(257, b"\0") + b"ustar\x0000" + rest),
    ))


# Tokens live for ten minutes; what is delicate asks for a proof of the last fifteen.
@schemathesis.auth(refresh_interval=240)
class Bearer:
    def get(self, case, context):
        if WHO == "operator":
            return os.environ["STOA_OPERATOR_KEY"]
        return sign_in({"customer": "/store/auth/login", "staff": "/auth/login"}[WHO])

    def set(self, case, token, context):
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {token}"}


# Tokens of guests' carts: who makes one is told it, and shows it from then on.
CARTS = {}


@schemathesis.hook
def after_call(context, case, response):
    if case.method == "POST" and case.operation.path == "/store/cart" and response.status_code in (200, 201):
        made = json.loads(response.content)
        CARTS[made["id"]] = CARTS[""] = made.get("token")


@schemathesis.hook
def before_call(context, case, kwargs):
    if case.operation.path.startswith(("/store/cart/{id}", "/store/checkout")) and WHO != "customer":
        token = CARTS.get((case.path_parameters or {}).get("id"), CARTS.get(""))
        if token and "X-Cart-Token" not in (case.headers or {}):
            case.headers = {**(case.headers or {}), "X-Cart-Token": token}
    # Would ask the owner for a second factor that they do not have, and end the run at its beginning.
    names = case.path_parameters or {}
    if case.operation.path == "/roles/{name}" and names.get("name") == "owner" and isinstance(case.body, dict):
        case.body.pop("needsSecondFactor", None)
