import Testing

@testable import RegistryCLI

struct CompletionsTests {
  @Test func `without a registry there are no words, and no error`() {
    #expect(Completions.characteristics.isEmpty)
    #expect(Completions.patients(startingWith: "P").isEmpty)
  }
}
