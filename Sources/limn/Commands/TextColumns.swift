/// Rows of words, each column as wide as its widest.
enum TextColumns {
  static func lines(_ rows: [[String]]) -> String {
    var widths: [Int] = []
    for row in rows {
      for (index, word) in row.enumerated() {
        if index == widths.count { widths.append(0) }
        widths[index] = max(widths[index], word.count)
      }
    }
    return rows.map { row in
      var line = ""
      for (index, word) in row.enumerated() {
        line += word
        if row[(index + 1)...].contains(where: { !$0.isEmpty }) {
          line += String(repeating: " ", count: widths[index] - word.count + 2)
        }
      }
      return line
    }.joined(separator: "\n")
  }
}
