import Testing

@testable import PlatformClient

struct RedactionTests {
  @Test(arguments: [
    (
      "/v2/asset_files/x?project_id=p&signature=abc.DEF-1%3D&b=1",
      "/v2/asset_files/x?project_id=p&signature=•••&b=1"
    ),
    ("?Signature=a", "?Signature=•••"), ("token=a;x", "token=•••"),
    (#"{"api_key": "k,1","user":"u"}"#, #"{"api_key": "•••,1","user":"u"}"#),
    (#"{"password":"p"}"#, #"{"password":"•••"}"#),
    ("Authorization: Bearer abcdefgh.ijk", "Authorization: Bearer •••"),
    ("ZenApiKey YWRtaW46emVu!", "ZenApiKey •••"),
    ("X-Amz-Signature=ff&X-Amz-Date=1", "X-Amz-Signature=•••&X-Amz-Date=1"),
    ("Your token is bad. Token: expired", "Your token is bad. Token: expired"),
    ("a bearer of news", "a bearer of news"), ("basic plan", "basic plan"),
    ("mytoken=a signature", "mytoken=a signature"), ("signature=", "signature="),
    ("", ""), ("é signature=é", "é signature=•••"), ("token", "token"), ("token ", "token "),
  ])
  func secretsAreTakenOut(text: String, masked: String) {
    #expect(Redaction.masked(text) == masked)
  }

  @Test func knownSecretsAreTakenOutWhereverTheyAre() {
    #expect(
      Redaction.masked("hunter22 and hunter2", secrets: ["hunter22", "and", ""])
        == "••• and hunter2")
    #expect(
      Redaction.masked("hunterhunter é hunter", secrets: ["hunter", "é hu"]) == "•••••• é •••")
    #expect(Redaction.masked("aaaaaaaaa", secrets: ["aaaa"]) == "••••••a")
    #expect(Redaction.masked("", secrets: ["hunter"]) == "")
  }
}
