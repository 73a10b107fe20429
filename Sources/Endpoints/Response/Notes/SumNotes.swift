import ClinicalRecords

// The sum of diameters in a sentence, made where somebody asked.

extension DiameterSum {
  /// The sum, what it is compared with, and the response that follows.
  ///
  /// - Parameter response: The response of the target lesions.
  /// - Returns: The sentence and its rules.
  func sentence(for response: TargetResponse) -> (String, [Rule]) {
    let (reason, rules) = reason(for: response)
    let length = LengthText.millimeters(tenths)
    let sum =
      isComplete
      ? "The sum of diameters is \(length)\(comparison)"
      : "The target lesions measured add up to \(length)"
    return ("\(sum): target \(response.rawValue), \(reason).", rules)
  }

  /// How it stands to baseline and nadir.
  private var comparison: String {
    if let baselineTenths, baselineTenths == nadirTenths {
      return ", " + compared(with: baselineTenths, "baseline and nadir")
    }
    var words = ""
    if let baselineTenths { words += ", " + compared(with: baselineTenths, "the baseline") }
    if let nadirTenths {
      words += words.isEmpty ? ", " : " and "
      words += compared(with: nadirTenths, "the nadir")
    }
    return words
  }

  private func compared(with other: Int, _ name: String) -> String {
    let length = LengthText.millimeters(other)
    guard let change = PercentChange(of: tenths, from: other) else {
      return tenths == 0 ? "like \(name) of 0 mm" : "above \(name) of 0 mm"
    }
    return "\(change.directed) \(name) of \(length)"
  }

  private func reason(for response: TargetResponse) -> (String, [Rule]) {
    let progression = progressionFromTenths.map(LengthText.millimeters) ?? "growth"
    let partial = partialResponseThroughTenths ?? 0
    switch response {
    case .complete: return ("all are gone, lymph nodes below 10 mm", [.r11, .r20])
    case .progressive:
      let start = "which begins 20 % and at least 5 mm above the nadir, at \(progression)"
      return isComplete
        ? (start, [.r16, .r17, nadirTenths == 0 ? .r19 : .r18])
        : ("\(start), though a lesion is missing", [.r14, .r17])
    case .notEvaluable:
      return isComplete
        ? ("since there is no complete baseline to compare with", [.r7, .r14])
        : ("since a lesion is missing, which is not 0", [.r14])
    case .partial:
      return tenths > partial
        ? ("since PR once reached lasts until progression", [.r21])
        : ("which reaches up to \(LengthText.millimeters(partial))", [.r16, .r18])
    case .stable:
      if baselineTenths == nil {
        return ("less than PD, from \(progression); no response can be told", [.r17, .r19])
      }
      return (
        "between PR, up to \(LengthText.millimeters(partial)), and PD, from \(progression)",
        [.r16, .r17, .r18]
      )
    case .notApplicable: return ("since all were gone before treatment and still are", [.r7])
    }
  }
}
