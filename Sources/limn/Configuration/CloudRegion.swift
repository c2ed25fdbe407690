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

  /// Where people find in a browser what the API at `address` serves: at the same host, but that of IBM
  /// Cloud has a name of its own for programs. Nil if `address` is none.
  static func webAddress(_ address: String) -> String? {
    let parts = address.split(separator: "/")
    guard parts.count >= 2, parts[0].hasSuffix(":"), !parts[1].contains("@") else { return nil }
    let host = parts[1]
    let name = isCloud(address) && host.hasPrefix("api.") ? host.dropFirst(4) : host
    return "\(parts[0])//\(name)"
  }

  /// True for an address of the platform on IBM Cloud.
  static func isCloud(_ address: String) -> Bool {
    let host = address.lowercased().split(separator: "/").dropFirst().first ?? ""
    return host.hasSuffix(".cloud.ibm.com")
  }
}
