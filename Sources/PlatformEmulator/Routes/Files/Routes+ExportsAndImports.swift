extension Routes {
  /// Assets that leave a container and come into one as a file.
  static let exportsAndImports: [Route] = []
}
