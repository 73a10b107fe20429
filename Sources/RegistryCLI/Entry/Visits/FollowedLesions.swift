import ClinicalRecords

/// The lesions of a patient that a visit asks for, and what is known of each.
struct FollowedLesions {
  /// One of them.
  struct Track {
    let lesion: Lesion
    /// What was seen before treatment.
    let baseline: LesionMeasurement?
    /// The smallest length since, before the visit, in tenths of a millimeter.
    let nadirTenths: Int?
    /// What was seen last before the visit.
    let last: LesionMeasurement?
    /// What is registered for the day of the visit.
    let today: LesionMeasurement?
  }

  /// Targets, then non-targets, then new lesions, each by label.
  let tracks: [Track]

  /// The lesions followed on a line.
  ///
  /// Left out are lesions chosen for another line, those not seen since the line before started (at
  /// baseline, since the last images before it), and those that split or merged into others.
  ///
  /// - Parameters:
  ///   - history: The patient's rows.
  ///   - index: The line, as a position; `nil` where none is registered.
  ///   - day: The day of the visit.
  ///   - isBaseline: Whether the visit shows the disease before the line.
  init(
    _ history: PatientHistory, ofLineAt index: Int?, on day: ClinicalDate, isBaseline: Bool
  ) {
    let line = index.map { history.lines[$0] }
    let earlier = index.map { isBaseline ? $0 - 2 : $0 - 1 } ?? -1
    let before = earlier >= 0 ? history.lines[earlier].startedOn : nil
    var tracks: [Track] = []
    for (position, lesion) in history.lesions.enumerated() {
      if let number = lesion.lineNumber, number != line?.number { continue }
      let rows = history.measurements.filter { row in
        row.lesion == position && row.measuredOn <= day
          && before.map { row.measuredOn > $0 } ?? true
      }
      if rows.isEmpty, before != nil, lesion.lineNumber == nil { continue }
      let track = Track(lesion, rows, start: line?.startedOn, on: day)
      if track.isReplaced { continue }
      tracks.append(track)
    }
    let order: [LesionCategory] = [.target, .nonTarget, .new]
    self.tracks = order.flatMap { category in
      tracks.filter { $0.lesion.category == category }.sorted {
        $0.lesion.label.isBefore($1.lesion.label)
      }
    }
  }
}

extension FollowedLesions.Track {
  fileprivate init(
    _ lesion: Lesion, _ rows: [LesionMeasurement], start: ClinicalDate?, on day: ClinicalDate
  ) {
    self.lesion = lesion
    let earlier = rows.filter { $0.measuredOn < day }
    today = rows.first { $0.measuredOn == day }
    last = earlier.last
    let first = start.map { start in rows.last { $0.measuredOn <= start } } ?? rows.first
    let baseline = first.flatMap { $0.measuredOn < day ? $0 : nil }
    self.baseline = baseline
    let since = earlier.filter { row in baseline.map { row.measuredOn >= $0.measuredOn } ?? true }
    nadirTenths = since.compactMap { $0.tenths(of: lesion) }.min()
  }

  /// Whether pieces or a merged lesion stand for it.
  fileprivate var isReplaced: Bool {
    today == nil && (last?.state == .split || last?.state == .merged)
  }
}

extension LesionMeasurement {
  /// The length that counts, in tenths of a millimeter; `nil` where it is missing. Rule: R9, R10.
  func tenths(of lesion: Lesion) -> Int? {
    state.impliedTenths ?? (lesion.isNode ? shortAxisTenths : longestDiameterTenths)
  }

  /// What was seen: `23.1`, `absent`.
  func text(of lesion: Lesion) -> String {
    let length = lesion.isNode ? shortAxisTenths : longestDiameterTenths
    return Sighting(state: state, tenths: length).text
  }
}

extension Sighting {
  /// `23.1`, `absent`, `unequivocal 12.0`.
  var text: String {
    let length = tenths.map(LengthText.number)
    if state == .measured { return length ?? "measured" }
    return [state.spaced, length].compactMap(\.self).joined(separator: " ")
  }
}

extension String {
  /// Whether a label comes before another: T2 before T10.
  func isBefore(_ other: String) -> Bool {
    let (own, others) = (numbered, other.numbered)
    return own.letters == others.letters && own.number != others.number
      ? own.number < others.number : Array(utf8).lexicographicallyPrecedes(Array(other.utf8))
  }

  private var numbered: (letters: String, number: Int) {
    let letters = String(prefix { !$0.isNumber })
    return (letters, Int(dropFirst(letters.count).prefix { $0.isNumber && $0.isASCII }) ?? 0)
  }
}
