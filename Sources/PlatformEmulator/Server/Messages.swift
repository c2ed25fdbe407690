import HTTPTypes
import NIOCore
import NIOHTTP1

extension EmulatorRequest {
  /// What came over the wire.
  init(_ head: HTTPRequestHead, _ body: ByteBuffer, isFromLoopback: Bool) {
    var fields = HTTPFields()
    fields.reserveCapacity(head.headers.count)
    for (name, value) in head.headers {
      if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
    }
    self.init(
      method: HTTPRequest.Method(rawValue: head.method.rawValue) ?? .get, path: head.uri,
      headers: fields, body: Array(body.readableBytesView))
    self.isFromLoopback = isFromLoopback
  }
}

extension HTTPResponseHead {
  /// - Parameters:
  ///   - isLast: the connection ends with it.
  ///   - time: milliseconds since 1970, by the platform's clock.
  init(_ response: EmulatorResponse, version: HTTPVersion, isLast: Bool, at time: Int64) {
    var headers = HTTPHeaders()
    headers.reserveCapacity(response.headers.count + 3)
    for field in response.headers {
      headers.add(name: field.name.rawName, value: field.value)
    }
    if response.status.mayHaveBody {
      headers.replaceOrAdd(name: "Content-Length", value: "\(response.body.count)")
    }
    headers.add(name: "Date", value: CalendarDate(milliseconds: time).httpText)
    if isLast { headers.add(name: "Connection", value: "close") }
    self.init(
      version: version,
      status: HTTPResponseStatus(
        statusCode: response.status.code, reasonPhrase: response.status.reasonPhrase),
      headers: headers)
  }
}

extension HTTPResponse.Status {
  fileprivate var mayHaveBody: Bool {
    code >= 200 && code != 204 && code != 304
  }
}

extension CalendarDate {
  /// `Sun, 06 Nov 1994 08:49:37 GMT`: IMF-fixdate of RFC 9110.
  var httpText: String {
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(days[weekday]), \(two(day)) \(months[month - 1]) \(year) "
      + "\(two(hour)):\(two(minute)):\(two(second)) GMT"
  }
}
