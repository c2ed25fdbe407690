import ArgumentParser
import JSON
import Nouns
import PlatformModel
import TerminalKit

/// How one thing is printed.
struct ThingOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("How to print it; no csv and tsv for one thing.", valueName: "format"))
  var format = OutputFormat.table

  func validate() throws {
    if format == .csv || format == .tsv {
      throw ValidationError(
        "-o \(format.rawValue): for one thing there are table, json, jsonl, yaml, name and id")
    }
  }
}

/// What is to be known about one thing, in lines; those without a value are left out.
struct ThingCard {
  var lines: [(title: String, cell: CellValue)]

  init(_ lines: [(title: String, cell: CellValue)]) {
    self.lines = lines
  }
}

/// Prints one thing: a card for people, its document without secrets for programs.
struct ThingPrinter {
  private let options: ThingOptions
  private let place: Surroundings

  init(_ options: ThingOptions, _ place: Surroundings) {
    self.options = options
    self.place = place
  }

  func print(_ card: ThingCard, id: String, name: String, json: JSONValue) throws {
    let json = Secrets.masked(json)
    switch options.format {
    case .table, .wide, .csv, .tsv: try place.output.write(text(card))
    case .json: try place.output.write(json.serializedBytes(.pretty) + [0x0A])
    case .jsonl: try place.output.write(json.serializedBytes() + [0x0A])
    case .yaml: try place.output.write(YAMLWriter.bytes(of: json))
    case .name: try place.output.write(TerminalSafe.word(name) + "\n")
    case .id: try place.output.write(TerminalSafe.line(id) + "\n")
    }
    try place.output.flush()
  }

  private func text(_ card: ThingCard) -> String {
    let shown = card.lines.filter { $0.cell != .none }
    let width = shown.map { TextWidth.width(of: $0.title) }.max() ?? 0
    return shown.map { title, cell in
      let words = TerminalSafe.line(cell.words(utcOffset: place.utcOffset))
      let label = TextWidth.fit(title, to: width)
      return place.output.hasColor
        ? "\u{1B}[1m\(label)\u{1B}[0m  \(words)\n" : "\(label)  \(words)\n"
    }.joined()
  }
}
