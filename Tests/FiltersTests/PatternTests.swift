import Filters
import Testing

/// Regular expressions as people write them.
@Suite struct PatternTests {
  private func matches(_ pattern: String, _ text: String) -> Bool? {
    guard let pattern = LinePattern(smartCase: pattern) else { return nil }
    var text = text
    return text.withUTF8 { pattern.matches(UnsafeRawBufferPointer($0)) }
  }

  @Test(arguments: [
    (#"_\d\d$"#, "dim_95", true), (#"_[\d][\d]$"#, "dim_95", true), (#"[\d]+_"#, "2026_x", true),
    (#"agg_[\w]+$"#, "agg_basket", true), (#"^[\w]+$"#, "a-b", false), (#"[\s]"#, "a b", true),
    (#"^[^\d]+$"#, "abc", true), (#"^[^\d]+$"#, "ab1", false), (#"[\d.-]+x"#, "1.2-x", true),
    (#"^a\.b$"#, "axb", false), (#"[\.]"#, "ab", false), (#"[\]]"#, "a]b", true),
    (#"[a\-z]"#, "m", false), (#"[a\-z]"#, "-", true), (#"[\\]"#, #"a\b"#, true),
    (#"[^\]]"#, "]", false), (#"\\d"#, #"a\d"#, true), (#"\\d"#, "5", false), (#"\D"#, "5", false),
    (#"\t"#, "a\tb", true), (#"\t"#, "t", false), ("[[:alpha:]_]+9", "a_9", true),
    ("[a-c]", "b", true), ("[]x]", "]", true), ("[x-]", "-", true), (#"[\^]"#, "^", true),
    (#"[\^-]"#, "-", true), (#"[^^]"#, "^", false), (#"[A-Z]"#, "a", false), (#"x\W"#, "X-", true),
  ])
  func bracketsAndBackslashesMeanWhatPeopleMean(_ pattern: String, _ text: String, _ isFound: Bool)
  {
    #expect(LinePattern.problem(of: pattern) == nil)
    #expect(matches(pattern, text) == isFound)
  }

  @Test(arguments: [#"[\D]"#, #"[\W]"#, #"\q"#, #"[\q]"#, #"a\"#, "[a", #"[\d"#, #"[a-\d]"#])
  func whatIsNotUnderstoodIsRefused(_ pattern: String) {
    #expect(LinePattern.problem(of: pattern) != nil)
    #expect(matches(pattern, "a") == nil)
  }
}
