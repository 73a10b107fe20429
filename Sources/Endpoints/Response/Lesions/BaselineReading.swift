import ClinicalRecords

// What was there before treatment. Rule: R5, R7.

extension CourseReading {
  /// Reads every measurement on or before the start: which lesions are followed on the line, and the
  /// sum of diameters before treatment.
  mutating func readBaseline() {
    while firstVisitRow < lesions.measurements.count,
      lesions.measurements[firstVisitRow].measuredOn <= min(days.start, days.last)
    {
      readBefore(lesions.measurements[firstVisitRow])
      firstVisitRow += 1
    }
    settleParts()
    chooseTargets()
    hasNonTargets = lesions.parts.contains { $0.kind == .nonTarget && $0.counts }
    noteBaseline()
    lesions.removeRows()
  }

  /// Keeps whether a lesion was to be seen before treatment; one treated is disease no more.
  private mutating func readBefore(_ row: LesionMeasurement) {
    guard lesions.parts[row.lesion].kind != .other else { return }
    lesions.parts[row.lesion].isKnown = true
    if isBaselineDay(row.measuredOn) { baselineImagedOn = row.measuredOn }
    if let isVisible = row.isVisible(isNode: lesions.parts[row.lesion].isNode) {
      lesions.parts[row.lesion].wasThere = isVisible
    } else if row.state == .treated {
      lesions.parts[row.lesion].wasThere = false
    }
  }

  /// A new lesion of an earlier line is non-target disease of this one, and so is every non-target
  /// lesion that was there.
  private mutating func settleParts() {
    for lesion in lesions.parts.indices where !lesions.parts[lesion].isPiece {
      if lesions.parts[lesion].kind == .new, lesions.parts[lesion].wasThere {
        lesions.parts[lesion].kind = .nonTarget
      }
      if lesions.parts[lesion].kind == .nonTarget {
        lesions.parts[lesion].counts =
          lesions.parts[lesion].wasThere || lesions.parts[lesion].isChosen
      }
    }
    if !lesions.families.isEmpty { lesions.families.inherit(&lesions.parts) }
  }

  func isBaselineDay(_ day: ClinicalDate) -> Bool {
    guard let previous = days.previousStart else { return day <= days.start }
    return day <= days.start && day > previous
  }
}

// Target lesions
extension CourseReading {
  /// The targets are those looked at in the last scan before treatment that measured any; lengths
  /// lacking there are taken from a scan at most 28 days before the start. Rule: R7, R14.
  private mutating func chooseTargets() {
    guard let day = lastTargetDay(measured: true) ?? lastTargetDay(measured: false) else {
      awaitsTargets = awaitsLaterTargets
      hasTargets = awaitsTargets
      return
    }
    takeBaselineRows(from: day.adding(days: -rules.visitWindowDays))
    let earliest = days.start.adding(days: -ResponseLimits.baselineDays)
    for lesion in lesions.parts.indices
    where lesions.parts[lesion].kind == .target && !lesions.parts[lesion].isPiece {
      if !lesions.targetSum(of: lesion).isComplete {
        var passed: Set<Int> = []
        takeEarlierRows(of: lesion, from: earliest, passed: &passed)
      }
      lesions.parts[lesion].counts = lesions.holds(for: lesion) { $0.row >= 0 }
    }
    settleBaseline(lesions.targetSum(), on: day)
  }

  /// With a target missing there is no baseline: PR cannot be told. With all gone there is none
  /// either, but a nadir. Rule: R14, R17, R19.
  private mutating func settleBaseline(_ sum: TargetSum, on day: ClinicalDate) {
    hasTargets = true
    guard sum.isMeasured, sum.isComplete else { return }
    nadir = sum.tenths
    if sum.isGone {
      startsGone = true
      hasTargets = false
    } else {
      baseline = LineCourse.Baseline(day: day, tenths: sum.tenths)
    }
  }

  private func lastTargetDay(measured: Bool) -> ClinicalDate? {
    for row in lesions.measurements[..<firstVisitRow].reversed() {
      guard isBaselineDay(row.measuredOn) else { return nil }
      let part = lesions.parts[row.lesion]
      guard part.kind == .target else { continue }
      if !measured || row.tenths(isNode: part.isNode) != nil { return row.measuredOn }
    }
    return nil
  }

  private mutating func takeBaselineRows(from first: ClinicalDate) {
    var row = firstVisitRow
    while row > 0, lesions.measurements[row - 1].measuredOn >= first,
      isBaselineDay(lesions.measurements[row - 1].measuredOn)
    {
      row -= 1
    }
    while row < firstVisitRow {
      lesions.take(row: row)
      row += 1
    }
  }

  /// Takes the last length of a lesion and of its pieces, where none was taken yet.
  private mutating func takeEarlierRows(
    of lesion: Int, from first: ClinicalDate, passed: inout Set<Int>
  ) {
    guard passed.insert(lesion).inserted else { return }
    let isNode = lesions.parts[lesion].isNode
    if lesions[lesion]?.tenths(isNode: isNode) == nil {
      for row in (0..<firstVisitRow).reversed() where lesions.measurements[row].lesion == lesion {
        let measurement = lesions.measurements[row]
        guard measurement.measuredOn >= first, isBaselineDay(measurement.measuredOn) else { break }
        if measurement.tenths(isNode: isNode) == nil { continue }
        lesions.take(row: row)
        break
      }
    }
    for link in lesions.families.links where link.parent == lesion {
      takeEarlierRows(of: link.child, from: first, passed: &passed)
    }
  }

  /// Whether targets of which no row before treatment speaks may show themselves later: nothing was
  /// imaged then, or one was there on an earlier line, or was chosen for this one.
  private var awaitsLaterTargets: Bool {
    lesions.parts.indices.contains { lesion in
      guard lesions.parts[lesion].kind == .target else { return false }
      if lesions.parts[lesion].isChosen || lesions.parts[lesion].wasThere { return true }
      return baselineImagedOn == nil
        && lesions.measurements.contains {
          $0.lesion == lesion && $0.measuredOn > days.start && $0.measuredOn <= days.last
        }
    }
  }
}
