extension Shapes {
  /// Source: GET /v2/jobs, recorded, and the model of a client, which wants all that is not optional
  /// here.
  static let job = Shape(
    """
    metadata.name text
    metadata.description? text
    metadata.asset_id id
    metadata.owner_id text
    metadata.version int
    entity.job.asset_ref? text
    entity.job.asset_ref_type text
    entity.job.configuration object
    entity.job.last_run_initiator text
    entity.job.last_run_time text
    entity.job.last_run_status text
    entity.job.last_run_status_timestamp int
    entity.job.schedule? text
    entity.job.schedule_info?.repeat? bool
    entity.job.schedule_info?.startOn? int
    entity.job.schedule_info?.endOn? int
    entity.job.schedule_id text
    entity.job.schedule_creator_id text
    entity.job.future_scheduled_runs list
    entity.job.enable_notifications bool
    entity.job.notification_types? object
    entity.job.project_name? text
    entity.job.space_name? text
    entity.job.job_parameters?[].name text
    entity.job.job_parameters?[].value any
    entity.job.parameter_sets?[].name text
    entity.job.parameter_sets?[].ref text
    entity.job.parameter_sets?[].value_set? text
    entity.job.parameter_sets?[].values? list
    entity.job.retention_policy?.days? int
    entity.job.retention_policy?.amount? int
    entity.job.serving_name? text
    entity.job.task_credentials_support? any
    """)

  /// Source: GET /v2/jobs/{job_id}/runs, recorded, and the model of a client.
  static let run = Shape(
    """
    metadata.name text
    metadata.description? text
    metadata.asset_id id
    metadata.owner_id text
    metadata.created int
    metadata.created_at seconds
    metadata.usage object
    entity.job_run.job_ref id
    entity.job_run.job_name text
    entity.job_run.job_type text
    entity.job_run.state \(states)
    entity.job_run.isScheduledRun bool
    entity.job_run.configuration object
    entity.job_run.runtime_job_id? text
    entity.job_run.duration? int
    entity.job_run.queue_start? epoch
    entity.job_run.queue_end? epoch
    entity.job_run.execution_start? epoch
    entity.job_run.execution_end? epoch
    entity.job_run.last_state_change_timestamp? text
    entity.job_run.project_name? text
    entity.job_run.space_name? text
    entity.job_run.total_rows_read? int
    entity.job_run.total_rows_written? int
    entity.job_run.total_stages? int
    entity.job_run.resource_usage? number
    entity.job_run.job_parameters? list
    entity.job_run.parameter_sets? list
    entity.job_run.data_flow_job_output? object
    """)

  private static let states =
    "Queued|Starting|Running|Paused|Resuming|Canceling|Canceled|Failed|Completed"
    + "|CompletedWithErrors|CompletedWithWarnings"

  /// Source: GET /v2/jobs/{job_id}/runs/{run_id}/logs, recorded.
  static let log = Shape("results texts\ntotal_count int")
}
