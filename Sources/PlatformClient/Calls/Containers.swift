import JSON
public import PlatformModel

extension PlatformClient {
  /// Whichever of the three it is.
  public func container(_ id: ContainerID) throws(PlatformError) -> Container {
    switch id.kind {
    case .catalog: try catalog(id.id)
    case .project: try project(id.id)
    case .space: try space(id.id)
    }
  }

  func container(_ kind: ContainerKind, _ call: Call) throws(PlatformError) -> Container {
    try read(call, "no \(kind.rawValue)") { Container($0, kind: kind) }
  }

  /// The answer to a call, read by `read`; `missing` names what it lacks otherwise.
  func read<Noun>(
    _ call: Call, _ missing: String, _ read: (JSONValue) -> Noun?
  ) throws(PlatformError) -> Noun {
    try caller.read(call, missing, read)
  }
}

extension Caller {
  func read<Noun>(
    _ call: Call, _ missing: String, _ read: (JSONValue) -> Noun?
  ) throws(PlatformError) -> Noun {
    guard let noun = read(try json(call)) else {
      throw error(.unreadable("there is \(missing) in it"), call)
    }
    return noun
  }
}
