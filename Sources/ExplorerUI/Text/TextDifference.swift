import TerminalKit

/// Two texts and what differs between them: each whole, with the pieces that changed.
final class TextDifference {
  let removed: Side
  let added: Side
  /// Held, since a layout knows them by where they lie.
  private let texts: [String]

  /// One of the texts, as pieces one after the other.
  struct Side {
    var text = ""
    var pieces: [Piece] = []
  }

  struct Piece {
    /// In bytes of the text.
    let end: Int
    let isChanged: Bool
  }

  init(from old: String, to new: String) {
    texts = [old, new]
    let segments = TextDiff.words(from: old, to: new)
    removed = Self.side(segments, without: .added)
    added = Self.side(segments, without: .removed)
  }

  private static func side(_ segments: [TextDiff.Segment], without other: TextDiff.Kind) -> Side {
    var side = Side()
    for segment in segments where segment.kind != other {
      side.text += segment.text
      side.pieces.append(Piece(end: side.text.utf8.count, isChanged: segment.kind != .same))
    }
    return side
  }
}
