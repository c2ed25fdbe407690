import HTTPTypes
import JSON

/// The contents of an archive on their way into a folder.
///
/// Source: POST /v2/asset_files/inflate, `inflate_mode`.
struct FileExpansion {
  enum Mode: String, CaseIterable {
    /// The folder must be empty.
    case empty = "default"
    /// The first file that is there already ends it.
    case inline
    case overwrite
    case skip
    /// A file that is there already stays; the new one gets another name.
    case rename
  }

  let mode: Mode

  /// Throws 400 for a mode that does not exist.
  init(_ mode: String?) throws {
    guard let known = Mode(rawValue: mode ?? Mode.empty.rawValue) else {
      let modes = Mode.allCases.map(\.rawValue).joined(separator: ", ")
      throw PlatformFault.invalid(
        "The inflate mode '\(mode ?? "")' is not one of \(modes).", .parameter("inflate_mode"))
    }
    self.mode = known
  }

  /// Throws 400 if the file is no archive that can be read.
  static func archive(_ bytes: [UInt8]) throws -> ZipArchive {
    do {
      return try ZipArchive(bytes)
    } catch {
      throw PlatformFault.unable(error.description)
    }
  }

  static func archive(_ file: FileRecord, in store: FileStore) throws -> ZipArchive {
    guard !file.isFolder else {
      throw PlatformFault.unable("'\(FileStore.shown(file.path))' is a directory, no archive.")
    }
    return try archive(try store.bytes(of: file))
  }

  /// - Parameter folder: from the root of the container; made if it is not there.
  /// Throws `Stopped` if it ended half way, with what came before in place; 400 if it did not begin.
  func expand(
    _ archive: ZipArchive, into folder: String, _ store: FileStore, at now: Int64
  ) throws {
    if mode == .empty, try store.find(folder).map({ !$0.isFolder || $0.size > 0 }) == true {
      throw PlatformFault.unable("The location '\(FileStore.shown(folder))' is not empty.")
    }
    try store.makeFolder(folder, at: now)
    for entry in archive.entries {
      let parts = entry.path.split(separator: "/").filter { $0 != "." }
      var place = folder + "/" + parts.joined(separator: "/")
      if entry.isFolder {
        try store.makeFolder(place, at: now)
        continue
      }
      if try store.find(place) != nil {
        switch mode {
        case .inline:
          throw Stopped(
            fault: .conflict("There is a file at '\(FileStore.shown(place))' already."))
        case .skip: continue
        case .rename: place = try free(place, store)
        case .empty, .overwrite: break
        }
      }
      try store.put(entry.bytes, at: place, at: now)
    }
  }

  /// It ended half way; what was done stays done, so this must not undo the call.
  struct Stopped: Error {
    var fault: PlatformFault
  }

  /// The answer, or the refusal that does not undo what was done.
  func answer(
    _ answer: EmulatorResponse, after work: () throws -> Void
  ) throws -> EmulatorResponse {
    do {
      try work()
      return answer
    } catch let stopped as Stopped {
      return Answer.json(
        FaultShape.assetFiles.body(of: stopped.fault, trace: ""), stopped.fault.status)
    }
  }

  /// `names (1).csv`, or the next number that is free.
  private func free(_ place: String, _ store: FileStore) throws -> String {
    let name = place.split(separator: "/").last ?? ""
    let dot = name.lastIndex(of: ".").map { name.distance(from: $0, to: name.endIndex) } ?? 0
    let (stem, ending) = (place.dropLast(dot), place.suffix(dot))
    var number = 1
    while try store.find("\(stem) (\(number))\(ending)") != nil { number += 1 }
    return "\(stem) (\(number))\(ending)"
  }
}
