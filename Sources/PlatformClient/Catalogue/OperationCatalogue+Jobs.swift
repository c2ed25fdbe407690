extension OperationCatalogue {
  /// Jobs.
  static let jobs = """
    list GET /v2/jobs
      List jobs
      query project_id^ space_id^ userfs:flag asset_ref asset_ref_type run_id limit:number next
        name
      pages object
    create POST /v2/jobs
      Create job
      query project_id^ space_id^ userfs:flag
      body json {job:{}}
    get GET /v2/jobs/{job_id}
      Get job (id or serving_name)
      query project_id^ space_id^ userfs:flag
    delete DELETE /v2/jobs/{job_id}
      Delete job and runs
      query project_id^ space_id^ userfs:flag
      wait gone
    update PATCH /v2/jobs/{job_id}
      Update job (ops add, replace)
      query project_id^ space_id^ userfs:flag
      body json-patch
    check-serving-name GET /v2/jobs/serving_name/{serving_name}
      Is serving name free
    list-runs GET /v2/jobs/{job_id}/runs
      List runs
      query project_id^ space_id^ userfs:flag next limit:number states
      pages object
    start-run POST /v2/jobs/{job_id}/runs
      Start run
      query project_id^ space_id^ userfs:flag
      body json {job_run:{}}
      wait run
    get-run GET /v2/jobs/{job_id}/runs/{run_id}
      Get run
      query project_id^ space_id^ userfs:flag
    delete-run DELETE /v2/jobs/{job_id}/runs/{run_id}
      Delete run
      query project_id^ space_id^ userfs:flag
      wait gone
    update-run PATCH /v2/jobs/{job_id}/runs/{run_id}
      Update run
      query project_id^ space_id^
      body json-patch
    logs GET /v2/jobs/{job_id}/runs/{run_id}/logs
      Run log lines
      query project_id^ space_id^ userfs:flag limit:number
    cancel-run POST /v2/jobs/{job_id}/runs/{run_id}/cancel
      Cancel run
      query project_id^ space_id^ userfs:flag
      body json {} (clients also send none)
    pause-run POST /v2/jobs/{job_id}/runs/{run_id}/pause
      Pause run
      query project_id^ space_id^ userfs:flag
      body json {} (clients also send none)
    resume-run POST /v2/jobs/{job_id}/runs/{run_id}/resume
      Resume run
      query project_id^ space_id^ userfs:flag
      body json {} (clients also send none)
    refresh-run POST /v2/jobs/{job_id}/runs/{run_id}/refresh_state
      Ask service to refresh run state
      query project_id^ space_id^ userfs:flag
    bulk-delete POST /v2/jobs/bulk_delete
      Delete jobs in bulk
      query project_id^ space_id^ job_ids?
      body json?
    openapi GET /v2/jobs/docs/schemas/v2-swagger.yaml
      Jobs swagger
    """
}
