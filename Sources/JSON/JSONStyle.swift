/// How a document is laid out when written.
public enum JSONStyle: Sendable, Hashable {
  /// No white space at all.
  case compact
  /// One member or element per line, two spaces per level; `{}` and `[]` stay on one line.
  case pretty
}
