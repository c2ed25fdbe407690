import Foundation
import Testing

/// The explorer on an emulator that speaks HTTPS.
@Suite struct EmulatorTLSTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "limn-tls-\(UUID().uuidString)")
  private var certificate: String {
    folder.appending(path: "limn/emulator-certificate.pem").path
  }

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  @Test func aClientThatTrustsItsCertificateIsServedAndNoOther() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let emulator = try EmulatorProcess(["--assets", "300", "--tls"], in: folder)
    let command = "LIMN_PASSWORD=password \(Program.path) --url \(emulator.address) --user admin"
    #expect(emulator.address.hasPrefix("https://127.0.0.1:"))

    let terminal = try Tmux(columns: 160, rows: 45)
    try terminal.run(command)
    try terminal.waitFor("the certificate of 127.0.0.1", "is not trusted")
    try terminal.press("q")
    try terminal.waitUntil("the shell is back") {
      $0.contains("ready$") && !$0.contains("Catalogs")
    }
    try terminal.run("clear; \(command) --ca-file \(certificate)")
    try terminal.waitFor("Retail 360", "Sustainability")
    try terminal.quit()

    let attributes = try FileManager.default.attributesOfItem(
      atPath: folder.appending(path: "limn/emulator-key.pem").path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func theCertificateIsKeptAndAnotherOneCanBeGiven() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try EmulatorProcess(["--assets", "50", "--tls"], in: folder)
    let first = try String(contentsOfFile: certificate, encoding: .utf8)

    let again = try EmulatorProcess(["--assets", "50", "--tls"], in: folder)
    #expect(try String(contentsOfFile: certificate, encoding: .utf8) == first)
    _ = try EmulatorClient(again.address, trusting: certificate)

    let key = folder.appending(path: "limn/emulator-key.pem").path
    let given = try EmulatorProcess(
      ["--assets", "50", "--tls-cert", certificate, "--tls-key", key], in: folder)
    _ = try EmulatorClient(given.address, trusting: certificate)
    let swapped = try Program.run(["emulator", "--tls-cert", key, "--tls-key", certificate])
    #expect(swapped.code == 2)
    #expect(swapped.error.contains("no PEM file with certificates"), "\(swapped.error)")
  }
}
