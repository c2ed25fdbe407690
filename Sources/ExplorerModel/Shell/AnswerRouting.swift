/// Sends an answer to the features it concerns. Those that asked compare it with their question.
enum AnswerRouting {
  static func answered(_ state: inout AppState, _ answer: Answer) -> [Effect] {
    let again = Connecting.observe(&state, answer)
    return again + routed(&state, answer)
  }

  private static func routed(_ state: inout AppState, _ answer: Answer) -> [Effect] {
    switch answer {
    case .signedIn(let result): return Connecting.signedIn(&state, result)
    case .containers, .databases, .facets, .database:
      return ContainersFeature.answered(&state, answer)
    case .storages:
      let effects = ContainersFeature.answered(&state, answer)
      ActionsFeature.storagesArrived(&state)
      return effects
    case .assets: return AssetsFeature.answered(&state, answer)
    case .rows: return NounLists.answered(&state, answer)
    case .columns, .revisions: return InspectorFeature.answered(&state, answer)
    case .relationships: return RelationshipsFeature.answered(&state, answer)
    case .user(let id, let result):
      let effects = InspectorFeature.userArrived(&state, id, result)
      NounLists.userArrived(&state)
      return effects
    case .role(let container, let result):
      Roles.arrived(&state, container, result)
      return []
    case .recalled(let id, let purpose, let call):
      return ExchangeFeature.recalled(&state, id, purpose, call)
    case .catalogueRead(let catalogue):
      return APIConsoleFeature.catalogueRead(&state, catalogue)
    case .called(let call, let outcome): return APIConsoleFeature.called(&state, call, outcome)
    case .copied(let text, let problem): return Copying.copied(&state, text, problem)
    case .exported(let path, let extent, let outcome):
      ExportFeature.answered(&state, path: path, extent: extent, outcome)
      return []
    case .browserOpened(let address, let isOpen):
      let words = isOpen ? "Opened \(address)" : "No browser here; copied \(address)"
      state.status.say(words, .info, at: state.now)
      return []
    case .revision(let id, let number, let result):
      CompareFeature.arrived(&state, id, revision: number, result)
      return []
    case .asset(let id, let result):
      let effects = InspectorFeature.answered(&state, answer) + watching(&state, answer)
      CompareFeature.arrived(&state, id, result.failure)
      return effects
    case .saved(let asset, _):
      let effects = watching(&state, answer)
      AssetsFeature.assetChanged(&state, asset)
      InspectorFeature.assetChanged(&state, asset)
      return effects
    case .saving(_, .saved(let results)):
      let effects = watching(&state, answer)
      if let first = results.first(where: { state.assets.list.rows.contains($0.asset) }) {
        // What is known of the rows is read anew for all of them.
        AssetsFeature.assetChanged(&state, first.asset)
      }
      for saved in results { InspectorFeature.assetChanged(&state, saved.asset) }
      return effects
    default: return watching(&state, answer)
    }
  }

  private static func watching(_ state: inout AppState, _ answer: Answer) -> [Effect] {
    var effects = RunsFeature.answered(&state, answer)
    effects += RunLogFeature.answered(&state, answer)
    effects += OperationsFeature.answered(&state, answer)
    effects += DraftsFeature.answered(&state, answer)
    effects += AssetEditorFeature.answered(&state, answer)
    return effects
  }
}
