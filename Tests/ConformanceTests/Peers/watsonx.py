"""The emulator, asked by ibm-watsonx-data-integration, whose models take nothing that is missing.

Usage: watsonx.py ADDRESS.
"""

import sys
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore")

import requests
from ibm_watsonx_data_integration.common.auth import (
    BearerTokenAuthenticator,
    ICP4DAuthenticator,
)
from ibm_watsonx_data_integration.common.exceptions import IbmCloudApiException
from ibm_watsonx_data_integration.cpd_models import Project
from ibm_watsonx_data_integration.cpd_models.job_model.job_model import Job, JobRun
from ibm_watsonx_data_integration.platform import Platform

from checks import Checks, expect, until

PACKAGE = "ibm-watsonx-data-integration"
ENDED = {"Completed", "CompletedWithWarnings", "CompletedWithErrors", "Failed", "Canceled"}


def word(state):
    """The client has states as enumeration in some places, as text in others."""
    return getattr(state, "value", state)


def sign_in(address):
    return ICP4DAuthenticator(url=address, username="admin", password="password")


def signing_in(check, address):
    with check("signing in with user and password"):
        Platform(auth=sign_in(address), base_url=address)
    with check("signing in with user and API key"):
        key = ICP4DAuthenticator(url=address, username="admin", zen_api_key="limn-demo-key")
        Platform(auth=key, base_url=address)
    with check("a token that was signed in for is accepted"):
        token = sign_in(address).get_token()
        Platform(auth=BearerTokenAuthenticator(bearer_token=token), base_url=address)
    with check("a wrong password is refused"):
        wrong = ICP4DAuthenticator(url=address, username="admin", password="wrong")
        try:
            Platform(auth=wrong, base_url=address)
        except (requests.HTTPError, IbmCloudApiException) as refusal:
            expect("401" in str(refusal) or "403" in str(refusal), f"{refusal}")
        else:
            raise AssertionError("it was accepted")


def listings(check, platform):
    """Returns a project that has jobs."""
    chosen = None
    with check("projects are listed"):
        projects = list(platform.projects)
        expect(projects and all(project.name for project in projects), "there are none")
    with check("their number is that of the list"):
        expect(len(platform.projects) == len(projects), f"{len(platform.projects)}")
    with check("a project is read by its id"):
        answer = platform._project_api.get_project(projects[0].project_id).json()
        expect(Project(platform=platform, **answer).name == projects[0].name, f"{answer}")
    with check("jobs of every project are listed"):
        count = 0
        for project in projects:
            jobs = list(project.jobs)
            expect(len(project.jobs) == len(jobs), f"{len(project.jobs)} is not {len(jobs)}")
            count += len(jobs)
            if jobs and chosen is None:
                chosen = project
        expect(count > 0, "there are none")
    with check("a job is read by its id"):
        job = list(chosen.jobs)[0]
        scope = {"project_id": chosen.project_id}
        answer = platform._job_api.get_job(job.job_id, params=scope).json()
        expect(Job(platform, chosen, **answer).name == job.name, f"{answer}")
    with check("runs of every job of a project are listed"):
        count = 0
        for job in chosen.jobs:
            runs = list(job.job_runs)
            expect(len(job.job_runs) == len(runs), f"{job.name}: {len(job.job_runs)} {len(runs)}")
            count += len(runs)
        expect(count > 0, "there are none")
    with check("runs are listed by state"):
        job, state = next((job, run.state) for job in chosen.jobs for run in job.job_runs)
        query = scope | {"states": word(state), "limit": 100}
        answer = platform._job_api.get_job_runs(params=query, job_id=job.job_id).json()
        states = {item["entity"]["job_run"]["state"] for item in answer["results"]}
        expect(states == {word(state)}, f"{states}")
    with check("a run is read by its id"):
        run = next(run for job in chosen.jobs for run in job.job_runs)
        answer = platform._job_api.get_job_run(run.job_run_id, run.job_id, scope).json()
        found = JobRun(platform, chosen, **answer)
        expect(found.job_run_id == run.job_run_id, found.job_run_id)
    with check("spaces are listed"):
        expect(list(platform.spaces), "there are none")
    return chosen


def running(check, project):
    with check("a run is started, seen running, and cancelled"):
        job = list(project.jobs)[0]
        run = job.start(name="conformance")
        expect(run.job_id == job.job_id, run.job_id)

        def reached(*states):
            run.refresh_status()
            return word(run.state) in states

        until("it runs", lambda: reached("Running", *ENDED))
        expect(word(run.state) == "Running", word(run.state))
        run.cancel()
        until("it ends", lambda: reached(*ENDED))
        expect(word(run.state) == "Canceled", word(run.state))


def main():
    address = sys.argv[1]
    check = Checks(f"{PACKAGE} {version(PACKAGE)}")
    signing_in(check, address)
    platform = Platform(auth=sign_in(address), base_url=address)
    project = listings(check, platform)
    running(check, project)
    check.finish()


main()
