import ArgumentParser
import ExplorerModel
import Filters
import Foundation
import Nouns
import PlatformModel

/// A command that asks a platform and prints what it says.
protocol NounCommand: ParsableCommand {
  var platforms: PlatformOptions { get }

  func run(in place: Surroundings) throws
}

extension NounCommand {
  func run() throws {
    try perform(in: .standard(platforms.session()))
  }

  /// Throws `CommandFailure` for what the platform did, with what the user is where it refused.
  func perform(in place: Surroundings) throws {
    do {
      try run(in: place)
    } catch let error as PlatformError {
      throw place.session.failure(error)
    }
  }
}

/// A command that prints a list.
///
/// To add one: a type of rows (`NounRow`), and a command with its options and `listing`.
protocol ListCommand: NounCommand {
  associatedtype Row: NounRow
  var output: OutputOptions { get }

  /// What to read; nothing is asked of the platform yet but what it takes to know that.
  func listing(in place: Surroundings) throws -> Listing<Row>
}

extension ListCommand {
  func run(in place: Surroundings) throws {
    try output.print(in: place) { try listing(in: place) }
  }
}

extension OutputOptions {
  /// Prints a list once, or again and again.
  func print<Row: NounRow>(in place: Surroundings, _ listing: () throws -> Listing<Row>) throws {
    if watch { return try ListWatch<Row>(options: self, place: place).run(listing) }
    try ListPrinter<Row>(self, place).print(listing())
  }
}

/// A filter as words of the command line.
enum CommandFilter {
  /// What a list can be filtered by, and how.
  static func help<Row: NounRow>(_ row: Row.Type) -> ArgumentHelp {
    let fields = Row.filters.fields
    let seen = fields.filter(\.isSeen).words
    let uses = fields.map { field in
      switch field.kind {
      case .text, .choice, .named: field.name
      case .moment: "'\(field.name)<7d'"
      case .span, .number, .size: "'\(field.example)'"
      }
    }
    return ArgumentHelp(
      "Filter, as in the panes. Words are looked for in \(seen). FIELD:a contains a, FIELD=a is "
        + "exactly a, FIELD:a,b either, FIELD:none missing, -… not (behind --), ~fuzzy, /re/. "
        + "Fields: \(uses.joined(separator: ", ")).",
      valueName: "filter")
  }

  /// Throws `UsageProblem` for what is not understood, an empty word among it: the variable of a
  /// script that is not set must not get everything.
  static func query<Row: NounRow>(
    _ words: [String], of row: Row.Type, in place: Surroundings
  ) throws -> FilterQuery {
    guard !words.contains(where: { $0.allSatisfy(\.isWhitespace) }) else {
      throw UsageProblem("filter: a word is empty")
    }
    let query = Row.filters.query(words.joined(separator: " "), in: place.zone)
    if let problem = query.problem { throw UsageProblem("filter: \(problem)") }
    return query
  }
}
