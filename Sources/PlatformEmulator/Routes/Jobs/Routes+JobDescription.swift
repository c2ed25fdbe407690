import HTTPTypes

extension Routes {
  static let jobDescription: [Route] = [
    .get("/v2/jobs/docs/schemas/v2-swagger.yaml", .jobs) { _ in
      EmulatorResponse(
        status: .ok, headers: [.contentType: "application/yaml"],
        body: Array("\(jobsService.document.yaml())\n".utf8))
    }
  ]

  private static let jobsService = ServiceDescription(
    title: "Jobs API", sharesParameters: false,
    """
    GET /v2/jobs | Lists the jobs of a project or space. | \(scope) \
    asset_ref asset_ref_type run_id limit next name
    POST /v2/jobs | Creates a job. | \(scope)
    GET /v2/jobs/{job_id} | Gets a job by its id or serving name. | \(scope)
    DELETE /v2/jobs/{job_id} | Deletes a job and its runs. | \(scope)
    PATCH /v2/jobs/{job_id} | Updates a job. | \(scope)
    GET /v2/jobs/serving_name/{serving_name} | Says whether a serving name is free.
    POST /v2/jobs/bulk_delete | Deletes jobs. | project_id space_id job_ids
    GET /v2/jobs/{job_id}/runs | Lists the runs of a job. | \(scope) next limit states
    POST /v2/jobs/{job_id}/runs | Starts a run. | \(scope)
    GET /v2/jobs/{job_id}/runs/{run_id} | Gets a run. | \(scope)
    DELETE /v2/jobs/{job_id}/runs/{run_id} | Deletes a run. | \(scope)
    PATCH /v2/jobs/{job_id}/runs/{run_id} | Updates a run. | \(scope)
    GET /v2/jobs/{job_id}/runs/{run_id}/logs | Reads the log of a run. | \(scope) limit
    POST /v2/jobs/{job_id}/runs/{run_id}/cancel | Cancels a run. | \(scope)
    POST /v2/jobs/{job_id}/runs/{run_id}/pause | Pauses a run. | \(scope)
    POST /v2/jobs/{job_id}/runs/{run_id}/resume | Resumes a run. | \(scope)
    POST /v2/jobs/{job_id}/runs/{run_id}/refresh_state | Refreshes the state. | \(scope)
    """)

  private static let scope = "project_id space_id userfs"
}
