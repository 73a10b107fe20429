import ClinicalRecords

/// The part one lesion plays for one line of therapy.
struct LesionPart {
  /// What it is followed as; of a lesion merged of several, the last that applies.
  enum Kind: UInt8 {
    /// Not followed for this line.
    case other
    /// Not there when the line started.
    case new
    /// Disease that is not measured.
    case nonTarget
    /// Part of the sum of diameters.
    case target
  }

  /// What it is followed as.
  var kind: Kind
  /// The position of its row at the visit at hand; −1 where there is none.
  var row: Int32 = -1
  /// Whether it is a lymph node.
  let isNode: Bool
  /// Whether it was chosen for this line alone.
  let isChosen: Bool
  /// Whether it split from, or merged of, others.
  var isPiece = false
  /// Whether any row, up to the visit at hand, speaks of it. Rule: R12.
  var isKnown = false
  /// Whether it was to be seen when last evaluated on or before the start.
  var wasThere = false
  /// Whether this line counts it: a target that makes up the sum, a non-target that was there at
  /// baseline or has been seen since.
  var counts = false

  /// The part of a lesion by its category.
  ///
  /// - Parameters:
  ///   - lesion: The lesion.
  ///   - line: The number of the line.
  init(_ lesion: Lesion, line: Int) {
    isNode = lesion.isNode
    isChosen = lesion.lineNumber == line
    if let number = lesion.lineNumber, number != line {
      kind = .other
      return
    }
    switch lesion.category {
    case .target: kind = .target
    case .nonTarget: kind = .nonTarget
    case .new: kind = .new
    }
  }
}
