#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A POSIX extended regular expression over bytes: never exponential in the length of a line, and
/// no string is made of it. `\d`, `\w` and `\s` are understood too, also in brackets.
public final class LinePattern {
  private let compiled: UnsafeMutablePointer<regex_t>
  private let isCompiled: Bool

  /// Nil if the pattern is none; `problem(of:)` says why.
  init?(_ pattern: String, ignoringCase: Bool) {
    guard Self.isBounded(pattern), let text = try? PatternTranslation(pattern).text else {
      return nil
    }
    let flags = REG_EXTENDED | REG_NOSUB | (ignoringCase ? REG_ICASE : 0)
    compiled = .allocate(capacity: 1)
    compiled.initialize(to: regex_t())
    isCompiled = regcomp(compiled, text, flags) == 0
    // The deinitializer runs for this one too.
    if !isCompiled { return nil }
  }

  /// A capital in the pattern means its case, as in words.
  public convenience init?(smartCase pattern: String) {
    guard let hasCapital = try? PatternTranslation(pattern).hasCapital else { return nil }
    self.init(pattern, ignoringCase: !hasCapital)
  }

  deinit {
    if isCompiled { regfree(compiled) }
    compiled.deallocate()
  }

  /// Whether it occurs in these bytes.
  public func matches(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let start = bytes.baseAddress else { return false }
    var range = regmatch_t(rm_so: 0, rm_eo: regoff_t(bytes.count))
    return regexec(compiled, start.assumingMemoryBound(to: CChar.self), 1, &range, REG_STARTEND)
      == 0
  }

  /// The problem of a pattern, in the library's words; nil if it is valid.
  public static func problem(of pattern: String) -> String? {
    guard isBounded(pattern) else { return "it repeats too much" }
    let text: String
    do throws(PatternTranslation.Problem) {
      text = try PatternTranslation(pattern).text
    } catch {
      return error.words
    }
    var compiled = regex_t()
    let code = regcomp(&compiled, text, REG_EXTENDED | REG_NOSUB)
    guard code != 0 else {
      regfree(&compiled)
      return nil
    }
    var buffer = [CChar](repeating: 0, count: 128)
    _ = regerror(code, &compiled, &buffer, buffer.count)
    let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self).lowercased()
  }

  /// Nested counts (`((a{99}){99}){99}`) would take all memory there is; a zero byte would end the
  /// pattern early.
  private static func isBounded(_ pattern: String) -> Bool {
    guard pattern.utf8.count <= 1_000, !pattern.utf8.contains(0) else { return false }
    var product = 1
    for part in pattern.split(separator: "{").dropFirst() {
      let counts = part.prefix { $0 != "}" }.split(separator: ",").compactMap { Int($0) }
      product *= max(1, min(counts.max() ?? 1, 100_000))
      if product > 1_000 { return false }
    }
    return true
  }
}
