import NIOSSL
import Testing

@testable import PlatformClient

/// Names in certificates, whatever the other side sends.
@Suite struct CertificateNamesTests {
  private func bytes(_ text: String) throws -> [UInt8] {
    try NIOSSLCertificate(bytes: Array(text.utf8), format: .pem).toDERBytes()
  }

  @Test func aCertificateSaysWhoseItIsAndWhoVouches() throws {
    let here = try #require(CertificateNames(bytes(TestCertificates.here)))
    let authority = try #require(CertificateNames(bytes(TestCertificates.authority)))

    #expect(here.subject == "here")
    #expect(here.issuer == "Test Authority")
    #expect(!here.isSelfSigned)
    #expect(authority.isSelfSigned)
  }

  @Test func whatIsCutOffOrChangedIsNoCertificateAndDoesNoHarm() throws {
    let whole = try bytes(TestCertificates.here)
    for length in 0..<whole.count { _ = CertificateNames(Array(whole.prefix(length))) }
    for index in whole.indices {
      for value in [0x00, 0x7f, 0x84, 0xff] as [UInt8] {
        var changed = whole
        changed[index] = value
        _ = CertificateNames(changed)
      }
    }

    #expect(CertificateNames([]) == nil)
    #expect(CertificateNames([0x30, 0x84, 0xff, 0xff, 0xff, 0xff]) == nil)
  }
}
