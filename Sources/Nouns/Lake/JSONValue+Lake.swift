import Filters
public import JSON
import PlatformModel

extension JSONValue {
  /// The object itself, in whichever of its two formats AI Lake answers.
  public var lakeObject: JSONValue {
    let item = self["data"] ?? self
    guard let attributes = item["attributes"], attributes.object != nil else { return item }
    return attributes
  }
}
