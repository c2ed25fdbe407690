/// The decision for the whole program of what is secret: names that secrets go by, and texts that
/// are secrets whatever they are called.
///
/// `masked` takes them out of texts and documents; whatever is shown, copied, traced or logged goes
/// through it.
public enum Secrets {
  /// Stands in the place of a secret, whatever its length.
  public static let mask = "•••"

  /// Words in the names of secrets, wherever they stand: in lower case, without `_`, `-` and `.`.
  /// As bytes: every name of every document is looked at.
  static let words: [[UInt8]] = [
    "password", "passwd", "passphrase", "passcode", "secret", "token", "apikey", "signature",
    "credential", "privatekey", "accesskey", "encryptionkey", "signingkey", "sshkey",
    "accountkey", "masterkey", "sharedkey", "bearer", "authorization", "cookie",
    "connectionstring", "assertion",
  ].map { Array($0.utf8) }

  /// Shorter ones, which have to be a part of their own: `db_pass`, `dbPass`, but not `passenger`.
  static let parts: Set<[UInt8]> = Set(
    ["pass", "pwd", "sig", "sas", "jwt", "creds", "cred"].map { Array($0.utf8) })

  /// Names that only look like it, without `_`, `-` and `.`.
  private static let harmless: Set<[UInt8]> = Set(
    [
      "tokentype", "tokenlimit", "maxtokens", "tokencount", "expiredtokens", "tokenizer",
      "issecret", "pagetoken", "nexttoken", "setcookiedomain",
    ].map { Array($0.utf8) })

  /// The beginnings of what the platform has encrypted: `{dbaes}…`.
  static let encryptions = ["{dbaes", "{wdpaes", "{enc}"]

  /// The words before credentials in a header, in lower case: `Bearer eyJ…`.
  static let schemes = ["bearer", "zenapikey", "basic"]

  /// The beginning of a JSON web token: an object in base64.
  static let webToken = "eyJ"

  /// Whether whatever has that name is a secret: a member, a parameter, a header, a variable.
  public static func isSecret(key: String) -> Bool {
    var key = key
    return key.withUTF8 { isSecret(name: $0) }
  }

  static func isSecret(name: some Collection<UInt8>) -> Bool {
    var joined: [UInt8] = []
    joined.reserveCapacity(name.count)
    var part: [UInt8] = []
    var hasPart = false
    var wasLower = false
    for byte in name {
      let isUpper = (0x41...0x5a).contains(byte)
      let isSeparator = byte == 0x5f || byte == 0x2d || byte == 0x2e || byte == 0x20
      if isSeparator || isUpper && wasLower {
        hasPart = hasPart || parts.contains(part)
        part.removeAll(keepingCapacity: true)
      }
      wasLower = !isUpper && !isSeparator
      guard !isSeparator else { continue }
      let letter = isUpper ? byte | 0x20 : byte
      joined.append(letter)
      part.append(letter)
    }
    hasPart = hasPart || parts.contains(part)
    guard hasPart || words.contains(where: { has($0, in: joined) }) else { return false }
    return !harmless.contains(joined)
  }

  private static func has(_ word: [UInt8], in name: [UInt8]) -> Bool {
    guard word.count <= name.count else { return false }
    return (0...name.count - word.count).contains { start in
      name[start] == word[0] && name[start..<start + word.count].elementsEqual(word)
    }
  }

  /// A value that is encrypted by the platform (`{dbaes}…`) or looks like a JSON web token.
  public static func isSecret(text: String) -> Bool {
    if text.hasPrefix("{enc") || encryptions.contains(where: text.hasPrefix) { return true }
    return text.hasPrefix(webToken) && text.utf8.filter { $0 == 0x2E }.count == 2
      && !text.utf8.contains(0x20)
  }
}
