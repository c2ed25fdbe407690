import Foundation
import TerminalKit
import Yams

/// Themes on disk: YAML files with a name, a description and an entry for each role.
struct ThemeFiles {
  var folders: [URL]

  /// Names of all themes, the compiled-in one among them, sorted.
  var names: [String] {
    let found = folders.flatMap { folder in
      (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    }
    let names = found.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    return Set(names + Theme.withoutFiles.map(\.name)).sorted()
  }

  /// The theme of this name: the user's own file, else the installed one, else the compiled-in one.
  func theme(named name: String) throws -> Theme {
    for folder in folders {
      let file = folder.appendingPathComponent(name + ".yaml")
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
      return try Self.parse(text, name: name, file: file.path)
    }
    if let theme = Theme.withoutFiles.first(where: { $0.name == name }) { return theme }
    throw UsageProblem("there is no theme '\(name)'; there are \(names.joined(separator: ", "))")
  }

  static func parse(_ text: String, name: String, file: String) throws -> Theme {
    let document: Any?
    do {
      document = try Yams.load(yaml: text)
    } catch {
      throw UsageProblem("\(file) is no YAML: \(Console.firstLine(of: "\(error)"))")
    }
    guard let fields = document as? [String: Any], let roles = fields["roles"] as? [String: Any]
    else { throw UsageProblem("\(file) has no 'roles'") }
    do {
      return try Theme(
        name: name, summary: fields["description"] as? String ?? "",
        roles: roles.mapValues { "\($0)" })
    } catch {
      throw UsageProblem("\(file): \(error)")
    }
  }
}
