#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether a command that stands in a file may be run: whoever may write the file decides what runs.
enum CommandTrust {
  /// Why not, with what mends it; nil if only its owner and the administrator can have written it.
  ///
  /// Looked at are the file and its folder, and those of what it is a link to.
  static func problem(in file: String) -> String? {
    var paths = [file]
    if let real = realpath(file, nil) {
      defer { free(real) }
      let target = String(cString: real)
      if target != file { paths.append(target) }
    }
    return paths.lazy.compactMap { path in
      let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      let parent = folder.isEmpty ? "." : folder.joined(separator: "/") + "/"
      return problem(at: parent) ?? problem(at: path)
    }.first
  }

  private static func problem(at path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    guard status.st_uid == geteuid() || status.st_uid == 0 else {
      return "\(path) belongs to another user"
    }
    // In a folder such as /tmp nobody can replace what is another's.
    if isFolder, status.st_mode & S_ISVTX != 0 { return nil }
    guard status.st_mode & (S_IWGRP | S_IWOTH) != 0 else { return nil }
    return "others may write \(isFolder ? "in " : "")\(path): chmod go-w \(ShellWord.quoted(path)) "
      + "mends that"
  }
}
