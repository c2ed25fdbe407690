"""The emulator's AI Lake, asked by gooddata-api-client, which decodes strictly.

Usage: gooddata.py ADDRESS. Which wire format is expected follows from the client's own version.
"""

import sys
import uuid
from importlib.metadata import version

import gooddata_api_client
from gooddata_api_client.api import ai_lake_api
from gooddata_api_client.exceptions import ApiException
from gooddata_api_client.model.provision_database_instance_request import (
    ProvisionDatabaseInstanceRequest,
)

from checks import Checks, expect, until

NAME = "conformance_lake"
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


def started(call, *arguments):
    """Starts with an id of our own; what the answer's headers say must agree."""
    mine = str(uuid.uuid4())
    _, status, headers = call(*arguments, operation_id=mine, _return_http_data_only=False)
    headers = {name.lower(): value for name, value in headers.items()}
    expect(status == 202, f"status {status}")
    expect(headers.get("operation-id") == mine, f"operation-id {headers.get('operation-id')}")
    place = headers.get("operation-location", "")
    expect(place.endswith("/api/v1/ailake/operations/" + mine), f"operation-location {place}")
    return mine


def listings(check, lake):
    with check("databases are listed"):
        found = rows(lake.list_ai_lake_database_instances(), "databases")
        expect(len(found) > 0, "there are none")
        expect(all(item["id"] and item["name"] for item in found), "one has no name")
    with check("databases are listed page by page, with their total"):
        ids = []
        counted = None
        for number in range(100):
            answer = lake.list_ai_lake_database_instances(meta_include=["page"], **page(number, 1))
            counted = total(answer)
            ids += [item["id"] for item in rows(answer, "databases")]
            if len(ids) >= counted or not rows(answer, "databases"):
                break
        expect(len(set(ids)) == len(ids) == counted, f"{len(ids)} of {counted}: {ids}")
    with check("a database is found by its name and by its id"):
        first = rows(lake.list_ai_lake_database_instances(), "databases")[0]
        by_name = one(lake.get_ai_lake_database_instance(first["name"]))
        by_id = one(lake.get_ai_lake_database_instance(first["id"]))
        expect(by_name["id"] == by_id["id"] == first["id"], "they differ")
    with check("object storages are listed"):
        found = rows(lake.list_ai_lake_object_storages(), "storages")
        expect(found and all(item["storage_type"] for item in found), f"{found}")
    with check("services are listed"):
        found = rows(lake.list_ai_lake_services(), "services")
        expect(found and all(item["service_id"] for item in found), f"{found}")


def life(check, lake):
    storages = rows(lake.list_ai_lake_object_storages(), "storages")
    request = ProvisionDatabaseInstanceRequest(
        name=NAME, storage_ids=[storages[0]["storage_id"]]
    )
    with check("a database is created"):
        operation = started(lake.provision_ai_lake_database_instance, request)
        pending = lake.get_ai_lake_operation(operation)
        expect(pending["id"] == operation, f"{pending}")
        ended = finished(lake, operation)
        expect(ended["status"] == "succeeded", f"{ended}")
        created = one(lake.get_ai_lake_database_instance(NAME))
        expect(created["storage_ids"] == [storages[0]["storage_id"]], f"{created}")
    with check("a second one of the same name is refused or fails"):
        try:
            ended = finished(lake, started(lake.provision_ai_lake_database_instance, request))
            expect(ended["status"] == "failed" and ended["error"]["title"], f"{ended}")
        except ApiException as refusal:
            expect(400 <= refusal.status < 500, f"status {refusal.status}")
    with check("a database is deleted"):
        ended = finished(lake, started(lake.deprovision_ai_lake_database_instance, NAME))
        expect(ended["status"] == "succeeded", f"{ended}")
        names = [item["name"] for item in rows(lake.list_ai_lake_database_instances(), "databases")]
        expect(NAME not in names, "it is still there")


def refusals(check, lake, address):
    def status(call):
        try:
            call()
        except ApiException as refusal:
            return refusal.status
        return 200

    with check("what is not there is 404"):
        found = status(lambda: lake.get_ai_lake_database_instance("no_such_lake"))
        expect(found == 404, f"{found}")
        found = status(lambda: lake.get_ai_lake_operation(str(uuid.uuid4())))
        expect(found == 404, f"{found}")
    with check("a wrong token is 401"):
        found = status(api(address, "wrong").list_ai_lake_database_instances)
        expect(found == 401, f"{found}")


def main():
    address = sys.argv[1]
    check = Checks(f"gooddata-api-client {OWN_VERSION} ({'flat' if IS_FLAT else 'JSON:API'})")
    lake = api(address, "limn-demo-token")
    listings(check, lake)
    life(check, lake)
    refusals(check, lake, address)
    check.finish()


main()
