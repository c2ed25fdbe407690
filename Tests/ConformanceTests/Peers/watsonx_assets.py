"""Assets of a project and their relationships."""

import json

from checks import expect, missing, until


def create(platform, project, name, kind, **metadata):
    """The client itself creates only assets of services that are not part of this platform."""
    body = {
        "metadata": {"name": name, "asset_type": kind, "asset_category": "USER",
                     "origin_country": "us"} | metadata,
        "entity": {kind: {}},
    }
    api = platform._asset_api
    answer = api.post(
        url=f"{api.base_url}/v2/assets", params={"project_id": project.project_id},
        data=json.dumps(body),
    )
    expect(answer.status_code == 201, f"{answer.status_code}")
    return answer.json()["asset_id"]


def life(check, platform, project):
    with check("assets of every project are listed to the last page"):
        for other in platform.projects:
            listed = [asset.asset_id for asset in other.assets]
            expect(len(set(listed)) == len(listed) == len(other.assets), f"{other.name}")
    first = second = None
    with check("an asset is created and found"):
        first = create(platform, project, "Conformance flow a", "data_intg_flow", tags=["x"])
        second = create(platform, project, "Conformance flow b", "data_intg_flow")
        asset = project.assets.get(asset_id=first)
        expect(asset.name == "Conformance flow a" and asset.tags == ["x"], f"{asset}")
        until(
            "search finds it",
            lambda: {first, second}
            == {item.asset_id for item in project.assets.get_all(query="asset.name:Conformance*")},
        )
        found = project.assets.get_all(query="asset.tags:x", asset_type="data_intg_flow")
        expect([item.asset_id for item in found] == [first], f"{found}")
        expect(missing(project.assets.get, asset_id="no-such-asset"), "what is not there is found")
    if second is None:
        return
    api = platform._asset_api
    relationships(check, platform, project, first, second)
    with check("an asset is renamed"):
        patch = [{"op": "replace", "path": "/metadata/name", "value": "Conformance flow c"}]
        api.patch(
            url=f"{api.base_url}/v2/assets/{second}", params={"project_id": project.project_id},
            data=json.dumps(patch),
        )
        expect(project.assets.get(asset_id=second).name == "Conformance flow c", "not renamed")
    with check("assets are deleted"):
        for asset in (first, second):
            answer = api.delete(
                url=f"{api.base_url}/v2/assets/{asset}", params={"project_id": project.project_id}
            )
            expect(answer.status_code == 204, f"{answer.status_code}")
            expect(missing(project.assets.get, asset_id=asset), "it is still there")
    with check("environments for batch flows are listed"):
        expect(project.list_batch_environments(), "there are none")
    with check("parameter sets are listed"):
        expect(list(project.parameter_sets) == [], "there are some")


def relationships(check, platform, project, source, target):
    scope = {"project_id": project.project_id}
    body = json.dumps({
        "relationships": [{
            "relationship_name": "uses",
            "source": {"asset_id": source} | scope, "target": {"asset_id": target} | scope,
        }]
    })

    def related(asset):
        answer = platform._asset_api.get_relationships(scope | {"asset_id": asset}).json()
        return [item["asset_id"] for item in answer["resources"]]

    with check("assets are related, and no longer"):
        platform._asset_api.set_relationships(body)
        expect(related(source) == [target] and related(target) == [source], f"{related(source)}")
        platform._asset_api.unset_relationships(body, params={})
        expect(related(source) == [], f"{related(source)}")
