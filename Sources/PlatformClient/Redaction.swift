import PlatformModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps secrets out of texts that are shown, logged or thrown.
enum Redaction {
  static let mask = "•••"

  /// Query parameters and JSON members whose values are secrets, wherever they stand in a text. Those
  /// of storages' signed addresses among them.
  private static let names: Set<String> = [
    "signature", "token", "access_token", "refresh_token", "id_token", "apikey", "api_key",
    "api-key", "password", "passwd", "passphrase", "secret", "client_secret", "secret_key",
    "secret_access_key", "access_key", "private_key", "session_token", "sig", "jwt", "assertion",
    "x-amz-signature", "x-amz-credential", "x-amz-security-token", "x-goog-signature",
    "x-goog-credential", "awsaccesskeyid",
  ]
  private static let schemes = ["bearer", "zenapikey", "basic"]

  /// Whether a parameter or member of that name holds a secret.
  static func isSecret(_ name: String) -> Bool {
    names.contains(name.lowercased()) || Secrets.isSecret(key: name)
  }

  /// `text` without the values of secret parameters and of authorization headers.
  static func masked(_ text: String) -> String {
    var bytes = Array(text.utf8)
    var isChanged = false
    var index = 0
    while let start = wordStart(in: bytes, from: index) {
      let end = wordEnd(in: bytes, from: start)
      index = end
      let word = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
      guard let value = value(after: word, at: end, in: bytes) else { continue }
      bytes.replaceSubrange(value, with: mask.utf8)
      index = value.lowerBound + mask.utf8.count
      isChanged = true
    }
    return isChanged ? String(decoding: bytes, as: UTF8.self) : text
  }

  /// `text` without any of `secrets`; those of up to three characters would blot out too much.
  static func masked(_ text: String, secrets: [String]) -> String {
    let text = masked(text)
    var bytes = Array(text.utf8)
    var isChanged = false
    for secret in secrets where secret.utf8.count > 3 {
      isChanged = hide(Array(secret.utf8), in: &bytes) || isChanged
    }
    return isChanged ? String(decoding: bytes, as: UTF8.self) : text
  }

  /// By bytes: there are many texts and long ones in a body, and a `String` is searched character by
  /// character. False if the secret is not there.
  private static func hide(_ secret: [UInt8], in bytes: inout [UInt8]) -> Bool {
    var result: [UInt8] = []
    var start = 0
    while let found = place(of: secret, in: bytes, from: start) {
      result += bytes[start..<found]
      result += mask.utf8
      start = found + secret.count
    }
    if start > 0 { bytes = result + bytes[start...] }
    return start > 0
  }

  private static func place(of secret: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      var start = start
      while start + secret.count <= bytes.count {
        let room = bytes.count - secret.count + 1 - start
        guard let found = memchr(base + start, Int32(secret[0]), room) else { return nil }
        start = UnsafeRawPointer(found) - base
        if memcmp(base + start, secret, secret.count) == 0 { return start }
        start += 1
      }
      return nil
    }
  }

  private static func value(after word: String, at end: Int, in bytes: [UInt8]) -> Range<Int>? {
    var start = end
    if names.contains(word) {
      guard let next = skippingSeparator(in: bytes, from: end) else { return nil }
      start = next
    } else if schemes.contains(word) {
      guard end < bytes.count, bytes[end] == 0x20 else { return nil }
      start = end + 1
    } else {
      return nil
    }
    var stop = start
    while stop < bytes.count, isValue(bytes[stop]) { stop += 1 }
    let isSecret = names.contains(word) ? stop > start : stop - start >= 8
    return isSecret ? start..<stop : nil
  }

  /// Past `=`, or `":"` with blanks as in JSON; nil if neither follows.
  private static func skippingSeparator(in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    if index < bytes.count, bytes[index] == 0x22 { index += 1 }
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard index < bytes.count, bytes[index] == 0x3d || bytes[index] == 0x3a else { return nil }
    index += 1
    if bytes[index - 1] == 0x3d { return index }
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    // A colon in prose ("token: expired") is followed by no secret; in JSON by a quoted one.
    guard index < bytes.count, bytes[index] == 0x22 else { return nil }
    return index + 1
  }

  private static func wordStart(in bytes: [UInt8], from start: Int) -> Int? {
    bytes[start...].firstIndex(where: isWord)
  }

  private static func wordEnd(in bytes: [UInt8], from start: Int) -> Int {
    bytes[start...].firstIndex { !isWord($0) } ?? bytes.count
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte.isLetterOrDigit || byte == 0x2d || byte == 0x5f
  }

  private static func isValue(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x22 && byte != 0x26 && byte != 0x27 && byte != 0x3c && byte != 0x2c
      && byte != 0x23
  }
}
