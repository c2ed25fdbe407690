import Nouns
import PlatformModel

/// Where the platform's own pages show what is selected here.
///
/// Source: addresses as Cloud Pak for Data 4 and 5 have them in the browser; observed, nowhere
/// documented.
struct WebPages {
  private let state: AppState

  init(_ state: AppState) {
    self.state = state
  }

  /// Why there is no page; nil if there is one.
  var problem: String? {
    guard state.context.webAddress != nil else {
      return "The context \(state.context.name) has no pages for browsers"
    }
    guard let subject = state.selection else { return "Nothing to open: select something first" }
    if case .database = subject { return "Databases of AI Lake have no page of their own" }
    return nil
  }

  /// Of the selection; nil if there is none.
  var address: String? { state.selection.flatMap(address) }

  var open: [Effect] { address.map { [.browse($0)] } ?? [] }

  func address(of subject: InspectorSubject) -> String? {
    guard let base = state.context.webAddress else { return nil }
    guard let (path, query) = page(of: subject) else { return nil }
    let isCloud = base.hasSuffix(".cloud.ibm.com")
    let items = (query + ["context=\(isCloud ? "cpdaas" : "icp4data")"]).joined(separator: "&")
    return "\(base)/\(path)?\(items)"
  }

  private func page(of subject: InspectorSubject) -> (path: String, query: [String])? {
    switch subject {
    case .container(let id): (container(id), [])
    case .asset(let id): (asset(id), [])
    case .job(let id): ("jobs/\(Self.encoded(id.id))", scope(id.container))
    case .run(let id):
      (
        "jobs/\(Self.encoded(id.job.id))/runs/\(Self.encoded(id.id))", scope(id.job.container)
      )
    case .item(let id): id.query.scope.container.map { (container($0), []) }
    case .database: nil
    }
  }

  private func container(_ id: ContainerID) -> String {
    let name = Self.encoded(id.id)
    return switch id.kind {
    case .catalog: "data/catalogs/\(name)"
    case .project: "projects/\(name)/overview"
    case .space: "ml-runtime/spaces/\(name)"
    }
  }

  private func asset(_ id: AssetID) -> String {
    let place = Self.encoded(id.container.id)
    let name = Self.encoded(id.id)
    return switch id.container.kind {
    case .catalog: "data/catalogs/\(place)/asset/\(name)"
    case .project: "projects/\(place)/data-assets/\(name)"
    case .space: "ml-runtime/spaces/\(place)/assets/\(name)"
    }
  }

  private func scope(_ id: ContainerID) -> [String] {
    switch id.kind {
    case .catalog: ["catalog_id=\(Self.encoded(id.id))"]
    case .project: ["project_id=\(Self.encoded(id.id))"]
    case .space: ["space_id=\(Self.encoded(id.id))"]
    }
  }

  /// Ids come from the platform: nothing in them may end the path.
  private static func encoded(_ id: String) -> String {
    let hex = Array("0123456789ABCDEF")
    return id.utf8.reduce(into: "") { text, byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain = byte < 0x80 && (scalar.properties.isAlphabetic || (0x30...0x39).contains(byte))
      if isPlain || "-_.~".utf8.contains(byte) {
        text.unicodeScalars.append(scalar)
      } else {
        text += "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
      }
    }
  }
}
