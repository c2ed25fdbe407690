/// Regions of IBM Cloud that have the platform, with its address there.
///
/// Source: base addresses of the API in the services' clients, payloads 0.1.
enum CloudRegion {
  private static let addresses = [
    ("us-south", "https://api.dataplatform.cloud.ibm.com"),
    ("eu-de", "https://api.eu-de.dataplatform.cloud.ibm.com"),
    ("eu-gb", "https://api.eu-gb.dataplatform.cloud.ibm.com"),
    ("jp-tok", "https://api.jp-tok.dataplatform.cloud.ibm.com"),
    ("au-syd", "https://api.au-syd.dai.cloud.ibm.com"),
    ("ca-tor", "https://api.ca-tor.dai.cloud.ibm.com"),
  ]

  static var names: [String] { addresses.map(\.0) }

  /// Where API keys of IBM Cloud become tokens.
  static let identityAddress = "https://iam.cloud.ibm.com"

  static func address(of region: String) -> String? {
    addresses.first { $0.0 == region }?.1
  }

  /// True for an address of the platform on IBM Cloud.
  static func isCloud(_ address: String) -> Bool {
    let host = address.lowercased().split(separator: "/").dropFirst().first ?? ""
    return host.hasSuffix(".cloud.ibm.com")
  }
}
