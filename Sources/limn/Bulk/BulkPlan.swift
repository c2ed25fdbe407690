import PlatformClient
import PlatformModel

extension BulkPlan {
  init(_ operations: [APIOperation], budget: CallBudget?, each: Duration = usual) {
    var calls: [CallCategory: Int] = [:]
    for operation in operations { calls[operation.category, default: 0] += 1 }
    self.init(calls: calls, budget: budget, each: each)
  }

  init(calls: [CallCategory: Int], budget: CallBudget?, each: Duration = usual) {
    var uses: [CallCategory: CallUse] = [:]
    for category in calls.keys { uses[category] = budget?.use(of: category) }
    self.init(calls: calls, uses: uses, each: each)
  }
}
