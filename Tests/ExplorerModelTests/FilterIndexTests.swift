import ExplorerModel
import Filters
import Nouns
import PlatformModel
import Testing

@Suite struct FilterIndexTests {
  private static let now = Timestamp(milliseconds: 1_790_000_000_000)

  private func index(_ assets: [Asset]) -> FilterIndex {
    var index = FilterIndex()
    index.append(contentsOf: assets)
    return index
  }

  private func query(_ text: String) -> FilterQuery { FilterList.assets.query(text) }

  private func search(_ text: String, _ assets: [Asset]) -> [Int] {
    index(assets).search(query(text), now: Self.now, asset: { assets[$0] })
  }

  @Test func wordsDoNotReachOverTheEndsOfFieldsAndRows() {
    let assets = [
      asset(0, name: "cust", type: "omers", tags: ["gold", "en"]), asset(1, name: "omers_gold"),
    ]

    #expect(search("customers", assets).isEmpty)
    #expect(search("golden", assets).isEmpty)
    #expect(search("omers", assets) == [0, 1])
    #expect(search("cust omers gold", assets) == [0])
  }

  @Test func namesFullOfControlCharactersCannotForgeFields() {
    let assets = [asset(0, name: "a\u{1F}data\u{1F}pii\nrow", type: "x", tags: ["t\u{1E}pii"])]

    #expect(search("tag=pii", assets).isEmpty)
    #expect(search("tag:data", assets).isEmpty)
    #expect(search("row", assets) == [0])
    #expect(search("name:row", assets) == [0])
  }

  @Test func otherScriptsAreFoundWhateverTheirCase() {
    let assets = [
      asset(0, name: "Příliš žluťoučký"), asset(1, name: "顧客マスター"), asset(2, name: "العملاء"),
      asset(3, name: "🎉 Party"),
    ]

    #expect(search("žluť", assets) == [0])
    #expect(search("Žluť", assets).isEmpty)
    #expect(search("PŘÍLIŠ", assets).isEmpty)
    #expect(search("顧客", assets) == [1])
    #expect(search("عملاء", assets) == [2])
    #expect(search("🎉 party", assets) == [3])
  }

  @Test func regularExpressionsSeeOneRowAtATime() {
    let assets = [
      asset(0, name: "orders_2024"), asset(1, name: "order_archive"), asset(2, name: "Orders"),
    ]

    #expect(search(#"/^orders_\d+/"#, assets) == [0])
    #expect(search("/orders/", assets) == [0, 2])
    #expect(search("/Orders/", assets) == [2])
    #expect(search("-/orders/", assets) == [1])
  }

  @Test func agreesWithTheObviousWayOnThousandsOfFilters() {
    var numbers = SeededNumbers(7)
    let assets = (0..<150).map { randomAsset($0, &numbers) }
    let index = index(assets)
    for _ in 0..<500 {
      let text = randomFilter(&numbers)
      let query = query(text)
      #expect(query.problem == nil, "\(text)")
      let expected = assets.indices.filter {
        FilterList.assets.matches(query, assets[$0], now: Self.now.milliseconds)
      }
      #expect(index.search(query, now: Self.now, asset: { assets[$0] }) == expected, "\(text)")
    }
  }

  @Test func narrowingStepByStepFindsWhatOneSearchFinds() {
    var numbers = SeededNumbers(8)
    let assets = (0..<150).map { randomAsset($0, &numbers) }
    let index = index(assets)
    for _ in 0..<100 {
      let text = randomFilter(&numbers)
      var rows: [Int]?
      var older = query("")
      for end in text.indices.dropFirst() + [text.endIndex] {
        let query = query(String(text[..<end]))
        let narrow = query.narrows(older) ? rows : nil
        rows = index.search(query, in: narrow, now: Self.now, asset: { assets[$0] })
        older = query
        #expect(
          rows == index.search(query, now: Self.now, asset: { assets[$0] }), "\(text[..<end])")
      }
    }
  }

  @Test func rowsThatComeLaterAreSearchedAlone() {
    let assets = (0..<100).map { asset($0, name: $0 % 3 == 0 ? "customers" : "orders") }
    let index = index(assets)
    let query = query("cust")

    let early = index.search(query, now: Self.now).filter { $0 < 50 }
    let late = index.search(query, from: 50, now: Self.now)

    #expect(early + late == index.search(query, now: Self.now))
  }

  @Test func anEmptyIndexFindsNothing() {
    for text in ["", "a", "-a", "~a", "/a/", "tag:a", "modified<1d"] {
      #expect(FilterIndex().search(query(text), now: Self.now).isEmpty)
    }
  }

  @Test func ownersAreFoundByWhatTheyAreCalled() {
    var assets = [asset(0), asset(1), asset(2)]
    assets[0].ownerID = "1000"
    assets[1].ownerID = "2000"
    let names = ["1000": ["Ana Kovács", "tanaka"], "2000": ["Vic", "vic"]]
    let found = { text in
      index(assets).search(query(text), now: Self.now, names: { names[$0] ?? [] })
    }

    #expect(found("owner:ana") == [0])
    #expect(found("owner:tan") == [], "matches are in what is seen")
    #expect(found("owner=tanaka") == [0] && found("owner=2000") == [1])
    #expect(found("owner:none") == [2] && found("-owner:none") == [0, 1])
    #expect(index(assets).search(query("owner:200"), now: Self.now) == [1])
  }

  // MARK: The obvious way

  private func randomAsset(_ number: Int, _ numbers: inout SeededNumbers) -> Asset {
    let words = ["cust", "Orders", "addr", "nightly", "Číslo", "a", "ee", "load", "X1", "_"]
    let name = (0..<Int.random(in: 1...3, using: &numbers)).map { _ in
      words.randomElement(using: &numbers) ?? ""
    }.joined(separator: "_")
    let tags = ["pii", "gold", "Old", "ee"].filter { _ in Bool.random(using: &numbers) }
    var result = asset(
      number, name: name,
      type: ["data_asset", "job", "Model"].randomElement(using: &numbers) ?? "",
      tags: tags)
    result.ownerID = ["1", "12", nil].randomElement(using: &numbers) ?? nil
    result.description = ["All of it", "addr", nil].randomElement(using: &numbers) ?? nil
    result.privacy = [.private, .public, nil].randomElement(using: &numbers) ?? nil
    result.rating = [4.5, 2, nil].randomElement(using: &numbers) ?? nil
    result.size = [0, 2_000, nil].randomElement(using: &numbers) ?? nil
    if Bool.random(using: &numbers) {
      result.modifiedAt = Self.now + .seconds(-Int.random(in: 0...900_000, using: &numbers))
    }
    return result
  }

  private func randomFilter(_ numbers: inout SeededNumbers) -> String {
    let terms = [
      "cust", "ord", "Ord", "e", "a", "_", "čís", "Č", "pii", "x", "~co", "~ee", "/^c.*s/",
      "/[0-9]/",
      "tag:p", "tag:O", "type:data", "type:m", "type:M", "owner:1", "owner:12", "modified<3d",
      "modified>=1d", "name:addr", "name:A", "gold", "zzz", "tag=pii", "tag=p", "tag=Old",
      "tag:none", "tag:none,gold", "tag:gold,ee", "type=job", "type:job,model", "type=Model",
      "name=a", "name=X1", "name:Ord,load", "owner:none", "owner=12", "modified:none",
      "modified:2026-09", "created:none", "description:none", "description:all", "description:All",
      "privacy:private", "privacy:none", "rating>=4", "rating:none", "size>1kB", "size:0",
      "id:1", "id=a7",
    ]
    return (0..<Int.random(in: 1...3, using: &numbers)).map { _ in
      (Int.random(in: 0..<4, using: &numbers) == 0 ? "-" : "")
        + (terms.randomElement(using: &numbers) ?? "")
    }.joined(separator: " ")
  }
}
