/// What a secret is, and how it becomes the right to ask.
enum SignInKind: String, CaseIterable, Sendable {
  /// User and password of Cloud Pak for Data.
  case password
  /// User and API key of Cloud Pak for Data.
  case apiKey = "api-key"
  /// User and API key, sent along with every call.
  case zenApiKey = "zen-api-key"
  /// A bearer token somebody else got.
  case token
  /// User and password of the identity provider beside a Cloud Pak.
  case iam
  /// An API key of IBM Cloud.
  case ibmCloud = "ibm-cloud"

  var needsUser: Bool {
    switch self {
    case .password, .apiKey, .zenApiKey, .iam: true
    case .token, .ibmCloud: false
    }
  }

  /// A token comes of it that can be kept for a while.
  var hasToken: Bool { self != .zenApiKey && self != .token }

  /// The variable of the environment that has it.
  var variable: String {
    switch self {
    case .password, .iam: "LIMN_PASSWORD"
    case .apiKey, .zenApiKey, .ibmCloud: "LIMN_API_KEY"
    case .token: "LIMN_TOKEN"
    }
  }

  /// What has to be known, as a prompt asks for it.
  var secretName: String {
    switch self {
    case .password, .iam: "password"
    case .apiKey, .zenApiKey, .ibmCloud: "API key"
    case .token: "token"
    }
  }
}
