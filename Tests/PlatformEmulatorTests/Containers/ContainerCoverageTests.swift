import Testing

@testable import PlatformEmulator

@Suite struct ContainerCoverageTests {
  @Test(arguments: [
    RouteGroup.auth, .catalogs, .projects, .spaces, .environments, .hardwareSpecifications,
    .softwareSpecifications, .packageExtensions, .runtimeDefinitions,
  ])
  func everyOperationOfTheGroupIsEmulated(group: RouteGroup) {
    let missing = PlatformEmulator.operations.filter {
      $0.group == group.rawValue && !$0.isEmulated
    }

    #expect(missing.map { "\($0.method) \($0.path)" } == [])
  }
}
