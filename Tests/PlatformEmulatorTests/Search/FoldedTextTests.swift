import Testing

@testable import PlatformEmulator

@Suite struct FoldedTextTests {
  @Test func lettersLoseCaseAndAccents() {
    #expect(FoldedText.plain("Přehled ZÁKAZNÍKŮ") == "prehled zakazniku")
    #expect(FoldedText.plain("Cafe\u{301} — Ünïted") == "cafe — united")
    #expect(FoldedText.plain("Ωμέγα 顧客 عملاء 🚀") == "ωμέγα 顧客 عملاء 🚀")
  }

  @Test func onlyScriptsWithoutCaseAreTakenAsTheyAre() {
    let missed = (0x250...0x1FFFF).compactMap { Unicode.Scalar(UInt32($0)) }
      .filter { $0.properties.changesWhenLowercased }
      .filter { FoldedText.plain(String($0)) == String($0) }

    #expect(missed.isEmpty)
  }
}
