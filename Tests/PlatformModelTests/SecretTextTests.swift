import PlatformModel
import Testing

struct SecretTextTests {
  @Test(arguments: [
    (
      "/v2/asset_files/x?project_id=p&signature=abc.DEF-1%3D&b=1",
      "/v2/asset_files/x?project_id=p&signature=•••&b=1"
    ),
    ("?Signature=a", "?Signature=•••"), ("token=a;x", "token=•••"),
    (#"{"api_key": "k,1","user":"u"}"#, #"{"api_key": "•••","user":"u"}"#),
    (#"{"password":"p q"}"#, #"{"password":"•••"}"#),
    (#"{"password":"p\"q","a":1}"#, #"{"password":"•••","a":1}"#),
    ("Authorization: Bearer abcdefgh.ijk", "Authorization: Bearer •••"),
    ("ZenApiKey YWRtaW46emVu!", "ZenApiKey •••"),
    ("X-Amz-Signature=ff&X-Amz-Date=1", "X-Amz-Signature=•••&X-Amz-Date=1"),
    ("Your token is bad. Token: expired", "Your token is bad. Token: expired"),
    ("a bearer of news", "a bearer of news"), ("basic plan", "basic plan"),
    ("basic authentication", "basic authentication"),
    ("mytoken=a signature", "mytoken=••• signature"), ("signature=", "signature="),
    ("", ""), ("é signature=é", "é signature=•••"), ("token", "token"), ("token ", "token "),
    ("password = x1 y", "password = ••• y"), ("token == null", "token == null"),
    ("password: hunter2", "password: •••"), ("DB_PASSWORD='a b' run", "DB_PASSWORD='•••' run"),
    ("run --db-password hunter2 --day 1", "run --db-password ••• --day 1"),
    ("a -- password x", "a -- password x"),
    ("postgres://ana:pw@h:5432/db", "postgres://ana:•••@h:5432/db"),
    ("https://h/x?a=b:c@d", "https://h/x?a=b:c@d"), ("https://ana@h/", "https://ana@h/"),
    ("jdbc:db2://h:1/d:user=u;password=p;ssl=1", "jdbc:db2://h:1/d:user=u;password=•••"),
    ("got eyJhbGciOi.eyJzdWIi.c2ln end", "got ••• end"),
    ("got {dbaes}QUJD end", "got ••• end"),
    (
      "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----",
      "-----BEGIN PRIVATE KEY-----•••-----END PRIVATE KEY-----"
    ),
    ("-----BEGIN CERTIFICATE-----\nMIIE", "-----BEGIN CERTIFICATE-----\nMIIE"),
  ])
  func secretsAreTakenOut(text: String, masked: String) {
    #expect(Secrets.masked(text) == masked)
  }

  /// However often an address was encoded on its way into another text.
  @Test(arguments: [
    ("/d?to=%2Ff%3Fsignature%3DSECRETX%26b%3D1", "/d?to=%2Ff%3Fsignature%3D•••%26b%3D1"),
    (
      "/d?to=%252Ff%253Fsignature%253DSECRETX%2526b%253D1",
      "/d?to=%252Ff%253Fsignature%253D•••%2526b%253D1"
    ),
    (#"{\"url\":\"/f?signature=SECRETX\u0026b=1\"}"#, #"{\"url\":\"/f?signature=•••\"}"#),
    (#"{\\\"password\\\":\\\"SECRETX y\\\"}"#, #"{\\\"password\\\":\\\"•••\\\"}"#),
    ("%7B%22password%22%3A%22SECRETX%22%7D", "%7B%22password%22%3A%22•••%22%7D"),
    ("pass%77ord=SECRETX", "pass%77ord=•••"), ("password=a%26SECRETX&b=1", "password=•••&b=1"),
    ("Authorization%3A+Bearer+SECRETX1", "Authorization%3A•••"),
    (#"https:\/\/ana:SECRETX@h\/db"#, #"https:\/\/ana:•••@h\/db"#),
  ])
  func secretsAreTakenOutOfEncodedTexts(text: String, masked: String) {
    #expect(Secrets.masked(text) == masked)
  }

  @Test func knownSecretsAreTakenOutWhereverTheyAre() {
    #expect(
      Secrets.masked("hunter22 and hunter2", known: ["hunter22", "and", ""]) == "••• and hunter2")
    #expect(Secrets.masked("hunterhunter é", known: ["hunter"]) == "•••••• é")
    #expect(Secrets.masked("hunterhunter é hunter", known: ["hunter", "é hu"]) == "•••••• •••")
    #expect(Secrets.masked("aaaaaaaaa", known: ["aaaa"]) == "••••••a")
    #expect(Secrets.masked("", known: ["hunter"]) == "")
    #expect(Secrets.masked("a=h%75nter&b", known: ["hunter"]) == "a=•••&b")
    #expect(Secrets.masked("a=50%2541x", known: ["50%41x"]) == "a=•••")
  }

  /// No text ends the program, and what is no secret stays as it is.
  @Test func anyBytesCanBeLookedThrough() {
    var generator = SystemRandomNumberGenerator()
    let pieces = [
      "password", "=", ":", "\"", "'", "\\", "%", "%2", "%25", "&", " ", "{dbaes", "eyJ", ".",
      "-----BEGIN ", "PRIVATE KEY-----", "://", "@", "bearer ", "+", "--token", "\\u00", "é", "\n",
    ]
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0...12, using: &generator))
        .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let once = Secrets.masked(text, known: ["word="])
      #expect(once.isEmpty == text.isEmpty)
    }
  }
}
