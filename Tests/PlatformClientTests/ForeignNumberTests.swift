import JSON
import PlatformModel
import Testing

@testable import PlatformClient

/// Numbers that no platform should write, wherever one stands: none of them ends the program.
struct ForeignNumberTests {
  private static let numbers = [
    "1e308", "-1e308", "1e999", "-1e999", "9223372036854775807", "-9223372036854775808",
    "9223372036854775808", "99999999999999999999999", "1e18", "0.1e-400", "-0", "1.5",
  ]

  /// Every number and every text in which one could stand becomes `number`.
  private static func poisoned(_ document: JSONValue, with number: JSONValue) -> JSONValue {
    switch document {
    case .object(let object):
      .object(JSONObject(object.map { ($0.key, poisoned($0.value, with: number)) }))
    case .array(let items): .array(items.map { poisoned($0, with: number) })
    case .number: number
    default: document
    }
  }

  private static let run: JSONValue = [
    "metadata": ["asset_id": "r", "created": 1, "created_at": 1],
    "entity": [
      "job_run": [
        "state": "Completed", "execution_start": 1, "queue_end": 1, "execution_end": 1,
        "last_state_change_timestamp": 1, "duration": 1, "total_rows_read": 1,
        "total_rows_written": 1, "data_flow_job_output": ["total_rows_read": 1],
      ]
    ],
  ]
  private static let asset: JSONValue = [
    "metadata": [
      "asset_id": "a", "name": "n", "asset_type": "data_asset", "created": 1, "created_at": 1,
      "size": 1, "version": 1, "rating": 1, "total_ratings": 1, "revision_id": 1,
      "usage": ["last_updated_at": 1, "last_accessed_at": 1, "access_count": 1],
    ],
    "entity": ["data_asset": ["columns": [["name": "c", "type": ["type": "x", "length": 1]]]]],
  ]
  private static let job: JSONValue = [
    "metadata": ["asset_id": "j", "name": "n", "created_at": 1],
    "entity": [
      "job": ["last_run_time": 1, "last_run_status_timestamp": 1, "future_scheduled_runs": [1]]
    ],
  ]

  @Test(arguments: numbers)
  func noNumberEndsTheProgram(text: String) throws {
    let number = try #require(JSONNumber(text: text))
    for value in [JSONValue.number(number), .string(text)] {
      let run = JobRun(Self.poisoned(Self.run, with: value), of: JobID("j", in: project))
      let asset = Asset(Self.poisoned(Self.asset, with: value), in: project)
      let job = Job(Self.poisoned(Self.job, with: value), in: project)
      for moment in [
        run?.createdAt, run?.startedAt, run?.endedAt, asset?.createdAt, asset?.modifiedAt,
        job?.lastRunAt,
      ].compactMap({ $0 }) {
        _ = (moment.iso, moment - Timestamp(milliseconds: 0), moment + .seconds(Int64.max))
      }
      _ = AssetDetail(Self.poisoned(Self.asset, with: value), in: project)
      _ = LogPage(["results": ["a"], "total_count": value])
      _ = PageStep(PageCursor(JSONValue(["seen": value]).serialized()))
    }
  }

  @Test(arguments: numbers)
  func noTotalEndsTheProgram(text: String) throws {
    let platform = try Platform(
      .json(#"{"total_results":\#(text),"resources":[]}"#),
      .json(#"{"total_rows":\#(text),"results":[{"metadata":{"asset_id":"a"}}],"next":{}}"#))

    _ = try platform.client.projects()
    _ = try platform.client.jobs(in: project)
  }
}
