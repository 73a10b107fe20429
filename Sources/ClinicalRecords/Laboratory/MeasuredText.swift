extension LaboratoryResult {
  /// The result as it was entered: `7.5 g/dL`.
  public var measured: String { "\(value.asEntered) \(unit)" }
}

extension Double {
  /// The number as a person enters it: the fewest digits that read back as the same number, none behind the point where it
  /// is whole.
  public var asEntered: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
