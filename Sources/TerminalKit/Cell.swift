/// One cell of the screen: a character with up to three combining marks, and its style.
///
/// Two words without references, so that a frame is compared to the last one as plain memory: a
/// screen of 200x60 is 190 kB. A character of two columns is a cell of width 2 followed by one of
/// width 0.
public struct Cell: Hashable, Sendable {
  /// From bit 0 on: base, first and second mark, 21 bits each.
  private var scalars: UInt64
  /// From bit 0 on: third mark (21 bits), width (2), attributes (8), role (16), background (16).
  private var rest: UInt64

  private static let scalarMask: UInt64 = 0x1f_ffff
  private static let widthShift: UInt64 = 21
  private static let styleShift: UInt64 = 23

  init(cluster: Cluster, style: Style) {
    scalars = UInt64(cluster.base) | UInt64(cluster.mark1) << 21 | UInt64(cluster.mark2) << 42
    rest = UInt64(cluster.mark3) | UInt64(cluster.width & 3) << Self.widthShift
    self.style = style
  }

  /// An empty cell.
  public init(blank style: Style) {
    self.init(cluster: Cluster(base: 0x20, width: 1), style: style)
  }

  /// The right half of a character of two columns.
  init(rightHalfIn style: Style) {
    self.init(cluster: Cluster(base: 0, width: 0), style: style)
  }

  /// The base scalar and its combining marks; 0 where there is none.
  public var base: UInt32 { UInt32(truncatingIfNeeded: scalars & Self.scalarMask) }
  public var mark1: UInt32 { UInt32(truncatingIfNeeded: scalars >> 21 & Self.scalarMask) }
  public var mark2: UInt32 { UInt32(truncatingIfNeeded: scalars >> 42) }
  public var mark3: UInt32 { UInt32(truncatingIfNeeded: rest & Self.scalarMask) }

  /// 1 or 2 columns, or 0 for the right half of the cell before.
  public var width: UInt8 { UInt8(truncatingIfNeeded: rest >> Self.widthShift & 3) }

  public var style: Style {
    get {
      Style(
        Role(id: UInt16(truncatingIfNeeded: styleKey >> 8)) ?? .text,
        Style.Attributes(rawValue: UInt8(truncatingIfNeeded: styleKey)),
        on: Role(id: UInt16(truncatingIfNeeded: styleKey >> 24)))
    }
    set {
      let key =
        UInt64(newValue.attributes.rawValue) | UInt64(newValue.role.id) << 8
        | UInt64(newValue.background?.id ?? 0) << 24
      rest = rest & (1 << Self.styleShift - 1) | key << Self.styleShift
    }
  }

  /// The style as one number: equal numbers are equal styles.
  public var styleKey: UInt64 { rest >> Self.styleShift }

  /// The same cell with a character of one column, without marks.
  func showing(_ byte: UInt8) -> Cell {
    var cell = self
    cell.scalars = UInt64(byte)
    return cell
  }

  /// The text in the cell; empty for the right half of a wide character.
  public var text: String {
    var text = ""
    for value in [base, mark1, mark2, mark3] {
      if value != 0, let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    return text
  }
}
