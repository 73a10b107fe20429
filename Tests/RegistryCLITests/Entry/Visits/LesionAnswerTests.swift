import ClinicalRecords
import RegistryStore
import Testing

@testable import RegistryCLI

struct LesionAnswerTests {
  private let answers: LesionAnswer

  init() throws {
    let clinic = try TemporaryRegistry()
    answers = LesionAnswer(words: try clinic.registry.vocabulary("lesion_state"))
  }

  private func read(_ text: String, _ category: LesionCategory = .target) -> String {
    let lesion = Lesion(label: "L1", category: category, organ: "liver")
    do throws(Objection) {
      let sighting = try answers.sighting(text, of: lesion)
      return "\(sighting.state.rawValue) \(sighting.tenths.map { "\($0)" } ?? "-")"
    } catch {
      return error.sentence
    }
  }

  @Test(arguments: [
    ("32.2", "measured 322"), ("9", "measured 90"), ("0", "absent -"), ("0.0", "absent -"),
    ("a", "absent -"), ("absent", "absent -"), ("gone", "absent -"), ("small", "too_small -"),
    ("TSTM", "too_small -"), ("too small", "too_small -"), ("ne", "not_evaluable -"),
    ("nd", "not_done -"), ("spl", "split -"), ("merged", "merged -"), ("t", "treated -"),
  ])
  func `a target is answered by a length, a word, a part of it or a key`(
    _ text: String, _ expected: String
  ) {
    #expect(read(text) == expected)
  }

  @Test(arguments: [
    ("p", "present -"), ("pd", "progressed -"), ("worse", "progressed -"), ("12.5", "measured 125"),
    ("present 12.5", "present 125"),
  ])
  func `a non-target may persist or progress`(_ text: String, _ expected: String) {
    #expect(read(text, .nonTarget) == expected)
  }

  @Test(arguments: [
    ("eq", "equivocal -"), ("u", "unequivocal -"), ("unequivocal 12", "unequivocal 120"),
  ])
  func `a new lesion is doubtful or certain`(_ text: String, _ expected: String) {
    #expect(read(text, .new) == expected)
  }

  @Test func `what cannot be taken is answered with what can`() {
    #expect(read("32,2").hasPrefix("\"32,2\" is not a length."))
    #expect(read("1000") == "\"1000\" is not allowed. Rule: a length is 0 to 999.9.")
    #expect(read("measured") == "A length in mm says that it was measured.")
    #expect(read("absent 12") == "A lesion that is absent has no length.")
    #expect(read("") == "A value is needed here; nd says that it was not imaged.")
    #expect(
      read("p") == "present does not fit L1, a target lesion. Allowed: a length in mm, absent (a), "
        + "too_small (s), not_evaluable (ne), not_done (nd), treated (t), split (sp), merged (m).")
    #expect(read("x").hasPrefix("\"x\" is neither a length nor a state. Allowed: a length in mm, "))
  }
}
