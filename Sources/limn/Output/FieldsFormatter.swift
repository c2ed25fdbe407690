import JSON

/// Documents of the columns that were chosen, in place of the platform's own.
struct FieldsFormatter<Row: ListRow>: RowFormatter {
  private struct Fields: ListRow {
    let json: JSONValue

    static var columns: [OutputColumn<Fields>] { [] }
    var rowID: String { "" }
    var rowName: String { "" }
  }

  private let columns: [OutputColumn<Row>]
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
