"""What gooddata-api-client calls the same things in its two wire formats."""

import uuid
from importlib.metadata import version

import gooddata_api_client
from gooddata_api_client.api import ai_lake_api
from gooddata_api_client.exceptions import ApiException

from checks import expect, until

OWN_VERSION = version("gooddata-api-client")
IS_FLAT = tuple(map(int, OWN_VERSION.split(".")))[:2] < (1, 68)


def api(address, token):
    configuration = gooddata_api_client.Configuration(host=address)
    client = gooddata_api_client.ApiClient(configuration)
    client.default_headers["Authorization"] = "Bearer " + token
    # The client asks for whatever comes first; JSON is what it can read.
    client.default_headers["Accept"] = "application/json"
    return ai_lake_api.AILakeApi(client)


def rows(answer, name):
    return answer[name] if IS_FLAT else [item["attributes"] for item in answer["data"]]


def one(answer):
    return answer if IS_FLAT else answer["data"]["attributes"]


def page(number, size):
    return {"offset": number * size, "size": size} if IS_FLAT else {"page": number, "size": size}


def total(answer):
    return answer["total_count"] if IS_FLAT else answer["meta"]["page"]["total_elements"]


def finished(lake, operation):
    """The operation once it is no longer pending, read without the client's narrow types."""

    def look():
        answer = lake.get_ai_lake_operation(operation, _check_return_type=False)
        answer = answer if isinstance(answer, dict) else answer.to_dict()
        return answer if answer["status"] != "pending" else None

    return until(f"operation {operation} ends", look)


def started(call, *arguments, says_where=True):
    """Starts with an id of our own; what the answer's headers say must agree."""
    mine = str(uuid.uuid4())
    _, status, headers = call(*arguments, operation_id=mine, _return_http_data_only=False)
    headers = {name.lower(): value for name, value in headers.items()}
    expect(status == 202, f"status {status}")
    expect(headers.get("operation-id") == mine, f"operation-id {headers.get('operation-id')}")
    place = headers.get("operation-location", "")
    if says_where:
        expect(place.endswith("/api/v1/ailake/operations/" + mine), f"operation-location {place}")
    else:
        expect(not place, f"operation-location {place}")
    return mine


def succeeded(lake, kind, call, *arguments, says_where=True):
    """Starts it, waits, and gives what came out of it."""
    operation = started(call, *arguments, says_where=says_where)
    # Strictly: each state is a type of its own.
    pending = lake.get_ai_lake_operation(operation)
    expect(pending["id"] == operation and pending["kind"] == kind, f"{pending}")
    ended = finished(lake, operation)
    expect(ended["status"] == "succeeded", f"{ended}")
    return ended.get("result")


def status(call, *arguments, **named):
    """The number that a call was refused with; 200 if it was not."""
    try:
        call(*arguments, **named)
    except ApiException as refusal:
        return refusal.status
    return 200
