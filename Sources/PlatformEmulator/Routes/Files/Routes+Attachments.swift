extension Routes {
  /// Attachments of assets.
  static let attachments: [Route] = []
}
