/// Something the mouse did.
public struct MouseEvent: Hashable, Sendable {
  public var kind: Kind
  /// Where, counted from 0 at the top left.
  public var position: Point
  public var modifiers: KeyPress.Modifiers

  public init(_ kind: Kind, at position: Point, modifiers: KeyPress.Modifiers = []) {
    self.kind = kind
    self.position = position
    self.modifiers = modifiers
  }

  public enum Kind: Hashable, Sendable {
    case press(Button), release(Button), drag(Button)
    /// The mouse moved with no button held.
    case move
    case wheelUp, wheelDown, wheelLeft, wheelRight
  }

  public enum Button: Hashable, Sendable {
    case left, middle, right, other
  }
}
