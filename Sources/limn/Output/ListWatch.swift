import Nouns
import PlatformModel

/// Shows a list in place, again and again, until it is interrupted.
struct ListWatch<Row: NounRow> {
  let options: OutputOptions
  let place: Surroundings

  /// Throws `UsageProblem` without a terminal.
  func run(_ listing: () throws -> Listing<Row>) throws {
    guard place.output.isTerminal, let height = place.output.height else {
      throw UsageProblem("--watch redraws a table in place, which wants a terminal")
    }
    // One line for the title, one for the columns, one to stand on.
    let room = max(1, height - 3)
    try place.output.write("\u{1B}[2J")
    repeat {
      try draw(try listing(), limit: min(room, options.limit ?? room))
    } while place.pause(options.interval)
    throw CommandFailure(code: 130, "interrupted")
  }

  private func draw(_ listing: Listing<Row>, limit: Int) throws {
    var text: [UInt8] = []
    var words: [String] = []
    var still = place
    still.output = Output(
      isTerminal: true, width: place.output.width, hasColor: place.output.hasColor
    ) { text += $0 }
    still.warn = { words.append($0) }
    try ListPrinter(options, still, limit: limit).print(listing)
    let title = ["\(listing.subject), \(clock)"] + words
    var frame = "\u{1B}[H\(TerminalSafe.line(title.joined(separator: " · ")))\u{1B}[K\n"
    for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
      frame += "\(line)\u{1B}[K\n"
    }
    try place.output.write(frame + "\u{1B}[J")
    try place.output.flush()
  }

  private var clock: String {
    let now = place.now()
    return CivilDate(timestamp: now, offset: place.utcOffset(now)).isoTime
  }
}
