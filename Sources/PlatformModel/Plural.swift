/// Numbers with their nouns.
public enum Plural {
  /// `1 line`, `2 lines`; `1 entry`, `2 entries` where the plural is said.
  public static func count(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(count) \(word(count, noun, plural))"
  }

  /// The noun alone.
  public static func word(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    count == 1 ? noun : plural ?? noun + "s"
  }
}
