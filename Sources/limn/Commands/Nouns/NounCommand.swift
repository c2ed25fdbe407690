import ArgumentParser
import ExplorerModel
import Foundation
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
/// To add one: a type of rows (`ListRow`), and a command with its options and `listing`.
protocol ListCommand: NounCommand {
  associatedtype Row: ListRow
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
  func print<Row: ListRow>(in place: Surroundings, _ listing: () throws -> Listing<Row>) throws {
    if watch { return try ListWatch<Row>(options: self, place: place).run(listing) }
    try ListPrinter<Row>(self, place).print(listing())
  }
}

/// A filter as words of the command line.
enum FilterWords {
  static let help = ArgumentHelp(
    "Filter, as in the panes: words, name:, type:, tag:, owner:, 'modified<7d', "
      + "'modified>=2026-03-01', ~fuzzy, /re/, -word (behind --).",
    valueName: "filter")

  /// Throws `UsageProblem` for what is not understood.
  static func query(
    _ words: [String], fields: Set<FilterField> = FilterField.ofAssets, states: [String] = [],
    in place: Surroundings
  ) throws -> FilterQuery {
    let query = FilterQuery(
      words.joined(separator: " "), fields: fields, states: states,
      zone: place.zone)
    if let problem = query.problem { throw UsageProblem("filter: \(problem)") }
    return query
  }
}
