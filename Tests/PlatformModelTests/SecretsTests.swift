import PlatformModel
import Testing

struct SecretsTests {
  @Test(arguments: [
    "password", "db_Password", "client_secret", "x-api-key", "apikey", "token", "AccessKeyId",
    "connection_string", "my token", "DB_PASS", "dbPass", "USER_APIKEY", "X-Amz-Credential", "sig",
    "spring.datasource.password",
  ])
  func namesOfSecretsAreKnown(name: String) {
    #expect(Secrets.isSecret(key: name))
  }

  @Test(arguments: [
    "", "a", "name", "passwor", "asset_id", "token_type", "Page_Token", "toke", "sécret", "tags",
    "design",
    "passenger", "bypass", "tokenizer", "assignment",
  ])
  func otherNamesAreNot(name: String) {
    #expect(!Secrets.isSecret(key: name))
  }
}
