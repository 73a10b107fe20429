import ClinicalRecords

// What one row says of a lesion. A row that says nothing is missing, never 0. Rule: R14, R30.

extension LesionMeasurement {
  /// Whether the lesion was evaluated, by itself or through the lesions that carry its measurement.
  var isFinding: Bool {
    switch state {
    case .notDone, .notEvaluable, .treated: false
    case .measured, .absent, .tooSmall, .split, .merged, .present, .progressed, .equivocal,
      .unequivocal:
      true
    }
  }

  /// The length that enters the sum of diameters, in tenths of a millimeter; `nil` where it is
  /// missing.
  ///
  /// A lesion gone is 0. One too small to measure is 5 mm, unless its length is given, which is
  /// then kept however small.
  ///
  /// Rule: R9, R10, R11, R14, R30.
  ///
  /// - Parameter isNode: Whether it is a lymph node, of which only the short axis counts.
  /// - Returns: The length.
  func tenths(isNode: Bool) -> Int? {
    let length = isNode ? shortAxisTenths : longestDiameterTenths
    switch state {
    case .absent: return 0
    case .tooSmall: return length ?? ResponseLimits.tooSmallTenths
    case .measured, .present, .progressed, .equivocal, .unequivocal: return length
    case .notDone, .notEvaluable, .treated, .split, .merged: return nil
    }
  }

  /// Whether disease is to be seen in it; `nil` where the row does not say.
  ///
  /// A node below 10 mm is normal: no disease.
  ///
  /// Rule: R2, R11, R26.
  ///
  /// - Parameter isNode: Whether it is a lymph node.
  /// - Returns: Whether it is.
  func isVisible(isNode: Bool) -> Bool? {
    switch state {
    case .absent: false
    case .measured, .tooSmall, .present:
      tenths(isNode: isNode).map { Self.isVisible($0, isNode: isNode) } ?? true
    case .progressed, .equivocal, .unequivocal: true
    case .notDone, .notEvaluable, .treated, .split, .merged: nil
    }
  }

  /// Whether a length is disease: any but 0, of a node 10 mm and more. Rule: R2, R11.
  ///
  /// - Parameters:
  ///   - tenths: The length.
  ///   - isNode: Whether it is the short axis of a lymph node.
  /// - Returns: Whether it is.
  static func isVisible(_ tenths: Int, isNode: Bool) -> Bool {
    tenths >= (isNode ? ResponseLimits.pathologicalNodeTenths : 1)
  }
}
