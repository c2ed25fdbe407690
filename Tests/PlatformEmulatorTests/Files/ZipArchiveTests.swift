import Testing

@testable import PlatformEmulator

@Suite struct ZipArchiveTests {
  @Test func anArchiveIsReadAsItWasWritten() throws {
    let archive = ZipArchive([
      ZipArchive.Entry(path: "assets/", bytes: []),
      ZipArchive.Entry(path: "assets/žluťoučký kůň.csv", bytes: Array("a,b\n1,2\n".utf8)),
      ZipArchive.Entry(path: "empty", bytes: []),
      ZipArchive.Entry(path: "all", bytes: (0...1000).map { UInt8(truncatingIfNeeded: $0) }),
    ])

    let file = archive.packed(at: 1_772_442_000_000)

    #expect(try ZipArchive(file) == archive)
    #expect(ZipArchive.isArchive(file))
    #expect(try ZipArchive(ZipArchive([]).packed(at: 0)).entries.isEmpty)
  }

  /// Dynamic, fixed and stored blocks, an empty file, a folder, a comment.
  @Test func whatPythonPackedIsRead() throws {
    let archive = try ZipArchive(try #require(Base64.decode(Self.packedByPython)))

    #expect(
      archive.entries.map(\.path) == [
        "data/orders.csv", "data/", "poznámka.txt", "fixed.txt", "empty.txt",
      ])
    #expect(archive.entries.map(\.isFolder) == [false, true, false, false, false])
    let rows = (0..<120).map { row in
      let cents = row * 13 % 1000
      return "\(row),customer \(row * 7 % 97),\(row % 3 > 0 ? "web" : "store"),\(cents / 10)."
        + "\(cents % 10)"
    }
    #expect(archive["data/orders.csv"] == Array(rows.joined(separator: "\n").utf8))
    #expect(archive["poznámka.txt"] == Array("stored as it is: žluťoučký".utf8))
    #expect(archive["fixed.txt"] == Array("aaaaaaaaaab".utf8))
    #expect(archive["empty.txt"] == [])
    #expect(archive["none"] == nil)
  }

  @Test func everyDamageIsNoticed() throws {
    let file = try #require(Base64.decode(Self.packedByPython))
    let whole = try ZipArchive(file)

    for position in stride(from: 0, to: file.count - 40, by: 7) {
      var damaged = file
      damaged[position] ^= 0x55
      // Times and comments may change; contents may not.
      if let archive = try? ZipArchive(damaged) {
        #expect(archive.entries.map(\.bytes) == whole.entries.map(\.bytes), "\(position)")
      }
    }
    for count in stride(from: 0, to: file.count - 16, by: 13) {
      #expect(throws: ArchiveError.self) { try ZipArchive(Array(file[..<count])) }
    }
  }

  @Test(arguments: ["../x", "/etc/passwd", "a/../../x", "..\\x", "//"])
  func pathsThatLeadOutAreRefused(path: String) {
    let file = ZipArchive([ZipArchive.Entry(path: path, bytes: [1])]).packed(at: 0)

    #expect(throws: ArchiveError.unsafePath(path)) { try ZipArchive(file) }
  }

  @Test func moreThanTheLimitIsRefused() throws {
    let file = ZipArchive([
      ZipArchive.Entry(path: "a", bytes: Array(repeating: 1, count: 60)),
      ZipArchive.Entry(path: "b", bytes: Array(repeating: 1, count: 60)),
    ]).packed(at: 0)

    #expect(throws: ArchiveError.self) { try ZipArchive(file, limit: 119) }
    #expect(try ZipArchive(file, limit: 120).entries.count == 2)
    #expect(throws: ArchiveError.notAnArchive) { try ZipArchive(Array("PK no archive".utf8)) }
  }

  @Test func checkSumsAreThoseOfTheStandard() {
    #expect(CRC32.sum(of: Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(CRC32.sum(of: []) == 0)
  }

  private static let packedByPython = """
    UEsDBBQAAAAIAABIYlwEkwaWcQMAAHsLAAAPAAAAZGF0YS9vcmRlcnMuY3N2VdZNjhw3DAXgfZ0iBxgUxF9R14kxy8
    CAnSDXz6um1P2yM4hpwR9F1eP4+vHP779//vX964/xhX/8+v4a97jkU55f/37/+SW3Xfopir+qeudln6rKPsLudTnV
    6/XXcesVn6rFq5p3XPmpuu4z5l3XpPp6/fW65apPNbL/d+P2a33KafsQkXteMkgz+gf2IFm5mQ6nELT8nBSwCmGX9C
    8SViHsLhewQto65yx4hcDSbdABrxBYtesKsRBZ1z5JDWghtXUz1GFWMrt1PWFWMse5cZ3P7ZI6uhtaMCuZc1/7glnJ
    PN8XL2ArsWdfvSnUSupqtRnUSup1rt8CbmV3/yCBVkL3WNiE2ciMDu9zFtRGau1u+IDZyGw9GS7PTJPZ5j7JFWojtX
    c33GE2MkePgAfMRuY4M+AJtZE6uxteMBuZZ6N9AW2EnmcGYsDt5K6egVCondSr1WFQO6vPQQ62E1u6HRHPU+bx7tGI
    CbQTWs9DiQLbiW3djlhAO6GtRyMFaCc0Tu2TUsF2Yke3Iw3oIHT0EGQAHYTOMwSZYAexZ7cjJ9RB6mp1FtRB6jpDMM
    fzESP36iGYAnXwd6zLCnQQWs5LmQ52EFu6HTOADkJrz8ZMoJPQ9v5QFthJbOt2zAV0Etp7NmoAnYSOMwQlYCexs9tR
    BnQSOnsIyp9vN6HnGYIKuJPc1UNQE+okdbW6CurkZ32GoBbcky+7c0CAnoSWno2lQE9OqvNUloE9Oa26HcuBnoS2no
    2VQE9C+/lcrgn25Lvudqx6IovQ0UMwYJ5kzjMDAvTk2KqdqvMqzqz9dYC4SFxnAALk4szazwHe4sBq7wS3+I6PCtwi
    rtiJ1riKsLoTVIAtzqvzRJCtyGjymp9s9auI6zsqA97FefXOygny4sSKE652LRJnXz6yNa/FefXOygH14sTKk656LY
    7pnZUG9SL1emelw73IPU64yrX4093l+SwmZJbzQpCtz2ZCbO122Gv/GpxYO0OfHUwGf7zPI7FnEZNBcteTr9hOBofW
    DsxnGZPBqfVOzGcjk0H4tBOyWFEG2fc2Zc9WJoP179B8NjMZ1IHyk7Pw82q2Fyrv1Yyf9jnrtZz9bzs7QQs972Z7p/
    LXbsbLmZ4346/9jBc0XSdroecFba9V8VrQeEPzd3i+djRe0mKcuIWed7S9WSFu539QSwMEFAAAAAAAAEhiXAAAAAAA
    AAAAAAAAAAUAAABkYXRhL1BLAwQUAAAIAAAASGJcCg/cSB4AAAAeAAAADQAAAHBvem7DoW1rYS50eHRzdG9yZWQgYX
    MgaXQgaXM6IMW+bHXFpW91xI1rw71QSwMEFAAAAAgAAEhiXCgMT8wGAAAACwAAAAkAAABmaXhlZC50eHRLTISBJABQ
    SwMEFAAAAAgAAEhiXAAAAAACAAAAAAAAAAkAAABlbXB0eS50eHQDAFBLAQIUAxQAAAAIAABIYlwEkwaWcQMAAHsLAA
    APAAAAAAAAAAAAAACAAQAAAABkYXRhL29yZGVycy5jc3ZQSwECFAMUAAAAAAAASGJcAAAAAAAAAAAAAAAABQAAAAAA
    AAAAAAAAgAGeAwAAZGF0YS9QSwECFAMUAAAIAAAASGJcCg/cSB4AAAAeAAAADQAAAAAAAAAAAAAAgAHBAwAAcG96bs
    OhbWthLnR4dFBLAQIUAxQAAAAIAABIYlwoDE/MBgAAAAsAAAAJAAAAAAAAAAAAAACAAQoEAABmaXhlZC50eHRQSwEC
    FAMUAAAACAAASGJcAAAAAAIAAAAAAAAACQAAAAAAAAAAAAAAgAE3BAAAZW1wdHkudHh0UEsFBgAAAAAFAAUAGQEAAG
    AEAAAPAG1hZGUgYnkgemlwZmlsZQ==
    """.filter { !$0.isWhitespace }
}
