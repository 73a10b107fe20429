/// What counts as one organ where target lesions are counted.
///
/// Lymph nodes of all regions are one organ, and so are both of a pair: side, lobe and segment are
/// left out, and words of the registry's metastatic sites stand for their site.
///
/// Rule: R4.
enum OrganKey: Equatable {
  case lymphNodes
  /// A position in the vocabulary of metastatic sites.
  case site(Int)
  /// The words that are left, in any order.
  case words(UInt64)

  /// The organ of a lesion; `nil` where none is named.
  init?(of lesion: Lesion, sites: Vocabulary) {
    if lesion.isNode || OrganKey.namesNode(lesion.organ) {
      self = .lymphNodes
      return
    }
    if let site = OrganKey.site(of: lesion.organ, sites) {
      let code = sites.entries[site].code
      if code == "other" || code == "unknown" { return nil }
      self = code == "lymph_node" ? .lymphNodes : .site(site)
      return
    }
    var sum: UInt64 = 0
    lesion.organ.forEachWord { word in
      if OrganKey.parts.position(of: word) == nil { sum &+= OrganKey.hash(word) }
    }
    if sum == 0 { return nil }
    self = .words(sum)
  }

  /// Whether an organ's words name a lymph node.
  static func isLymphNode(_ organ: String, sites: Vocabulary) -> Bool {
    if namesNode(organ) { return true }
    guard let site = site(of: organ, sites) else { return false }
    return sites.entries[site].code == "lymph_node"
  }

  /// Whether a word says node in any region: `LN 4R`, `mediastinal nodes`; not `extra-nodal`.
  private static func namesNode(_ organ: String) -> Bool {
    var isNode = false
    var isDenied = false
    for word in organ.lowercased().split(whereSeparator: { !$0.isLetter }) {
      if nodeWords.contains(String(word)) || word.hasPrefix("lymphnod") {
        isNode = isNode || !isDenied
      }
      isDenied = word == "extra" || word == "non"
    }
    return isNode
  }

  private static let nodeWords: Set<String> = ["node", "nodes", "nodal", "ln", "lns"]

  /// The site the whole text or its first known word names.
  private static func site(of organ: String, _ sites: Vocabulary) -> Int? {
    if let whole = sites.position(of: organ) { return whole }
    var found: Int?
    organ.forEachWord { word in
      if found == nil { found = sites.position(of: word) }
    }
    return found
  }

  private static let parts = Vocabulary(
    words: [
      "left", "right", "l", "r", "both", "bilateral", "upper", "middle", "lower", "lobe", "lobes",
      "segment", "apex", "apical", "base", "basal", "anterior", "posterior", "medial", "lateral",
    ])

  /// FNV-1a of the word in small letters.
  private static func hash(_ word: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word {
      hash = (hash ^ UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)) &* 0x100_0000_01B3
    }
    return hash
  }
}

extension String {
  /// Hands over every word, a run of letters or digits, as bytes that live as long as the call.
  func forEachWord(_ body: (UnsafeRawBufferPointer) -> Void) {
    var text = self
    text.withUTF8 { utf8 in
      let bytes = UnsafeRawBufferPointer(utf8)
      var start = 0
      for end in 0...bytes.count {
        if end < bytes.count, String.isWordByte(bytes[end]) { continue }
        if end > start { body(UnsafeRawBufferPointer(rebasing: bytes[start..<end])) }
        start = end + 1
      }
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte >= 0x80
  }
}

extension Vocabulary {
  /// A set of words in which a text is found without regard to case.
  init(words: [String]) {
    self.init(name: "", entries: words.map { Entry(code: $0, label: $0) })
  }
}

extension Codebook {
  /// Whether an organ's words name a lymph node.
  ///
  /// - Parameter organ: The organ as written.
  /// - Returns: Whether one of its words is node or a spelling of it, whatever the region, or the
  ///   words of the metastatic sites say so.
  public func isLymphNode(organ: String) -> Bool {
    OrganKey.isLymphNode(organ, sites: metastaticSites)
  }
}
