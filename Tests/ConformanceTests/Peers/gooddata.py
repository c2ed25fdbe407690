"""The emulator's AI Lake, asked by gooddata-api-client, which decodes strictly.

Usage: gooddata.py ADDRESS. Which wire format is expected follows from the client's own version.
"""

import sys
import uuid

from gooddata_api_client.exceptions import ApiException
from gooddata_api_client.model.add_database_data_source_request import AddDatabaseDataSourceRequest
from gooddata_api_client.model.provision_database_instance_request import (
    ProvisionDatabaseInstanceRequest,
)
from gooddata_api_client.model.run_service_command_request import RunServiceCommandRequest
from gooddata_api_client.model.update_database_data_source_request import (
    UpdateDatabaseDataSourceRequest,
)

import gooddata_tables
from checks import Checks, expect
from lake import IS_FLAT, OWN_VERSION, api, finished, one, page, rows, started, status, succeeded
from lake import total

NAME = "conformance_lake"


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


def life(check, lake):
    storages = rows(lake.list_ai_lake_object_storages(), "storages")
    request = ProvisionDatabaseInstanceRequest(
        name=NAME, storage_ids=[storages[0]["storage_id"]]
    )
    with check("a database is created"):
        succeeded(lake, "provision-database", lake.provision_ai_lake_database_instance, request)
        created = one(lake.get_ai_lake_database_instance(NAME))
        expect(created["storage_ids"] == [storages[0]["storage_id"]], f"{created}")
    with check("a second one of the same name is refused or fails"):
        try:
            ended = finished(lake, started(lake.provision_ai_lake_database_instance, request))
            expect(ended["status"] == "failed" and ended["error"]["title"], f"{ended}")
        except ApiException as refusal:
            expect(400 <= refusal.status < 500, f"status {refusal.status}")
    data_sources(check, lake)
    gooddata_tables.life(check, lake, NAME, storages[0]["name"])
    with check("a database is deleted"):
        succeeded(lake, "deprovision-database", lake.deprovision_ai_lake_database_instance, NAME)
        names = [item["name"] for item in rows(lake.list_ai_lake_database_instances(), "databases")]
        expect(NAME not in names, "it is still there")
        expect(status(lake.list_ai_lake_pipe_tables, NAME) == 404, "its tables are still there")


def data_sources(check, lake):
    def ids():
        found = rows(lake.list_ai_lake_database_data_sources(NAME), "data_sources")
        return [item["data_source_id"] for item in found]

    with check("a data source is added"):
        added = lake.add_ai_lake_database_data_source(
            NAME, AddDatabaseDataSourceRequest(data_source_id="cf-2", data_source_name="Second")
        )["data_source"]
        expect(added["data_source_name"] == "Second" and added["id"], f"{added}")
        expect(ids() == [NAME, "cf-2"], f"{ids()}")
    with check("a data source is replaced"):
        updated = lake.update_ai_lake_database_data_source(
            NAME,
            UpdateDatabaseDataSourceRequest(old_data_source_id="cf-2", data_source_id="cf-3"),
        )
        expect(updated["data_source_name"] == "cf-3", f"{updated}")
        expect(ids() == [NAME, "cf-3"], f"{ids()}")
    with check("all data sources but the last are removed"):
        removed = lake.remove_ai_lake_database_data_source(NAME, NAME)
        expect(removed["data_source_id"] == NAME, f"{removed}")
        found = status(lake.remove_ai_lake_database_data_source, NAME, "cf-3")
        expect(400 <= found < 500, f"status {found}")
        expect(ids() == ["cf-3"], f"{ids()}")


def services(check, lake):
    with check("services are listed"):
        found = rows(lake.list_ai_lake_services(meta_include=["page"]), "services")
        expect(found and all(item["service_id"] for item in found), f"{found}")
    with check("each service has a status"):
        for service in found:
            answer = lake.get_ai_lake_service_status(service["service_id"])
            expect(answer["status"] is not None, f"{answer}")
    with check("a command of a service runs"):
        # Which commands there are, each service says itself.
        answers = {
            item["service_id"]: lake.get_ai_lake_service_status(item["service_id"])["status"]
            for item in found
        }
        service = next(key for key, value in answers.items() if "restart" in value["commands"])
        request = RunServiceCommandRequest(context={"reason": "conformance"}, payload={})
        succeeded(
            lake, "run-service-command", lake.run_ai_lake_service_command, service, "restart",
            request,
        )
        after = lake.get_ai_lake_service_status(service)["status"]
        expect(after["ready"] is True, f"{after}")


def refusals(check, lake, address):
    with check("what is not there is 404"):
        found = status(lake.get_ai_lake_database_instance, "no_such_lake")
        expect(found == 404, f"{found}")
        found = status(lake.get_ai_lake_operation, str(uuid.uuid4()))
        expect(found == 404, f"{found}")
    with check("a wrong token is 401"):
        found = status(api(address, "wrong").list_ai_lake_database_instances)
        expect(found == 401, f"{found}")
    with check("a request without what it must have is 400"):
        incomplete = ProvisionDatabaseInstanceRequest(name=" ", storage_ids=[])
        found = status(lake.provision_ai_lake_database_instance, incomplete)
        expect(found == 400, f"{found}")


def main():
    address = sys.argv[1]
    check = Checks(f"gooddata-api-client {OWN_VERSION} ({'flat' if IS_FLAT else 'JSON:API'})")
    lake = api(address, "limn-demo-token")
    listings(check, lake)
    life(check, lake)
    services(check, lake)
    refusals(check, lake, address)
    check.finish()


main()
