import Analyses
import ClinicalRecords
import Endpoints
import RegistryStore
import Testing

/// The measured lesions of the made-up cohort's second line.
struct SeedLesionsTests {
  /// What the visits of the cohort say.
  private struct Visits: Sendable {
    var count = 0
    var differences: [String] = []
    var withoutLesions = 0

    mutating func add(_ history: PatientHistory, _ rules: EndpointRules) {
      guard !history.lesions.isEmpty else {
        withoutLesions += 1
        return
      }
      guard let index = history.lines.firstIndex(where: { $0.number == 2 }),
        let course = history.course(ofLineAt: index, rules: rules)
      else { return }
      for visit in course.responseVisits where visit.entered != nil {
        count += 1
        guard visit.derived?.overall != visit.entered else { continue }
        differences.append("\(history.patient.id) \(visit.day)")
      }
    }

    mutating func merge(_ other: Visits) {
      count += other.count
      differences += other.differences
      withoutLesions += other.withoutLesions
    }
  }

  @Test func `lesions give the entered response at every visit of the second line`() throws {
    let rules = try SeedCohort.question().rules
    let visits = try SeedCohort.registry.get().fold(
      [.assessments, .lesions, .death], from: Visits(), add: { $0.add($1, rules) },
      merge: { $0.merge($1) })
    #expect(visits.differences.isEmpty)
    #expect(visits.count == 1494)
    #expect(visits.withoutLesions == 12)
  }

  @Test func `every endpoint of the second line is the same from lesions as from entries`() throws {
    var question = try SeedCohort.question()
    let entered = try Outcomes.read(question.rules)
    question = try SeedCohort.question(source: .derived)
    let derived = try Outcomes.read(question.rules)
    #expect(entered.texts.count == 1155)
    #expect(entered.texts == derived.texts)
  }

  @Test(arguments: CensoringBundle.allCases)
  func `lesions of the second line leave the other lines as they are`(
    _ bundle: CensoringBundle
  ) throws {
    var rules = try SeedCohort.question().rules
    rules.apply(bundle)
    let with = try Outcomes.read(rules)
    let without = try Outcomes.read(rules, withoutLesions: true)
    #expect(with.texts == without.texts)
  }

  /// Every time and best response of every line, as text.
  private struct Outcomes: Sendable {
    var texts: [String] = []

    static func read(
      _ rules: EndpointRules, withoutLesions: Bool = false
    ) throws -> Outcomes {
      try SeedCohort.registry.get().fold(
        .all, from: Outcomes(),
        add: { outcomes, history in
          var history = history
          if withoutLesions {
            history.lesions = []
            history.measurements = []
            history.measuredDays = nil
          }
          outcomes.add(history, rules)
        }, merge: { $0.texts += $1.texts })
    }

    mutating func add(_ history: PatientHistory, _ rules: EndpointRules) {
      for index in history.lines.indices {
        guard
          let outcome = history.outcome(ofLineAt: index, rules: rules, parts: .all)
        else { continue }
        let times = Endpoint.allCases.map { endpoint in
          outcome[endpoint].map { "\($0.days) \($0.ending.rawValue)" } ?? "none"
        }
        let responses = [outcome.bestResponse, outcome.confirmedResponse]
          .map { $0?.response.rawValue ?? "none" }
        texts.append(
          ([history.patient.id.description, "\(outcome.line.number)"] + responses + times)
            .joined(separator: " "))
      }
    }
  }
}

extension LineCourse {
  /// The visits to the first progression, before the next line.
  fileprivate var responseVisits: [Visit] {
    let end = nextStart ?? .distantFuture
    let own = visits.filter { $0.day <= end }
    let last = own.firstIndex { $0.response == .progressive } ?? own.count - 1
    return Array(own.prefix(last + 1))
  }
}

extension SeedCohort {
  fileprivate static func question(source: ResponseSource) throws -> Question {
    var rules = try question().rules
    rules.responseSource = source
    return Question(line: 2, rules: rules)
  }
}
