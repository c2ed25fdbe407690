import ArgumentParser
import ExplorerModel
import Filters
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn find`: the search over all containers.
struct FindCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "Search all containers for words, the best first.")

  @Argument(help: "What to look for.")
  var words: [String]
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<FoundRow> {
    let text = words.joined(separator: " ")
    guard !text.allSatisfy(\.isWhitespace) else { throw UsageProblem("find what?") }
    var listing = Listing("things that match '\(text)'", try GlobalSearch(place).reader(text))
    let scope = place.session.containers
    if !scope.isEverything {
      listing.subject += " in containers of the context"
      listing.keeps = { row in
        guard let container = row.container else { return true }
        return scope.contains(container, name: row.containerName ?? "")
      }
    }
    return listing
  }
}
