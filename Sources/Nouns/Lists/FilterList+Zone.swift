public import Filters
public import PlatformModel

extension FilterList {
  /// The filter as it is understood in this list, by somebody whose clock goes by `zone`.
  public func query(_ text: String, in zone: Zone) -> FilterQuery {
    query(text) { zone.moment(showing: Timestamp(milliseconds: $0)).milliseconds }
  }
}

extension FilterValue {
  public init(_ moment: Timestamp?) {
    self = moment.map { .moment($0.milliseconds) } ?? .none
  }
}
