/// One cell of the screen: a character with up to three combining marks, and its style.
///
/// 24 bytes without references or gaps, so that rows can be compared as plain memory. A character of
/// two columns is a cell of width 2 followed by one of width 0.
public struct Cell: Hashable, Sendable {
  /// The base scalar and its combining marks; 0 where there is none.
  public internal(set) var base: UInt32
  public internal(set) var mark1: UInt32
  public internal(set) var mark2: UInt32
  public internal(set) var mark3: UInt32
  private var role: UInt16
  private var background: UInt16
  private var attributes: UInt8
  /// 1 or 2 columns, or 0 for the right half of the cell before.
  public internal(set) var width: UInt8
  /// Fills the gap, so that equal cells are equal memory.
  private var reserved: UInt16 = 0

  init(cluster: Cluster, style: Style) {
    base = cluster.base
    mark1 = cluster.mark1
    mark2 = cluster.mark2
    mark3 = cluster.mark3
    width = UInt8(clamping: cluster.width)
    role = style.role.id
    background = style.background?.id ?? 0
    attributes = style.attributes.rawValue
  }

  /// An empty cell.
  public init(blank style: Style) {
    self.init(cluster: Cluster(base: 0x20, width: 1), style: style)
  }

  /// The right half of a character of two columns.
  init(rightHalfIn style: Style) {
    self.init(cluster: Cluster(base: 0, width: 0), style: style)
  }

  public var style: Style {
    get {
      Style(
        Role(id: role) ?? .text, Style.Attributes(rawValue: attributes), on: Role(id: background))
    }
    set {
      role = newValue.role.id
      background = newValue.background?.id ?? 0
      attributes = newValue.attributes.rawValue
    }
  }

  /// The style as one number: equal numbers are equal styles.
  public var styleKey: UInt64 {
    UInt64(role) | UInt64(background) << 16 | UInt64(attributes) << 32
  }

  /// What stands in the cell; empty for the right half of a wide character.
  public var text: String {
    var text = ""
    for value in [base, mark1, mark2, mark3] {
      if value != 0, let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    return text
  }
}
