import PlatformModel

/// Decides about `ctrl-s`: what the pane shows becomes a file.
enum ExportFeature {
  static func open(_ state: inout AppState) -> [Effect] {
    guard let source = ExportSource(state), let format = source.formats.first else { return [] }
    let hint = source.extent(state) ?? "The document as it was read, secrets masked"
    var fields = [
      FormField(
        id: FormField.exportFile, label: "File", kind: .line,
        input: TextInput("\(source.fileName(state)).\(format.ending)"), hint: hint)
    ]
    if source.formats.count > 1 {
      let choices = source.formats.map { FormChoice(value: $0.rawValue, label: $0.title) }
      fields.insert(
        FormField(
          id: FormField.exportFormat, label: "Format", kind: .choice(choices),
          input: TextInput(format.rawValue), hint: hint), at: 0)
    }
    state.overlays.append(
      .form(
        FormState(
          title: "Save \(source.title(state))", purpose: .export(ExportForm(source: source)),
          fields: fields)))
    return []
  }

  /// The ending of the name follows the format.
  static func edited(_ form: inout FormState, from before: FormState) {
    guard case .export(let export) = form.purpose,
      let file = form.fields.firstIndex(where: { $0.id == FormField.exportFile })
    else { return }
    let (old, new) = (export.format(in: before).ending, export.format(in: form).ending)
    let name = form.fields[file].input.text
    guard old != new, name.hasSuffix(".\(old)") else { return }
    form.fields[file].input = TextInput(name.dropLast(old.count) + new)
  }

  /// Writes, unless that is under way. What is there already is replaced the second time only.
  static func accept(_ state: inout AppState, _ form: FormState) -> [Effect] {
    guard case .export(var export) = form.purpose, !export.isWriting else { return [] }
    guard let content = export.source.content(state) else {
      state.overlays.removeLast()
      state.status.say("Not saved: there is nothing left to write", .warning, at: state.now)
      return []
    }
    let path = form.text(of: FormField.exportFile).trimmed
    let replaces = export.existing == path
    export.isWriting = true
    var form = form
    form.purpose = .export(export)
    state.replaceTop(.form(form))
    let written = Export(
      content: content, format: export.format(in: form), extent: export.source.extent(state) ?? "")
    return [.write(written, to: path, replacing: replaces)]
  }

  static func answered(
    _ state: inout AppState, path: String, extent: String, _ outcome: ExportOutcome
  ) {
    let index = state.overlays.lastIndex { $0.export?.isWriting == true }
    switch outcome {
    case .written:
      if let index { state.overlays.remove(at: index) }
      let words = extent.isEmpty ? "" : ": \(extent)"
      state.status.say("Saved \(path)\(words)", .success, at: state.now)
    case .exists:
      settle(&state, index, existing: path, "There is such a file: once more replaces it")
    case .failed(let problem): settle(&state, index, existing: nil, problem)
    }
  }

  /// Says in the form what is in the way; in the status line if the form was left meanwhile.
  private static func settle(
    _ state: inout AppState, _ index: Int?, existing: String?, _ problem: String
  ) {
    guard let index, case .form(var form) = state.overlays[index],
      case .export(var export) = form.purpose
    else { return state.status.say("Not saved: \(problem)", .warning, at: state.now) }
    export.isWriting = false
    export.existing = existing
    form.purpose = .export(export)
    form.problem = problem
    if let file = form.fields.firstIndex(where: { $0.id == FormField.exportFile }) {
      form.focused = file
    }
    state.overlays[index] = .form(form)
  }
}

/// What a form about a file is about.
public struct ExportForm: Hashable, Sendable {
  public var source: ExportSource
  /// The file that was found to exist, and is replaced if it is meant again.
  public var existing: String?
  public var isWriting = false

  init(source: ExportSource) {
    self.source = source
  }

  fileprivate func format(in form: FormState) -> ExportFormat {
    ExportFormat(rawValue: form.text(of: FormField.exportFormat)) ?? source.formats[0]
  }
}

extension FormField {
  static let exportFormat = "format"
  static let exportFile = "file"
}

extension Overlay {
  fileprivate var export: ExportForm? {
    guard case .form(let form) = self, case .export(let export) = form.purpose else { return nil }
    return export
  }
}
