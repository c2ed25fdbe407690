import JSON
import Nouns

/// Documents of the columns that were chosen, in place of the platform's own.
struct FieldsFormatter<Row: NounRow>: RowFormatter {
  private struct Fields: NounRow {
    let json: JSONValue

    static var columns: [NounColumn<Fields>] { [] }
    var rowID: String { "" }
    var rowName: String { "" }
  }

  private let columns: [NounColumn<Row>]
  private var documents: any RowFormatter<Fields>

  init(_ plan: OutputPlan<Row>) {
    columns = plan.columns
    documents = OutputPlan<Fields>(format: plan.format, columns: []).formatter()
  }

  mutating func page(_ rows: [Row]) -> [UInt8] {
    documents.page(
      rows.map { row in
        let members = columns.map { (key: $0.name, value: $0.value(row).json) }
        return Fields(json: .object(JSONObject(members)))
      })
  }

  mutating func end() -> [UInt8] { documents.end() }
}
