"""Projects and spaces, their tags and their members."""

from ibm_watsonx_data_integration.cpd_models import Project
from ibm_watsonx_data_integration.cpd_models.project_collaborator_model import CollaboratorRole

from checks import expect, missing, until

NAME = "Conformance project"


def listings(check, platform):
    with check("projects are listed"):
        projects = list(platform.projects)
        expect(projects and all(project.name for project in projects), "there are none")
    with check("their number is that of the list"):
        expect(len(platform.projects) == len(projects), f"{len(platform.projects)}")
    with check("a project is read by its id"):
        answer = platform._project_api.get_project(projects[0].project_id).json()
        expect(Project(platform=platform, **answer).name == projects[0].name, f"{answer}")
        found = platform.projects.get(project_id=projects[0].project_id)
        expect(found.name == projects[0].name, f"{found}")
    with check("a project is found by its name"):
        for project in projects:
            found = platform.projects.get_all(name=project.name, match="exact")
            expect(project.project_id in [item.project_id for item in found], project.name)
    with check("a project that is not there is not found"):
        expect(missing(platform.projects.get, name="no such project", match="exact"), "found")
        expect(missing(platform.projects.get, project_id="no-such-id"), "found")
    with check("users are listed, and found by name and id"):
        users = list(platform.users)
        expect(users and all(user.username for user in users), f"{users}")
        by_name = platform.users.get(username=users[0].username)
        by_id = platform.users.get(user_id=users[0].user_id)
        expect(by_name.user_id == by_id.user_id == users[0].user_id, f"{by_name} {by_id}")


def project(check, platform):
    """Creates one and changes it; gives it, or nothing if that could not be done."""
    made = None
    with check("a project is created"):
        made = platform.create_project(
            name=NAME, description="Made to be deleted.", tags=["conformance", "old"]
        )
        expect(made.name == NAME and made.project_id, f"{made}")
        expect(made.description == "Made to be deleted.", f"{made.description}")
        expect(sorted(read(platform, made).tags) == ["conformance", "old"], f"{made.tags}")
    if made is None:
        return None
    with check("it is listed and found by its name and its tags"):
        expect(made.project_id in [item.project_id for item in platform.projects], "not listed")
        found = platform.projects.get(name=NAME, match="exact")
        expect(found.project_id == made.project_id, f"{found}")
        found = platform.projects.get_all(tag_names="conformance")
        expect([item.project_id for item in found] == [made.project_id], f"{found}")
    with check("a second one of the same name is refused"):
        try:
            platform.create_project(name=NAME)
        except Exception as refusal:
            expect(refusal.response.status_code in (400, 409), f"{refusal}")
        else:
            raise AssertionError("it was created")
    with check("its name, description and tags are changed"):
        made.name = NAME + " 2"
        made.description = "Changed."
        made.tags = ["conformance", "new"]
        expect(platform.update_project(made).status_code == 200, "not 200")
        found = read(platform, made)
        expect(found.name == NAME + " 2" and found.description == "Changed.", f"{found}")
        expect(sorted(found.tags) == ["conformance", "new"], f"{found.tags}")
    return made


def read(platform, project):
    """With its tags, which only a list that asks for them has."""
    found = platform.projects.get_all(name=platform.projects.get(
        project_id=project.project_id).name, match="exact")
    return next(item for item in found if item.project_id == project.project_id)


def members(check, platform, project):
    def roles():
        return {member.user_name: member.role for member in project.collaborators}

    with check("who creates a project administers it"):
        expect(roles() == {"admin": "admin"}, f"{roles()}")
        expect(len(project.collaborators) == 1, f"{len(project.collaborators)}")
    with check("a member is added"):
        user = platform.users.get(username="ana")
        added = project.add_collaborator(user, role=CollaboratorRole.VIEWER)
        expect(added.user_name == "ana" and added.iam_id == str(user.user_id), f"{added}")
        expect(roles() == {"admin": "admin", "ana": "viewer"}, f"{roles()}")
    with check("members are read by name and by role"):
        expect(project.collaborators.get(user_name="ana").role == "viewer", "not a viewer")
        found = project.collaborators.get_all(roles="admin")
        expect([member.user_name for member in found] == ["admin"], f"{found}")
    with check("a member gets another role"):
        ana = project.collaborators.get(user_name="ana")
        ana.role = CollaboratorRole.EDITOR
        updated = project.update_collaborator(ana)
        expect(updated.role == "editor", f"{updated}")
        expect(roles()["ana"] == "editor", f"{roles()}")
    with check("a member is removed"):
        response = project.remove_collaborator(project.collaborators.get(user_name="ana"))
        expect(response.status_code == 204, f"{response.status_code}")
        expect(roles() == {"admin": "admin"}, f"{roles()}")


def farewell(check, platform, project):
    with check("a project is deleted"):
        response = platform.delete_project(project)
        expect(response.status_code == 204, f"{response.status_code}")
        until("it is gone", lambda: missing(platform.projects.get, project_id=project.project_id))
        expect(project.project_id not in [item.project_id for item in platform.projects], "listed")


def spaces(check, platform):
    with check("spaces are listed"):
        listed = list(platform.spaces)
        expect(listed and all(space.name for space in listed), "there are none")
        expect(len(platform.spaces) == len(listed), f"{len(platform.spaces)}")
    space = None
    with check("a space is created, and is active after a while"):
        space = platform.create_space("Conformance space", "Made to be deleted.", ["conformance"])
        expect(space.description == "Made to be deleted.", f"{space.description}")

        def state():
            answer = platform._space_api.get_space(space.space_id).json()
            return answer["entity"]["status"]["state"]

        until("it is active", lambda: state() == "active")
    if space is None:
        return
    with check("a space is found by its name and its id"):
        expect(platform.spaces.get(name=space.name).space_id == space.space_id, "by name")
        expect(platform.spaces.get(space_id=space.space_id).name == space.name, "by id")
        expect(missing(platform.spaces.get, name="no such space"), "what is not there is found")
    with check("a space is deleted"):
        response = platform.delete_space(space)
        expect(response.status_code in (202, 204), f"{response.status_code}")
        until("it is gone", lambda: missing(platform.spaces.get, space_id=space.space_id))
