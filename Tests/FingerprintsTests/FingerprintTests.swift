import Fingerprints
import Testing

struct FingerprintTests {
  // FIPS 180-4 examples, and NIST's CSRC example values for SHA-256.
  @Test func `a fingerprint is the SHA-256 of the standard`() {
    #expect(
      Fingerprint(of: "abc").description
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      Fingerprint(of: "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq").description
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    #expect(
      Fingerprint(of: "").description
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func `how contents are cut into pieces does not matter`() {
    var builder = FingerprintBuilder()
    builder.add("a")
    builder.add("")
    builder.add("bc")
    #expect(builder.finish() == Fingerprint(of: "abc"))
    #expect(builder.finish() == Fingerprint(of: ""))
  }

  @Test func `bytes and the text they are have one fingerprint`() {
    #expect(Fingerprint(of: Array("中文".utf8)) == Fingerprint(of: "中文"))
    #expect(Fingerprint(of: "abc").prefix(8) == "ba7816bf")
  }
}
