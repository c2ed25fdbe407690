"""Jobs, their runs and logs."""

import datetime

from ibm_watsonx_data_integration.cpd_models.job_model.job_model import Job, JobRun, Schedule
from ibm_watsonx_data_integration.cpd_models.job_model.job_payload_factory import (
    JobCreatable,
    JobPayloadFactory,
)

import watsonx_assets
from checks import expect, missing, until

ENDED = {"Completed", "CompletedWithWarnings", "CompletedWithErrors", "Failed", "Canceled"}


class AssetWithJob(JobCreatable):
    """The client's own flows live in services that are not part of this platform."""

    def __init__(self, asset_id):
        self.asset_id = asset_id


@JobPayloadFactory.register(AssetWithJob)
class AssetJobFactory(JobPayloadFactory):
    def create_payload(self, job_creatable, base_payload, runtime_parameters=None, **named):
        parameters = [{"name": key, "value": value} for key, value in
                      (runtime_parameters or {}).items()]
        return base_payload | {
            "asset_ref": job_creatable.asset_id, "job_parameters": parameters or None,
        }


def word(state):
    """The client has states as enumeration in some places, as text in others."""
    return getattr(state, "value", state)


def with_jobs(platform):
    return next(project for project in platform.projects if len(project.jobs))


def listings(check, platform):
    with check("jobs of every project are listed"):
        count = 0
        for project in platform.projects:
            jobs = list(project.jobs)
            expect(len(project.jobs) == len(jobs), f"{len(project.jobs)} is not {len(jobs)}")
            count += len(jobs)
        expect(count > 0, "there are none")
    project = with_jobs(platform)
    with check("a job is read by its id"):
        job = list(project.jobs)[0]
        scope = {"project_id": project.project_id}
        answer = platform._job_api.get_job(job.job_id, params=scope).json()
        expect(Job(platform, project, **answer).name == job.name, f"{answer}")
        expect(project.jobs.get(job_id=job.job_id).name == job.name, "by the client's own filter")
    with check("jobs are found by name and by type"):
        for job in project.jobs:
            found = project.jobs.get_all(name=job.name)
            expect(job.job_id in [item.job_id for item in found], job.name)
        kind = job.job_type
        found = project.jobs.get_all(asset_ref_type=kind)
        wanted = [item.job_id for item in project.jobs if item.job_type == kind]
        expect(sorted(item.job_id for item in found) == sorted(wanted), f"{found}")
        expect(missing(project.jobs.get, name="no such job"), "what is not there is found")
    with check("runs of every job of a project are listed"):
        count = 0
        for job in project.jobs:
            runs = list(job.job_runs)
            expect(len(job.job_runs) == len(runs), f"{job.name}: {len(job.job_runs)} {len(runs)}")
            count += len(runs)
        expect(count > 0, "there are none")
    with check("runs are listed by state"):
        job, state = next((job, run.state) for job in project.jobs for run in job.job_runs)
        found = job.job_runs.get_all(states=[word(state)])
        expect(found and {word(run.state) for run in found} == {word(state)}, f"{found}")
    with check("a run is read by its id"):
        run = next(run for job in project.jobs for run in job.job_runs)
        answer = platform._job_api.get_job_run(run.job_run_id, run.job_id, scope).json()
        found = JobRun(platform, project, **answer)
        expect(found.job_run_id == run.job_run_id, found.job_run_id)
        found = project.jobs.get(job_id=run.job_id).job_runs.get(job_run_id=run.job_run_id)
        expect(found.job_run_id == run.job_run_id, found.job_run_id)
    with check("a run's log is read"):
        # The client reads the logs of such jobs from the platform itself.
        jobs = (job for other in platform.projects for job in other.jobs)
        job = next(job for job in jobs if job.job_type == "data_intg_flow" and len(job.job_runs))
        run = next(run for run in job.job_runs if word(run.state) in ENDED)
        expect(run.logs and all(isinstance(line, str) for line in run.logs), f"{run.logs[:3]}")


def running(check, platform):
    with check("a run is started, seen running, and cancelled"):
        job = list(with_jobs(platform).jobs)[0]
        run = job.start(name="conformance")
        expect(run.job_id == job.job_id, run.job_id)

        def reached(*states):
            run.refresh_status()
            return word(run.state) in states

        until("it runs", lambda: reached("Running", *ENDED))
        expect(word(run.state) == "Running", word(run.state))
        expect(run.cancel().status_code in (200, 204), "it was not cancelled")
        until("it ends", lambda: reached(*ENDED))
        expect(word(run.state) == "Canceled", word(run.state))
    with check("a run that ended is deleted"):
        response = job.delete_job_run(run)
        expect(response.status_code in (202, 204), f"{response.status_code}")
        until("it is gone", lambda: missing(job.job_runs.get, job_run_id=run.job_run_id))


def life(check, platform, project):
    job = None
    with check("a job is created"):
        asset = watsonx_assets.create(platform, project, "Conformance flow", "data_intg_flow")
        job = project.create_job(
            name="conformance job", flow=AssetWithJob(asset), description="Made to be deleted.",
            configuration={"env_id": "jdk", "env_variables": ["region=eu"]},
            schedule="0 3 * * *", schedule_info={"repeat": True},
            retention_policy={"days": 7}, runtime_parameters={"batch": "12"},
        )
        expect(job.name == "conformance job" and job.asset_ref == asset, f"{job}")
        expect(job.job_type == "data_intg_flow", job.job_type)
        expect(job.schedule == "0 3 * * *" and job.retention_policy.days == 7, f"{job}")
        expect(job.job_parameters[0].name == "batch", f"{job.job_parameters}")
    if job is None:
        return
    with check("it is listed and found by its name"):
        found = project.jobs.get(name="conformance job")
        expect(found.job_id == job.job_id, f"{found}")
        expect([item.job_id for item in project.jobs] == [job.job_id], "not listed")
        expect(len(project.jobs) == 1, f"{len(project.jobs)}")
    with check("its name and description are changed"):
        job = project.jobs.get(job_id=job.job_id)
        job.name = "conformance job 2"
        job.description = "Changed."
        expect(project.update_job(job).status_code == 200, "not 200")
        job = project.jobs.get(job_id=job.job_id)
        expect(job.name == "conformance job 2" and job.description == "Changed.", f"{job}")
    with check("its schedule, retention and notifications are changed"):
        job.edit_configuration(
            retention_amount=3, notify_failure=True,
            schedule=Schedule(repeat_mode="daily", repeat_value=datetime.time(4, 30)),
        )
        found = project.jobs.get(job_id=job.job_id)
        expect(found.schedule == job.schedule != "0 3 * * *", f"{found.schedule}")
        expect(found.retention_policy.amount == 3, f"{found.retention_policy}")
        expect(found.notification_types.failure is True, f"{found.notification_types}")
        expect(found.future_scheduled_runs, "no run is to come")
    with check("it is run, prints, and is stopped"):
        run = job.start(name="first", runtime_parameters={"batch": "13"})
        until("it prints", lambda: run.logs)

        def state():
            run.refresh_status()
            return word(run.state)

        run.cancel()
        until("it ends", lambda: state() in ENDED)
        expect(len(job.job_runs) == 1, f"{len(job.job_runs)}")
        found = job.job_runs.get(job_run_id=run.job_run_id)
        expect(word(found.state) == "Canceled" and found.job_name == job.name, f"{found}")
    with check("a job is deleted, with its runs"):
        response = project.delete_job(job)
        expect(response.status_code in (202, 204), f"{response.status_code}")
        until("it is gone", lambda: missing(project.jobs.get, job_id=job.job_id))
        expect(len(project.jobs) == 0, f"{len(project.jobs)}")
