public import PlatformModel

extension APIForm {
  /// An empty form; what the selection says is filled in.
  init(_ operation: APIOperation, in state: AppState) {
    self.operation = operation
    fields = operation.pathParameters.map { APIField(name: $0, place: .path) }
    fields += operation.query.sorted { $0.rule.rank < $1.rule.rank }
      .map { APIField(name: $0.name, place: .query($0)) }
    fields += operation.headers.map { APIField(name: $0, place: .header) }
    if operation.body != .none { fields.append(APIField(name: "body", place: .body)) }
    let known = APIValues(state: state)
    for index in fields.indices where fields[index].isAskedFor {
      if let value = known.selected(for: fields[index].name) {
        fields[index].input = TextInput(value)
      }
    }
    focused = fields.firstIndex { isMissing($0) } ?? 0
  }

  /// It has to be given and is not, and no other was given in its place.
  private func isMissing(_ field: APIField) -> Bool {
    guard field.value.isEmpty else { return false }
    switch field.rule {
    case .required: return true
    case .oneOf: return !fields.contains { $0.rule == .oneOf && !$0.value.isEmpty }
    case .optional: return false
    }
  }

  /// A call as it was made.
  init(_ call: OperationCall, in state: AppState) {
    self.init(call.operation, in: state)
    for index in fields.indices {
      let field = fields[index]
      let value =
        field.place == .body ? call.body : call.values.first { $0.name == field.name }?.value
      fields[index].input = TextInput(value ?? "")
    }
    focused = 0
  }

  /// What would be sent now.
  public var call: OperationCall {
    OperationCall(
      operation,
      values: fields.filter { $0.place != .body && !$0.value.isEmpty }
        .map { OperationCall.Value($0.name, $0.value) },
      body: fields.first { $0.place == .body && !$0.value.isEmpty }?.value)
  }

  /// Notes what is wrong and goes there. True if nothing is.
  mutating func check() -> Bool {
    problem = nil
    for index in fields.indices { fields[index].problem = fields[index].check() }
    if let wrong = fields.firstIndex(where: { $0.problem != nil }) {
      focused = wrong
      return false
    }
    let scopes = fields.filter { $0.rule == .oneOf }
    let given = scopes.filter { !$0.value.isEmpty }
    guard scopes.isEmpty || given.count == 1 else {
      let names = scopes.map(\.name).joined(separator: ", ")
      problem = "Exactly one of \(names) has to be given"
      focused = fields.firstIndex { $0.rule == .oneOf } ?? 0
      return false
    }
    return true
  }

  mutating func focus(by step: Int) {
    guard !fields.isEmpty else { return }
    focused = (focused + step + fields.count) % fields.count
  }

  /// Looks up what the focused field may take.
  mutating func complete(in state: AppState) {
    guard fields.indices.contains(focused) else { return completions = [] }
    completions = APIValues(state: state).completions(for: fields[focused])
  }
}

extension APIField {
  public var rule: APIOperation.Parameter.Rule {
    switch place {
    case .path: .required
    case .query(let parameter): parameter.rule
    case .header, .body: .optional
    }
  }

  /// It has to be given, or one like it.
  var isAskedFor: Bool { rule != .optional }

  fileprivate func check() -> String? {
    switch place {
    case .path: return value.isEmpty ? "It is part of the path" : nil
    case .header, .body: return nil
    case .query(let parameter):
      if value.isEmpty { return parameter.rule == .required ? "It has to be given" : nil }
      switch parameter.kind {
      case .text: return nil
      case .number:
        return Int(value).map { $0 >= 0 } == true ? nil : "It is a whole number of 0 or more"
      case .flag: return ["true", "false"].contains(value) ? nil : "It is true or false"
      }
    }
  }
}

extension APIOperation.Parameter.Rule {
  /// What has to be given comes first.
  fileprivate var rank: Int {
    switch self {
    case .required: 0
    case .oneOf: 1
    case .optional: 2
    }
  }
}
