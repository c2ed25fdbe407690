/// Assets whose names, descriptions and tags would do harm on a screen that trusted them.
enum WorldQuarantine {
  private static let hostile: [(name: String, description: String?)] = [
    ("\u{1B}[2J\u{1B}[Hcleared", "Would clear the screen: \u{1B}[2J\u{1B}[1;1H"),
    ("\u{1B}]0;owned\u{07}title", "Would rename the window."),
    ("\u{1B}]8;;https://example.com\u{1B}\\link\u{1B}]8;;\u{1B}\\", nil),
    ("red \u{1B}[31malert\u{1B}[0m", "Would colour what follows. \u{1B}[5mblink"),
    ("invoice\u{202E}fdp.exe", "Reads backwards on a careless screen."),
    ("\u{2066}isolated\u{2069} \u{200F}name\u{200E}", "\u{202B}Embedded\u{202C} direction."),
    ("c1 \u{9B}31m control \u{9D}0;x\u{9C}", "Eight bit controls \u{85} and \u{90} too."),
    ("two\nlines", "First line.\nSecond line.\r\nThird.\tTabbed."),
    ("carriage\rreturn", nil),
    ("bell\u{07}bell\u{07}", "Backspace\u{08}\u{08}\u{08} and delete \u{7F}."),
    ("zero\u{200B}width\u{200D}join\u{2060}er\u{FEFF}", "Nothing to see between the letters."),
    ("\u{0301}\u{0308} starts with marks", "Z\u{0351}\u{0343}\u{0309}\u{0301}algo"),
    ("👩‍👩‍👧‍👦👍🏽❤️🏳️‍🌈🇨🇿", "Emoji of every kind: 1️⃣ ⚠️ 🪿"),
    ("   ", "A name of blanks."),
    ("null\u{00}byte", "A zero byte in the middle."),
    ("'; DROP TABLE assets; --", "\"quoted\" \\ back / slash <b>tag</b> %s %n"),
    ("\u{2028}line\u{2029}separators", nil),
    ("ｆｕｌｌｗｉｄｔｈ／全角", "ｱｲｳ half ﾊﾝｶｸ"),
    ("\u{FFFD}\u{FFFE}nonsense\u{E000}", "Private and not characters at all."),
    ("../../etc/passwd", "A name like a path."),
  ]

  static let tags = ["\u{1B}[7mreverse", "rtl\u{202E}gat", "tab\there", "long-" + run("tag", 40)]

  static func assets(now: Int64) -> [WorldAsset] {
    let long = (name: run("very_long_name_", 70), description: Optional(run("and on ", 900)))
    let wide = (name: run("幅広い", 60), description: Optional(run("\u{202E}", 40)))
    return (hostile + [long, wide]).enumerated().map { index, entry in
      asset(index, name: entry.name, description: entry.description, now: now)
    }
  }

  private static func asset(
    _ index: Int, name: String, description: String?, now: Int64
  ) -> WorldAsset {
    let container = WorldContainers.quarantine
    let updated = (now - Int64(index * 47 + 5) * 3_600_000) / 1000 * 1000
    let isTable = index % 2 == 0
    let head = AssetHead(
      container: container, id: WorldID.named("quarantine/\(index)"), name: name,
      description: description, type: isTable ? "data_asset" : "notebook",
      tags: index % 3 == 0 ? [tags[index / 3 % tags.count]] : [],
      ownerID: WorldPeople.vic.id, updaterID: WorldPeople.loader.id, created: updated,
      updated: updated, sections: isTable ? ["data_asset"] : ["notebook"])
    var json = JSONBytes(capacity: 2048)
    head.write(into: &json)
    json.raw(",\"entity\":{")
    if isTable {
      json.raw("\"data_asset\":{\"mime_type\":\"text/csv\",\"dataset\":true,\"columns\":[")
      ColumnSpec(name, "varchar", 10, description).writeColumn(into: &json)
      json.raw("]}")
    } else {
      var random = SplitMix64(seed: UInt64(index))
      AssetEntity.write("notebook", name: name, random: &random, into: &json)
    }
    json.raw("}}")
    return head.asset(document: json.bytes)
  }

  private static func run(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }
}
