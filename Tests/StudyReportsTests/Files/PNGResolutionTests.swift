import Testing

@testable import StudyReports

struct PNGResolutionTests {
  /// Signature, header of one pixel, end.
  private let picture: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xDE]
    + [0, 0, 0, 0] + Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82]

  // 300 pixels an inch are 300 / 0.0254 = 11811 a meter, 0x2E23; the check value by zlib.crc32.
  @Test func `300 pixels an inch are stated as 11811 a meter behind the header`() throws {
    let stated = try #require(PNGResolution.stating(300, in: picture))
    #expect(stated.count == picture.count + 21)
    #expect(
      Array(stated[33..<54])
        == [0, 0, 0, 9] + Array("pHYs".utf8)
        + [0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1, 0x78, 0xA5, 0x3F, 0x76])
    #expect(PNGResolution.stating(300, in: stated) == nil)
  }

  @Test func `what is no picture stays as it is`() {
    #expect(
      PNGResolution.stating(300, in: Array("no picture, but long enough to be one.".utf8)) == nil)
  }
}
