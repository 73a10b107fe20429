import Testing

@testable import RegistryCLI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct StandardOutputTests {
  @Test(.enabled(if: access("/dev/full", W_OK) == 0, "needs Linux"))
  func `what a full disk did not take is missed at the end`() throws {
    let stream = try #require(fopen("/dev/full", "w"))
    defer { fclose(stream) }
    #expect(StandardOutput.mistake(in: stream) == nil)
    fputs("a", stream)
    #expect(StandardOutput.mistake(in: stream) == "The disk is full.")
  }

  @Test(.enabled(if: access("/dev/full", W_OK) == 0, "needs Linux"))
  func `a write that failed earlier is missed too`() throws {
    let stream = try #require(fopen("/dev/full", "w"))
    defer { fclose(stream) }
    fputs("a", stream)
    fflush(stream)
    #expect(StandardOutput.mistake(in: stream) == "Not all of it could be written.")
  }
}
