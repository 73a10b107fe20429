extension LaboratoryCriteria {
  /// Why a result of an analyte cannot be in a unit, with the units it can be in; `nil` where it can.
  ///
  /// - Parameters:
  ///   - unit: The unit as written.
  ///   - analyte: What is measured.
  ///   - name: What the analyte is called.
  /// - Returns: Sentences.
  public func mistake(
    inUnit unit: String, of analyte: CodePosition, called name: String
  ) -> String? {
    if reading(of: unit, analyte: analyte) != nil { return nil }
    let known = knownUnits(of: analyte)
    let shown = known.prefix(8).joined(separator: ", ")
    return "\(name) in \"\(Quotation.shortened(unit))\" can be neither graded nor converted. "
      + "Known units: \(shown)\(known.count > 8 ? " …" : ""). "
      + "Correct the unit, or convert the value and its limits into one of these."
  }
}
