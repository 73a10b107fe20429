import ClinicalRecords
import Endpoints

@testable import Analyses

/// Made-up courses of a second line for figures of single patients.
enum Courses {
  /// Courses by heading, as an answer.
  static func comparison(
    _ groups: [(String, [TreatmentCourse])], rules: EndpointRules = EndpointRules()
  ) -> CourseComparison {
    CourseComparison(
      population: Population(
        line: 2, groupingLabel: groups.count > 1 ? "ICI" : nil,
        groupingName: groups.count > 1 ? "ICI" : nil, isByLine: false, spansLines: false,
        conditionLabel: nil, definitions: [], rules: rules, leftOut: LeftOut()),
      groups: groups.map { CourseComparison.Group(heading: $0.0, courses: $0.1) })
  }

  /// A patient with these changes of the sum of diameters.
  static func course(
    _ id: Int64, _ best: OverallResponse, _ changes: [(day: Int, percent: Double?)],
    pd: (day: Int, ground: TreatmentCourse.Progression.Ground)? = nil, last: Int,
    isDead: Bool = false
  ) -> TreatmentCourse {
    let lowest = changes.compactMap(\.percent).min()
    var course = TreatmentCourse(
      patientID: id, lineNumber: 2, bestResponse: best,
      depth: lowest.map { .percent($0) } ?? .missing(changes.isEmpty ? .notMeasured : .incomplete),
      lastDay: last, isDead: isDead)
    course.changes = changes.map { .init(day: $0.day, percent: $0.percent) }
    course.progression = pd.map { .init(day: $0.day, ground: $0.ground) }
    return course
  }

  /// Eight patients: PR that goes on, PR then PD, CR, SD with a gap, SD then death, PD by sum beyond
  /// +100 %, PD by a new lesion, PD by a non-target lesion; and two that no waterfall shows.
  static var eight: [TreatmentCourse] {
    var all = [
      course(1, .partial, [(45, -34), (90, -52), (140, -60)], last: 150),
      course(
        2, .partial, [(44, -41), (88, -38), (130, -10)], pd: (130, .other), last: 300, isDead: true),
      course(3, .complete, [(50, -75), (100, -100)], last: 420),
      course(4, .stable, [(42, -12), (84, nil), (126, -18), (168, -5)], last: 200),
      course(5, .stable, [(43, 12)], last: 80, isDead: true),
      course(6, .progressive, [(40, 131)], pd: (40, .other), last: 90, isDead: true),
      course(7, .progressive, [(41, -22)], pd: (41, .newLesion), last: 160, isDead: true),
      course(8, .progressive, [(38, 0)], pd: (38, .nonTarget), last: 100, isDead: true),
      course(9, .notEvaluable, [], last: 20, isDead: true),
      course(10, .progressive, [(45, nil)], pd: (45, .newLesion), last: 70, isDead: true),
    ]
    func line(_ number: Int, _ start: Int, _ end: Int, _ name: String?, goesOn: Bool = false)
      -> TreatmentCourse.Segment
    {
      .init(lineNumber: number, start: start, end: end, regimenClass: name, isUnderWay: goesOn)
    }
    all[0].segments = [line(2, 0, 150, "ICI + chemotherapy", goesOn: true)]
    all[0].responses = [.init(day: 45, isComplete: false)]
    all[1].segments = [line(2, 0, 126, "ICI"), line(3, 150, 280, "antiangiogenic")]
    all[1].responses = [.init(day: 44, isComplete: false)]
    all[2].segments = [line(2, 0, 400, "ICI + chemotherapy")]
    all[2].responses = [.init(day: 50, isComplete: false), .init(day: 100, isComplete: true)]
    all[3].segments = [line(2, 0, 200, "chemotherapy", goesOn: true)]
    for (place, end) in [(4, 60), (5, 40), (6, 41), (7, 38), (8, 1), (9, 45)] {
      all[place].segments = [line(2, 0, end, place == 8 ? nil : "chemotherapy")]
    }
    return all
  }

  /// So many courses, always the same for one number.
  static func many(_ count: Int) -> [TreatmentCourse] {
    var random = SplitMix64(state: UInt64(count))
    return (0..<count).map { madeUp(Int64($0 + 1), &random) }
  }

  private static let classes = [
    "chemotherapy", "ICI + chemotherapy", "targeted_therapy", "ICI + targeted_therapy", "ICI",
    "ICI + chemotherapy + targeted_therapy", "endocrine", "chemotherapy + radiopharmaceutical",
  ]

  private static func madeUp(_ id: Int64, _ random: inout SplitMix64) -> TreatmentCourse {
    let best: OverallResponse =
      [.partial, .stable, .stable, .progressive, .progressive, .complete][random.below(6)]
    var (day, changes) = (38 + random.below(20), [(day: Int, percent: Double?)]())
    let visits = best == .progressive ? 1 : 1 + random.below(9)
    var percent =
      best == .progressive
      ? Double(random.below(150)) - 10
      : best == .stable ? Double(random.below(45)) - 28 : -31 - Double(random.below(40))
    for visit in 0..<visits {
      let isMissing = random.below(25) == 0
      changes.append((day, isMissing ? nil : best == .complete && visit > 0 ? -100 : percent))
      percent = max(-100, percent + Double(random.below(18)) - 9)
      day += 40 + random.below(20)
    }
    let last = changes[visits - 1].day
    let hasProgressed = best == .progressive || random.below(3) > 0
    let end = last + random.below(250)
    var result = course(
      id, best, changes,
      pd: hasProgressed ? (last, [.other, .newLesion, .nonTarget][random.below(3)]) : nil,
      last: end, isDead: hasProgressed && random.below(4) > 0)
    if best == .partial || best == .complete {
      result.responses = [.init(day: changes[0].day, isComplete: false)]
    }
    result.segments = segments(last: last, end: end, goesOn: !hasProgressed, &random)
    return result
  }

  private static func segments(
    last: Int, end: Int, goesOn: Bool, _ random: inout SplitMix64
  ) -> [TreatmentCourse.Segment] {
    let first = TreatmentCourse.Segment(
      lineNumber: 2, start: 0, end: goesOn ? end : last,
      regimenClass: classes[random.below(classes.count)], isUnderWay: goesOn)
    guard !goesOn, end > last + 60 else { return [first] }
    return [
      first,
      .init(
        lineNumber: 3, start: last + 14, end: end - 20,
        regimenClass: classes[random.below(classes.count)], isUnderWay: false),
    ]
  }
}

/// A small generator with a fixed seed.
struct SplitMix64 {
  var state: UInt64

  /// A number from 0 to below a bound.
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
