import JSON
import PlatformModel

extension FormState {
  /// Moves to another field, around the ends.
  mutating func focus(by step: Int) {
    guard !fields.isEmpty else { return }
    focused = (focused + step + fields.count) % fields.count
    isLeaving = false
    problem = nil
  }

  /// Notes what is wrong with each field and goes to the first of these. True if nothing is.
  mutating func check() -> Bool {
    problem = nil
    isLeaving = false
    for index in fields.indices { fields[index].problem = fields[index].check() }
    guard let wrong = fields.firstIndex(where: { $0.problem != nil }) else { return true }
    focused = wrong
    return false
  }

  /// The values of the fields that belong to an asset.
  var values: [AssetField: JSONValue] {
    var values: [AssetField: JSONValue] = [:]
    for field in fields {
      if let known = AssetField(rawValue: field.id) {
        values[known] = known.value(writtenAs: field.input.text)
      }
    }
    return values
  }

  /// What was written in a field.
  func text(of id: String) -> String {
    fields.first { $0.id == id }?.input.text ?? ""
  }
}

extension FormField {
  /// What does not fit is not cut: nothing of it is taken, and the field says so.
  mutating func apply(_ edit: TextEdit) {
    problem = input.refusal(of: edit)
    guard problem == nil else { return }
    switch kind {
    case .line, .tags: input.apply(edit)
    case .paragraph: input.apply(edit, isMultiline: true)
    case .choice(let choices): choose(edit, among: choices)
    }
  }

  /// Left and right go round; a letter goes to the next choice that begins with it.
  private mutating func choose(_ edit: TextEdit, among choices: [FormChoice]) {
    guard !choices.isEmpty else { return }
    let current = choices.firstIndex { $0.value == input.text } ?? 0
    switch edit {
    case .left, .up: input = TextInput(choices[(current + choices.count - 1) % choices.count].value)
    case .right, .down: input = TextInput(choices[(current + 1) % choices.count].value)
    case .home: input = TextInput(choices[0].value)
    case .end: input = TextInput(choices[choices.count - 1].value)
    default: break
    }
  }

  fileprivate func check() -> String? {
    if let field = AssetField(rawValue: id) {
      return field.problem(with: field.value(writtenAs: input.text))
    }
    if id == FormField.tagsToAdd {
      return AssetField.tags.problem(with: AssetField.tags.value(writtenAs: input.text))
    }
    guard input.text.trimmed.isEmpty else { return nil }
    return switch id {
    case FormField.databaseName: "A database needs a name"
    case FormField.exportFile: "A file needs a name"
    default: nil
    }
  }

  static let tagsToAdd = "tagsToAdd"
  static let tagsToRemove = "tagsToRemove"
  static let databaseName = "database"
  static let databaseStorage = "storage"
}

extension AssetField {
  /// The input of a form for this field.
  func formField(_ value: JSONValue) -> FormField {
    let kind: FormField.Kind =
      switch self {
      case .name: .line
      case .description: .paragraph
      case .tags: .tags
      }
    let hint =
      switch self {
      case .name: "What people find it by"
      case .description: "Enter begins a new line, Tab goes on"
      case .tags: "With commas between them, at most 30 characters each"
      }
    return FormField(
      id: rawValue, label: title, kind: kind, input: TextInput(text(of: value)), hint: hint)
  }
}
