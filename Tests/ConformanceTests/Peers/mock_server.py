"""Serves an OpenAPI description with random answers that fit it (connexion, jsf).

Usage: mock_server.py DESCRIPTION [--lenient]. The first line on standard output is the address.
Requests are checked against the description too: what does not fit gets 400, and so do parameters
that it does not know, unless lenient.
"""

import asyncio
import json
import random
import socket
import sys
import warnings

warnings.simplefilter("ignore")

import connexion
import uvicorn
from connexion.mock import MockResolver
from faker import Faker


class Server(uvicorn.Server):
    """Says where it listens once it does."""

    async def startup(self, sockets=None):
        await super().startup(sockets)
        print("http://127.0.0.1:%d" % sockets[0].getsockname()[1], flush=True)


def flattened(schema, schemas):
    """One object instead of `allOf`: jsf forgets either these or what stands beside them."""
    if "$ref" in schema:
        return flattened(schemas[schema["$ref"].split("/")[-1]], schemas)
    merged = {"type": "object", "properties": {}, "required": []}
    for part in [flattened(part, schemas) for part in schema.get("allOf", [])] + [schema]:
        merged["properties"].update(part.get("properties", {}))
        merged["required"] += [
            name for name in part.get("required", []) if name not in merged["required"]
        ]
    return merged


def nonempty(schema):
    """Random text is empty now and then, which no id of a platform is."""
    if isinstance(schema, list):
        for part in schema:
            nonempty(part)
    elif isinstance(schema, dict):
        if schema.get("type") == "string" and "enum" not in schema:
            schema.setdefault("minLength", 1)
        for part in schema.values():
            nonempty(part)


def description(path):
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    schemas = document["components"]["schemas"]
    for name, schema in list(schemas.items()):
        if "allOf" in schema:
            schemas[name] = flattened(schema, schemas)
    nonempty(schemas)
    return document


def main():
    random.seed(1)
    Faker.seed(1)
    app = connexion.AsyncApp("mock")
    app.add_api(
        description(sys.argv[1]),
        resolver=MockResolver(mock_all=True),
        strict_validation="--lenient" not in sys.argv,
    )
    listener = socket.create_server(("127.0.0.1", 0))
    server = Server(uvicorn.Config(app, log_level="critical"))
    asyncio.run(server.serve(sockets=[listener]))


main()
