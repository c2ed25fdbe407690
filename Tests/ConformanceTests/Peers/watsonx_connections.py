"""Connections: their types, what can be found through them, and files for them."""

import pathlib
import tempfile

from ibm_watsonx_data_integration.cpd_models.connections_model import DiscoveredAsset

from checks import expect, missing

PROPERTIES = {
    "host": "db.example.com", "port": "5432", "database": "sales", "username": "reader",
    "password": "secret",
}


def types(check, platform):
    chosen = None
    with check("types of data sources are listed, with the properties of their connections"):
        listed = list(platform.datasources)
        expect(len(platform.datasources) == len(listed), f"{len(platform.datasources)}")
        expect(all(item.name and item.datasource_id for item in listed), f"{listed[:3]}")
        chosen = platform.datasources.get(name="postgresql")
        expect(chosen.required_connection_properties, "nothing is required of a connection")
    return chosen


def life(check, platform, project):
    kind = types(check, platform)
    made = None
    with check("a connection is created"):
        made = project.create_connection(
            name="conformance db", datasource_type=kind, description="Made to be deleted.",
            properties=PROPERTIES,
        )
        expect(made.name == "conformance db" and made.connection_id, f"{made}")
        expect(made.datasource_type == kind.datasource_id, f"{made.datasource_type}")
    if made is None:
        return
    with check("it is listed, and found by its name and type"):
        expect([item.name for item in project.connections] == ["conformance db"], "not listed")
        expect(len(project.connections) == 1, f"{len(project.connections)}")
        found = project.connections.get(name="conformance db")
        expect(found.connection_id == made.connection_id, f"{found}")
        found = project.connections.get(datasource_type=kind.datasource_id)
        expect(found.connection_id == made.connection_id, f"{found}")
        expect(missing(project.connections.get, name="no such"), "what is not there is found")
        found = project.connections.get(connection_id=made.connection_id)
        expect(found.properties["host"] == "db.example.com", f"{found.properties}")
        expect(found.properties["password"] != "secret", "its password is shown")
    with check("it is changed"):
        made = project.connections.get(connection_id=made.connection_id)
        made.description = "Changed."
        made.properties["database"] = "orders"
        expect(project.update_connection(made, test=False).status_code == 200, "not 200")
        found = project.connections.get(connection_id=made.connection_id)
        expect(found.description == "Changed.", f"{found.description}")
        expect(found.properties["database"] == "orders", f"{found.properties}")
    actions(check, made)
    discovery(check, platform, project, made)
    with check("it is copied"):
        copy = project.copy_connection(made)
        expect(copy.connection_id != made.connection_id, "it is the same one")
        expect(len(project.connections) == 2, f"{len(project.connections)}")
    with check("connections are deleted"):
        for item in list(project.connections):
            response = project.delete_connection(item)
            expect(response.status_code == 204, f"{response.status_code}")
        expect(list(project.connections) == [], "some are still there")


def actions(check, connection):
    with check("actions of a connection are listed and done"):
        listed = {action.name: action for action in connection.actions}
        expect("test" in listed, f"{list(listed)}")
        response = listed["test"].execute()
        expect(response.status_code == 200, f"{response.status_code}")


def discovery(check, platform, project, connection):
    def below(path):
        query = {"project_id": project.project_id, "path": path, "limit": 100}
        answer = platform._connections_api.get_connection_assets(
            connection.connection_id, params=query
        ).json()
        expect(answer["path"] == path, f"{answer}")
        return [DiscoveredAsset(**item) for item in answer["assets"]]

    with check("what lies behind a connection is discovered"):
        schemas = below("/")
        expect(schemas, "there are no schemas")
        tables = below(schemas[0].path)
        expect(tables and tables[0].path.startswith(schemas[0].path + "/"), f"{tables}")


def files(check, platform):
    api = platform._connections_api
    with check("a file for connections is uploaded, listed, read and deleted"):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "driver.jar"
            file.write_bytes(b"PK\x03\x04 not really a driver")
            platform.upload_file("conformance.jar", file)
            listed = {item.file_name: item for item in platform.files}
            expect("conformance.jar" in listed, f"{list(listed)}")
            found = listed["conformance.jar"]
            # The client's own download and delete misname a parameter of its API.
            api.get_file("conformance.jar", found.hash, pathlib.Path(folder) / "copy.jar")
            expect((pathlib.Path(folder) / "copy.jar").read_bytes() == file.read_bytes(), "differs")
            api.delete_file("conformance.jar", found.hash)
            names = [item.file_name for item in platform.files]
            expect("conformance.jar" not in names, f"{names}")
