import ClinicalRecords

extension TargetResponse {
  /// The response of the target lesions from their sum of diameters.
  ///
  /// Asked in this order: is a lesion missing, and if so, do those measured show progression alone;
  /// are all gone; progression from the nadir; partial response from the baseline. Where no baseline
  /// is known neither a partial response nor stable disease can be told: NE.
  ///
  /// Source: Eisenhauer et al., *Eur J Cancer* 2009;45:228–247, section 4.3.1.
  ///
  /// Rule: R14, R16, R17, R18, R19, R20.
  ///
  /// - Parameters:
  ///   - sum: The sum, with baseline and nadir.
  ///   - isGone: Whether every lesion measured is gone: 0 mm, a node below 10 mm.
  init(_ sum: DiameterSum, isGone: Bool) {
    guard sum.isComplete else {
      self = sum.isProgression ? .progressive : .notEvaluable
      return
    }
    if isGone {
      self = .complete
    } else if sum.isProgression {
      self = .progressive
    } else if let baseline = sum.baselineTenths {
      let limit = ResponseLimits.partialResponse(from: baseline)
      self = sum.tenths <= limit ? .partial : .stable
    } else {
      self = .notEvaluable
    }
  }
}

extension DiameterSum {
  /// Whether it is at least 20 % and at least 5 mm above the nadir; of an incomplete sum, whether the
  /// lesions measured are so alone. Rule: R16, R19.
  var isProgression: Bool {
    progressionFromTenths.map { tenths >= $0 } ?? false
  }
}
