import JSON
import PlatformModel
import Testing

struct SecretDocumentTests {
  private func masked(_ text: String) throws -> String {
    Secrets.masked(try JSONValue.parse(text)).serialized()
  }

  @Test(arguments: [
    #"{"name":"DB_PASSWORD","value":"SECRETX"}"#,
    #"{"Key":"api.key","Value":{"deep":["SECRETX"]}}"#,
    #"{"parameter":"pwd","default_value":"SECRETX","prompt":true}"#,
    #"{"name":"p","type":"encrypted","value":"SECRETX"}"#,
    #"[{"op":"add","path":"/entity/properties/password","value":"SECRETX"}]"#,
    #"{"env_variables":["A=1","USER_APIKEY=SECRETX & more, of it"]}"#,
    #"{"env":{"DB_PASS":"SECRETX","PGPASSWORD":"SECRETX"}}"#,
    #"{"arguments":["--password","SECRETX","--day","1"]}"#,
    #"{"command":"load --token SECRETX --day 1"}"#,
    #"{"settings":"{\"db_passphrase\":\"SECRETX\",\"n\":1}"}"#,
    #"{"url":"/v2/asset_files/a?signature=SECRETX&b=1"}"#,
    #"{"dsn":"postgres://ana:SECRETX@h/db"}"#,
    #"{"note":"to=%2Ff%3Fsignature%3DSECRETX"}"#,
    #"{"/f?signature=SECRETX":1}"#,
    #"{"headers":[{"name":"Authorization","value":"SECRETX"}]}"#,
  ])
  func noValueOfAPairIsShown(document: String) throws {
    let shown = try masked(document)

    #expect(!shown.contains("SECRETX"), "\(shown)")
    #expect(shown.contains("•••"))
  }

  @Test(arguments: [
    #"{"name":"day","value":"2026-03-02"}"#, #"{"name":"password","type":"string"}"#,
    #"{"env_variables":["A=1","PATH=/bin"]}"#, #"{"tags":["secret","pii"]}"#,
    #"{"op":"add","path":"/metadata/tags","value":["secret"]}"#, #"{"token_type":"Bearer"}"#,
    #"{"arguments":["--day","1"]}"#, #"{"description":"who has the password may ask for a token"}"#,
    #"{"flag_secret":true,"password":null,"signature":""}"#,
  ])
  func whatIsNoSecretStays(document: String) throws {
    #expect(try masked(document) == document)
  }

  @Test func keysInASecretStayReadable() throws {
    #expect(
      try masked(#"{"credentials":{"user":"u","deep":{"n":7}}}"#)
        == #"{"credentials":{"user":"•••","deep":{"n":"•••"}}}"#)
  }
}
