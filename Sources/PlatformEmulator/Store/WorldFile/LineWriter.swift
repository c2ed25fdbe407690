import LocalFiles

/// Writes a file in big pieces; it is there once it is whole.
struct LineWriter: ~Copyable {
  private let file: WrittenFile
  private var buffer: [UInt8] = []

  private static let chunk = 1 << 20

  /// A file that is there already gives way. Throws `FileProblem` if it cannot be written.
  init(_ path: String) throws(FileProblem) {
    do throws(WritingProblem) {
      file = try WrittenFile(path, replaces: true, mode: 0o600)
    } catch {
      throw FileProblem(error.reason)
    }
  }

  mutating func add(_ line: [UInt8]) throws(FileProblem) {
    buffer += line
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= Self.chunk { try flush() }
  }

  mutating func finish() throws(FileProblem) {
    try flush()
    do throws(WritingProblem) {
      try file.finish()
    } catch {
      throw FileProblem(error.reason)
    }
  }

  private mutating func flush() throws(FileProblem) {
    do throws(WritingProblem) {
      try file.write(buffer)
    } catch {
      throw FileProblem(error.reason)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
