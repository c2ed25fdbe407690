/// A body of the type `application/x-www-form-urlencoded`: names and values as in a query.
struct FormBody {
  private let fields: [(name: String, value: String)]

  /// Throws 400 if it is none.
  init(_ call: Call) throws {
    let text = String(decoding: call.request.body, as: UTF8.self)
    guard let target = RequestTarget("/?\(text)") else {
      throw PlatformFault.invalid("The body is not a form.")
    }
    fields = target.query
  }

  /// Nil if the field is absent or empty.
  subscript(name: String) -> String? {
    fields.first { $0.name == name && !$0.value.isEmpty }?.value
  }
}
