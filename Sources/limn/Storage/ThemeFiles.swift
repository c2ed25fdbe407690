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
    let document: Node?
    do throws(YAMLTrouble) {
      document = try YAMLFile.document(text)
    } catch {
      throw UsageProblem(error.words(in: file))
    }
    guard let fields = document?.mapping, let roles = fields["roles"]?.mapping else {
      throw UsageProblem("\(file) has no 'roles'")
    }
    do {
      return try Theme(
        name: name, summary: fields["description"]?.scalar?.string ?? "",
        roles: try Self.styles(roles, file))
    } catch let problem as UsageProblem {
      throw problem
    } catch {
      throw UsageProblem("\(file): \(error)")
    }
  }

  private static func styles(_ roles: Node.Mapping, _ file: String) throws -> [String: String] {
    var styles: [String: String] = [:]
    for (role, style) in roles {
      guard let name = role.scalar?.string, let text = style.scalar?.string else {
        throw UsageProblem("\(file):\(style.mark?.line ?? 1): a style is one text")
      }
      styles[name] = text
    }
    return styles
  }
}
