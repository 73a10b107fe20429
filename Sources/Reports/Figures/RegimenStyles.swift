import Analyses

/// How the classes of regimens are told apart, the most frequent first: by hue, by lightness and by
/// stripes.
struct RegimenStyles {
  private static let fills: [Fill] = [
    Fill(color: "#0B5394"), Fill(color: "#F2B134"), Fill(color: "#009E73", stripes: .rising),
    Fill(color: "#6FB7E6", stripes: .upright), Fill(color: "#B0568C", stripes: .falling),
    Fill(color: "#8A8A8A"),
  ]
  private static let rest = Fill(color: "#E2E2E2")
  private static let unknown = Fill(color: "#FFFFFF")
  /// What stands for all classes beyond those with a color of their own.
  private static let restWords = "other regimen"
  private static let unknownWords = "drugs not recorded"

  /// The classes with a color of their own, the most frequent first.
  private let classes: [String]
  private let hasRest: Bool
  private let hasUnknown: Bool

  /// The styles of the classes that some lanes show.
  ///
  /// - Parameter courses: The lanes.
  init(of courses: [TreatmentCourse]) {
    var counts: [String: Int] = [:]
    for segment in courses.flatMap(\.segments) {
      if let name = segment.regimenClass { counts[name, default: 0] += 1 }
    }
    let ordered = counts.keys.sorted {
      let (one, other) = (counts[$0] ?? 0, counts[$1] ?? 0)
      return one != other ? one > other : $0 < $1
    }
    classes = Array(ordered.prefix(RegimenStyles.fills.count))
    hasRest = ordered.count > classes.count
    hasUnknown = courses.contains { $0.segments.contains { $0.regimenClass == nil } }
  }

  /// The fill of a class.
  func fill(_ name: String?) -> Fill {
    guard let name else { return RegimenStyles.unknown }
    return classes.firstIndex(of: name).map { RegimenStyles.fills[$0] } ?? RegimenStyles.rest
  }

  /// What the fills mean.
  var keyEntries: [FigureKey.Entry] {
    var entries = classes.map { name in
      FigureKey.Entry(sample: .area(fill(name)), text: name.withBlanks)
    }
    if hasRest {
      entries.append(.init(sample: .area(RegimenStyles.rest), text: RegimenStyles.restWords))
    }
    if hasUnknown {
      entries.append(.init(sample: .area(RegimenStyles.unknown), text: RegimenStyles.unknownWords))
    }
    return entries
  }
}

extension String {
  /// Codes of several words, as text: `targeted_therapy` becomes `targeted therapy`.
  fileprivate var withBlanks: String { String(map { $0 == "_" ? " " : $0 }) }
}
