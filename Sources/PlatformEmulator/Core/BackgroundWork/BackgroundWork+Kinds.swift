extension BackgroundWork {
  /// Every kind of work there is, by its name.
  static let all: [String: BackgroundWork] = Dictionary(
    [
      assetsKinds,
      assetExtrasKinds,
      filesKinds,
      containersKinds,
      connectionsKinds,
      jobsKinds,
      aiLakeKinds,
    ].flatMap(\.self).map { ($0.name, $0) }
  ) { $1 }
}
