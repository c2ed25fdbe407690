import Testing

@testable import limn

/// The words of the command line, whatever was loaded before the program.
@Suite struct ProcessArgumentsTests {
  @Test func whatTheRuntimeDoesNotSeeTheSystemKnows() {
    #expect(ProcessArguments.chosen([], ["limn", "demo"]) == ["limn", "demo"])
    #expect(ProcessArguments.chosen(["limn"], ["limn", "--version"]) == ["limn", "--version"])
    #expect(ProcessArguments.chosen(["limn", "demo"], []) == ["limn", "demo"])
    #expect(ProcessArguments.chosen(["./limn"], ["/lib/ld.so", "./limn"]) == ["./limn"])
  }
}
