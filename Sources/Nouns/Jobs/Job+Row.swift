import Filters
import JSON
public import PlatformModel

extension Job: NounRow {
  public static let columns: [NounColumn<Job>] = [
    NounColumn("name") { .text($0.name) },
    NounColumn("type") { CellValue($0.type) },
    NounColumn("state", .choice(RunState.words)) { CellValue($0.lastRunState) },
    NounColumn("last_run", .moment, aliases: ["modified"]) { CellValue($0.lastRunAt) },
    NounColumn("schedule") { CellValue($0.schedule) },
    .wide("next_run", .moment) { CellValue($0.nextRun) },
    .wide("description") { CellValue($0.description) },
    .wide("owner", .named) { CellValue(user: $0.ownerID) },
    NounColumn("id") { .text($0.rowID) },
  ]

  public var rowID: String { id.id }
  public var rowName: String { name }

  private var nextRun: Timestamp? {
    json.at(["entity", "job", "future_scheduled_runs"])?.array?.first?.moment()
  }
}
