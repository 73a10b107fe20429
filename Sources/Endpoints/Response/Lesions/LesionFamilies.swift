import ClinicalRecords

/// Which lesions split into which pieces, and which merged into one; mostly empty. Rule: R12, R13.
struct LesionFamilies {
  /// A lesion and one that came of it, by position.
  struct Link {
    let parent: Int
    let child: Int
  }

  /// In the order of the lesions that came of others.
  let links: [Link]

  /// The families among lesions that play a part for a line. A parent that is not registered, or
  /// belongs to another line, is none.
  ///
  /// - Parameters:
  ///   - lesions: The patient's lesions.
  ///   - parts: Their parts; those that came of others are marked as pieces.
  init(_ lesions: [Lesion], _ parts: inout [LesionPart]) {
    var links: [Link] = []
    for child in lesions.indices where parts[child].kind != .other {
      if lesions[child].parents.isEmpty { continue }
      for label in lesions[child].parents {
        guard let parent = lesions.firstIndex(where: { $0.label == label }), parent != child,
          parts[parent].kind != .other
        else { continue }
        links.append(Link(parent: parent, child: child))
        parts[child].isPiece = true
      }
    }
    self.links = links
  }

  /// Whether no lesion split or merged.
  var isEmpty: Bool { links.isEmpty }

  /// Whether a lesion merged of several.
  ///
  /// - Parameter lesion: Its position.
  /// - Returns: Whether it did.
  func isMerged(_ lesion: Int) -> Bool {
    var parents = 0
    for link in links where link.child == lesion { parents += 1 }
    return parents > 1
  }

  /// Gives pieces the part of what they came of: a target before a non-target before a new lesion.
  ///
  /// - Parameter parts: The parts of the lesions.
  func inherit(_ parts: inout [LesionPart]) {
    for link in links { parts[link.child].kind = .other }
    for _ in links {
      for link in links where parts[link.parent].kind.rawValue > parts[link.child].kind.rawValue {
        parts[link.child].kind = parts[link.parent].kind
      }
    }
  }
}
