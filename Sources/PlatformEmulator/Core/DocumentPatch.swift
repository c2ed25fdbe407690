import JSON

/// The JSON Patch in the body of a call, on its way into a document of which not everything may be
/// changed.
struct DocumentPatch {
  let patch: JSONPatch

  /// Throws 400 if the body is no JSON Patch.
  init(_ call: Call) throws {
    let patch = try call.patch()
    let honoursTests = call.emulator.options.honoursTestOperations
    self.patch = JSONPatch(
      patch.operations.filter {
        if case .test = $0 { honoursTests } else { true }
      })
  }

  /// Every place that is changed: both places of a `move`.
  var changedPaths: [JSONPointer] {
    patch.operations.flatMap { operation in
      switch operation {
      case .move(let from, let path): [from, path]
      case .test: [] as [JSONPointer]
      default: [operation.path]
      }
    }
  }

  /// Throws 400 for a place that may not be changed.
  func check(_ isPatchable: (_ tokens: [String]) -> Bool) throws {
    for path in changedPaths where !isPatchable(path.tokens) {
      throw PlatformFault.invalid(
        "The path '\(path)' cannot be patched.", .field(path.description))
    }
  }

  /// The document as it is afterwards. Throws 409 if a `test` fails, 400 if the patch does not fit.
  func applied(to document: JSONValue) throws -> JSONValue {
    do {
      return try patch.applied(to: document)
    } catch {
      if case .testFailed = error.reason {
        throw PlatformFault.conflict("The document is not as the patch expects it: \(error)")
      }
      throw PlatformFault.unable("The patch cannot be applied: \(error)")
    }
  }
}
