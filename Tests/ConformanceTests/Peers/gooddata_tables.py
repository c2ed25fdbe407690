"""Pipe tables and statistics of AI Lake, asked by gooddata-api-client."""

from gooddata_api_client.model.analyze_statistics_request import AnalyzeStatisticsRequest
from gooddata_api_client.model.create_pipe_table_request import CreatePipeTableRequest

from checks import expect
from lake import IS_FLAT, finished, one, rows, started, status, succeeded

NAME = "conformance_orders"


def request(storage, **more):
    return CreatePipeTableRequest(
        table_name=NAME, path_prefix="sales/orders/", source_storage_name=storage, **more
    )


def read(lake, database, table):
    """The older client's kinds of key look all alike to it, so that it can decode none."""
    answer = lake.get_ai_lake_pipe_table(database, table, _check_return_type=not IS_FLAT)
    return one(answer)


def seeded(check, lake):
    with check("pipe tables of every database are listed"):
        databases = rows(lake.list_ai_lake_database_instances(), "databases")
        tables = {
            item["name"]: rows(lake.list_ai_lake_pipe_tables(item["name"]), "pipe_tables")
            for item in databases
        }
        expect(any(tables.values()), "there are none")
    with check("each pipe table is read"):
        for database, list_of_tables in tables.items():
            for table in list_of_tables:
                found = read(lake, database, table["table_name"])
                expect(found["pipe_table_id"] == table["pipe_table_id"], f"{found}")
                expect(found["database_name"] == database, f"{found}")
                expect(len(found["columns"]) == len(table["columns"]), f"{found}")


def life(check, lake, database, storage):
    seeded(check, lake)

    def names():
        found = rows(lake.list_ai_lake_pipe_tables(database), "pipe_tables")
        return [item["table_name"] for item in found]

    with check("a pipe table is created"):
        succeeded(
            lake, "create-pipe-table", lake.create_ai_lake_pipe_table, database,
            request(storage, polling_interval_seconds=30, column_overrides={"amount": "DOUBLE"}),
        )
        expect(names() == [NAME], f"{names()}")
        table = read(lake, database, NAME)
        types = {column["name"]: column["type"] for column in table["columns"]}
        expect(types["amount"] == "DOUBLE", f"{types}")
        expect(table["polling_interval_seconds"] == 30, f"{table}")
        expect(table["table_properties"] == {"replication_num": "1"}, f"{table}")
    with check("a second one of the same name is refused"):
        found = status(lake.create_ai_lake_pipe_table, database, request(storage))
        expect(found == 409, f"{found}")
    if not IS_FLAT:
        variants(check, lake, database, storage)
        refresh(check, lake, database)
    statistics(check, lake, database)
    with check("a pipe table is deleted"):
        succeeded(lake, "delete-pipe-table", lake.delete_ai_lake_pipe_table, database, NAME)
        expect(NAME not in names(), f"{names()}")
        found = status(lake.get_ai_lake_pipe_table, database, NAME)
        expect(found == 404, f"{found}")


def variants(check, lake, database, storage):
    from gooddata_api_client.model.create_pipe_table_request_distribution_config import (
        CreatePipeTableRequestDistributionConfig as Distribution,
    )
    from gooddata_api_client.model.create_pipe_table_request_key_config import (
        CreatePipeTableRequestKeyConfig as Key,
    )
    from gooddata_api_client.model.create_pipe_table_request_partition_config import (
        CreatePipeTableRequestPartitionConfig as Partition,
    )

    kinds = [
        ("key_config", Key(type="unique", columns=["order_id"])),
        ("distribution_config", Distribution(type="random", buckets=3)),
        ("partition_config", Partition(type="column", columns=["year"])),
        ("partition_config", Partition(type="dateTrunc", column="ordered_at", unit="month")),
        (
            "partition_config",
            Partition(type="timeSlice", column="ordered_at", unit="day", slices=7),
        ),
    ]
    with check("keys, distributions and partitions of every kind come back as they were sent"):
        operations = [
            started(
                lake.create_ai_lake_pipe_table, database,
                CreatePipeTableRequest(
                    table_name=f"variant_{number}", path_prefix="sales/orders/",
                    source_storage_name=storage, **{field: wanted},
                ),
            )
            for number, (field, wanted) in enumerate(kinds)
        ]
        for number, (field, wanted) in enumerate(kinds):
            ended = finished(lake, operations[number])
            expect(ended["status"] == "succeeded", f"{ended}")
            found = read(lake, database, f"variant_{number}")[field].to_dict()
            expect(found == wanted.to_dict(), f"{found} instead of {wanted}")


def refresh(check, lake, database):
    from gooddata_api_client.model.refresh_partition_request import RefreshPartitionRequest

    with check("a partition is refreshed"):
        columns = read(lake, database, NAME)["partition_columns"]
        expect(columns == ["year", "month"], f"{columns}")
        succeeded(
            lake, "refresh-partition", lake.refresh_ai_lake_pipe_table_partition, database, NAME,
            RefreshPartitionRequest(partition_spec={"year": "2026", "month": "02"}),
        )
    with check("a partition that is named wrongly is 400"):
        wrong = RefreshPartitionRequest(partition_spec={"year": "2026"})
        found = status(lake.refresh_ai_lake_pipe_table_partition, database, NAME, wrong)
        expect(found == 400, f"{found}")


def statistics(check, lake, database):
    with check("statistics of some tables are collected"):
        result = succeeded(
            lake, "analyze-statistics", lake.analyze_statistics, database,
            AnalyzeStatisticsRequest(table_names=[NAME]), says_where=False,
        )
        expect([item["tableName"] for item in result["tables"]] == [NAME], f"{result}")
    with check("statistics of all tables are collected"):
        result = succeeded(
            lake, "analyze-statistics", lake.analyze_statistics, database,
            AnalyzeStatisticsRequest(), says_where=False,
        )
        expect(NAME in [item["tableName"] for item in result["tables"]], f"{result}")
    with check("a table that is not there cannot be analyzed"):
        wrong = AnalyzeStatisticsRequest(table_names=["no_such_table"])
        found = status(lake.analyze_statistics, database, wrong)
        expect(found == 404, f"{found}")
