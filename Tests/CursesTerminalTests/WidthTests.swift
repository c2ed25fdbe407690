import CNCurses
import TerminalKit
import Testing

struct WidthTests {
  /// Letters, signs, marks and ideographs that have been in Unicode for long, so that every C library
  /// knows them.
  @Test func widthsAreTheOnesOfTheCLibrary() {
    let ranges: [ClosedRange<UInt32>] = [
      0x20...0x7e, 0xa1...0xac, 0xae...0x377, 0x391...0x3ff, 0x400...0x52f, 0x5d0...0x5ea,
      0x621...0x64a, 0x905...0x94d, 0xe01...0xe3a, 0x1100...0x1112, 0x2010...0x2027,
      0x20a0...0x20b5, 0x2190...0x23f3, 0x2500...0x25ff, 0x3041...0x3096, 0x4e00...0x4fff,
      0xac00...0xad00, 0xff01...0xff60, 0x1f600...0x1f64f, 0x20000...0x20100,
    ]
    var differences: [String] = []
    for value in ranges.joined() {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let expected = cn_wcwidth(value)
      // A mark takes no column of its own, and none without a letter before it.
      let own = TextWidth.width(of: "a" + String(Character(scalar))) - 1
      if expected >= 0, own != Int(expected) {
        differences.append(String(value, radix: 16) + ": \(own), not \(expected)")
      }
    }
    #expect(differences == [])
  }
}
