import ClinicalRecords

// Each part of a response: by the rows of the visit's lesions; else as it was entered; else NE where
// there are such lesions, NA where there are none. Rule: R14, R31.

extension CourseReading {
  /// Reads the target lesions.
  ///
  /// - Parameters:
  ///   - entered: Their response as entered.
  ///   - day: The day of the visit.
  /// - Returns: Their response, and their sum where any was measured.
  mutating func readTargets(
    _ entered: EnteredFindings.Stated<TargetResponse>?, on day: ClinicalDate
  ) -> (PartFinding<TargetResponse>, DiameterSum?) {
    if awaitsTargets { chooseLaterTargets() }
    guard hasTargetRows else {
      guard let entered else {
        return (
          PartFinding(response: hasTargets ? .notEvaluable : .notApplicable, isStated: false), nil
        )
      }
      return (
        PartFinding(
          response: entered.value, progression: entered.value == .progressive ? entered.scan : nil,
          disease: entered.value.showsDisease ? entered.scan : nil), nil
      )
    }
    return measureTargets(on: day)
  }

  private mutating func measureTargets(
    on day: ClinicalDate
  ) -> (PartFinding<TargetResponse>, DiameterSum?) {
    let measured = lesions.targetSum()
    let sum = DiameterSum(
      tenths: measured.tenths, isComplete: measured.isComplete, baselineTenths: baseline?.tenths,
      nadirTenths: nadir)
    var response = TargetResponse(sum, isGone: measured.isGone)
    if startsGone { response = regrowth(measured, response) }
    if response == .stable, holdsPartialResponse(on: day) { response = .partial }
    if measured.isComplete { nadir = min(nadir ?? measured.tenths, measured.tenths) }
    let finding = PartFinding(
      response: response, isStated: response != .notApplicable,
      progression: response == .progressive ? Scan(measuredOn: measured.measuredOn) : nil,
      disease: Scan(measuredOn: measured.seenOn))
    return (finding, measured.isMeasured ? sum : nil)
  }

  /// The response of targets that were gone when the line started: NA while they are; then
  /// arithmetic from the nadir, without response. Rule: R14, R17, R19, R20.
  private mutating func regrowth(_ sum: TargetSum, _ response: TargetResponse) -> TargetResponse {
    let areGone = sum.isGone && sum.seenOn == nil && (sum.isComplete || !hasTargets)
    hasTargets = !areGone
    if areGone { return .notApplicable }
    return response == .notEvaluable && sum.isComplete ? .stable : response
  }

  private var hasTargetRows: Bool {
    var counts = false
    var hasRows = false
    for lesion in lesions.parts.indices where lesions.parts[lesion].kind == .target {
      if lesions.parts[lesion].counts { counts = true }
      guard lesions.parts[lesion].row >= 0 else { continue }
      // A row that says nothing of a lesion that was gone leaves it gone.
      if !startsGone || hasTargets || lesions.hasFinding(of: lesion) { hasRows = true }
    }
    return counts && hasRows
  }

  /// Where no target was measured before treatment, the first visit that measures any says which
  /// they are; it has nothing to be compared with. Rule: R7.
  private mutating func chooseLaterTargets() {
    var isSeen = false
    for lesion in lesions.parts.indices
    where lesions.parts[lesion].kind == .target && !lesions.parts[lesion].isPiece {
      let sum = lesions.targetSum(of: lesion)
      lesions.parts[lesion].counts = sum.isComplete
      if sum.isComplete, !sum.isGone { isSeen = true }
    }
    if isSeen {
      awaitsTargets = false
      return
    }
    lesions.dropTargets()
  }
}

extension CourseReading {
  /// Reads the non-target lesions.
  ///
  /// - Parameter entered: Their response as entered.
  /// - Returns: Their response.
  mutating func readNonTargets(
    _ entered: EnteredFindings.Stated<NonTargetResponse>?
  ) -> PartFinding<NonTargetResponse> {
    let reading = NonTargetReading(&lesions)
    if let response = reading.response {
      hasNonTargets = true
      return PartFinding(
        response: response, progression: Scan(measuredOn: reading.progressedOn),
        disease: Scan(measuredOn: reading.seenOn))
    }
    guard let entered else {
      return PartFinding(
        response: hasNonTargets ? .notEvaluable : .notApplicable, isStated: false)
    }
    return PartFinding(
      response: entered.value, progression: entered.value == .progressive ? entered.scan : nil,
      disease: entered.value.showsDisease ? entered.scan : nil)
  }

  /// Reads new lesions: the worse of what their rows and the assessment say. Rule: R23, R24.
  ///
  /// - Parameter entered: What was entered of them.
  /// - Returns: The finding, and the day a certain one was first doubted.
  mutating func readNewLesions(
    _ entered: EnteredFindings.Stated<NewLesionFinding>?
  ) -> (PartFinding<NewLesionFinding>, doubtedOn: ClinicalDate?) {
    let reading = NewLesionReading(&lesions)
    let found = reading.finding?.severity ?? -1
    var doubtedOn = reading.doubtedOn
    if let entered, entered.value == .none || entered.value.severity > found {
      let doubted = lesions.doubts.take(entered.value, of: nil, on: entered.scan.day)
      doubtedOn = doubtedOn ?? doubted
    }
    let isWorse = (entered?.value.severity ?? -1) > found
    let response = (isWorse ? entered?.value : reading.finding) ?? .none
    var progression = Scan(measuredOn: reading.unequivocalOn)
    if let entered, entered.value == .unequivocal {
      progression = .first(
        of: progression, entered.scan)
    }
    let isStated = response != .none
    return (
      PartFinding(response: response, isStated: isStated, progression: progression), doubtedOn
    )
  }
}

extension TargetResponse {
  /// Whether it says that disease is to be seen. Rule: R26.
  fileprivate var showsDisease: Bool {
    switch self {
    case .partial, .stable, .progressive: true
    case .complete, .notEvaluable, .notApplicable: false
    }
  }
}

extension NonTargetResponse {
  /// Whether it says that disease is to be seen. Rule: R26.
  fileprivate var showsDisease: Bool {
    switch self {
    case .nonCompleteNonProgressive, .progressive: true
    case .complete, .notEvaluable, .notApplicable: false
    }
  }
}
