import ClinicalRecords
import Testing

@testable import Endpoints

/// Every sequence of up to four visits, held against the rules as they are written: a table of
/// conditions on text, slow and plain, that shares nothing with the derivation.
struct EveryShortSequenceTests {
  typealias Scan = (day: Int, code: String)

  /// The settings of confirmation, each combination once.
  struct Settings: Sendable, CustomTestStringConvertible {
    let afterCR: String
    let neLimit: Int
    let acceptsSD: Bool
    var testDescription: String { "\(afterCR), \(neLimit) NE, SD \(acceptsSD)" }

    static let all = ["progression", "as-recorded"].flatMap { afterCR in
      [(1, false), (0, false), (1, true), (2, true)].map {
        Settings(afterCR: afterCR, neLimit: $0.0, acceptsSD: $0.1)
      }
    }
  }

  // MARK: The rules as they are written

  /// R33: up to and including the first PD.
  static func toFirstPD(_ scans: [Scan]) -> [Scan] {
    guard let end = scans.firstIndex(where: { $0.code == "PD" }) else { return scans }
    return Array(scans[...end])
  }

  /// R35 to R37: the first of the order that some visit shows.
  static func unconfirmed(_ scans: [Scan]) -> String {
    let scans = toFirstPD(scans)
    let shown = Set(
      scans.map { ["SD", "NON-CR/NON-PD"].contains($0.code) && $0.day < 42 ? "NE" : $0.code })
    return ["CR", "PR", "SD", "NON-CR/NON-PD", "PD"].first(where: shown.contains) ?? "NE"
  }

  /// R45: after a CR the next PR, SD or NON-CR/NON-PD is PD, and ends the sequence.
  static func relapsed(_ scans: [Scan]) -> [Scan] {
    let diseased = ["PR", "SD", "NON-CR/NON-PD"]
    let relapse = scans.indices.first { later in
      diseased.contains(scans[later].code) && scans[..<later].contains { $0.code == "CR" }
    }
    guard let relapse else { return scans }
    return scans[..<relapse] + [(scans[relapse].day, "PD")]
  }

  /// R39: a CR, another 28 days later, only CR and some NE between.
  static func isConfirmedCR(_ scans: [Scan], _ first: Int, _ settings: Settings) -> Bool {
    let later = scans[(first + 1)...]
    guard scans[first].code == "CR",
      let second = later.firstIndex(where: { $0.code == "CR" && $0.day - scans[first].day >= 28 })
    else { return false }
    let between = scans[(first + 1)..<second].map(\.code)
    return Set(between).isSubset(of: ["CR", "NE"])
      && between.filter { $0 == "NE" }.count <= settings.neLimit
  }

  /// R40: a PR, another or a CR 28 days later, only PR, CR, some NE and perhaps SD between, and no PR
  /// after a CR.
  static func isConfirmedPR(_ scans: [Scan], _ first: Int, _ settings: Settings) -> Bool {
    let later = scans[(first + 1)...]
    guard scans[first].code == "PR",
      let second = later.firstIndex(where: {
        ["PR", "CR"].contains($0.code) && $0.day - scans[first].day >= 28
      })
    else { return false }
    let period = scans[(first + 1)...second].map(\.code)
    let lastPR = period.lastIndex(of: "PR") ?? -1
    let firstCR = period.firstIndex(of: "CR") ?? .max
    return Set(period).isSubset(of: ["CR", "PR", "SD", "NE"]) && lastPR < firstCR
      && period.filter { $0 == "NE" }.count <= settings.neLimit
      && period.filter { $0 == "SD" }.count <= (settings.acceptsSD ? 1 : 0)
  }

  /// The best response and the day of the first confirmed one. R42: what is not confirmed shows SD
  /// from day 42 on.
  static func confirmed(
    _ scans: [Scan], _ settings: Settings
  ) -> (best: String, respondedOn: Int?) {
    var scans = toFirstPD(scans)
    if settings.afterCR == "progression" { scans = relapsed(scans) }
    let complete = scans.indices.filter { isConfirmedCR(scans, $0, settings) }
    let partial = scans.indices.filter { isConfirmedPR(scans, $0, settings) }
    let responded = (complete + partial).min().map { scans[$0].day }
    if !complete.isEmpty { return ("CR", responded) }
    if !partial.isEmpty { return ("PR", responded) }
    let late = scans.filter { $0.day >= 42 }.map(\.code)
    if !Set(late).isDisjoint(with: ["CR", "PR", "SD"]) { return ("SD", nil) }
    if late.contains("NON-CR/NON-PD") { return ("NON-CR/NON-PD", nil) }
    return (scans.contains { $0.code == "PD" } ? "PD" : "NE", nil)
  }

  // MARK: Every sequence

  static let codes = OverallResponse.allCases.map(\.rawValue)
  /// First visits on both sides of day 42; later ones so that one or two of them reach 28 days, or
  /// just do not.
  static let firstDays = [41, 42]
  static let gaps = [14, 27, 28]

  static func sequences(of length: Int) -> [[Scan]] {
    guard length > 0 else { return [[]] }
    return sequences(of: length - 1).flatMap { begun -> [[Scan]] in
      let days = begun.last.map { last in gaps.map { last.day + $0 } } ?? firstDays
      return days.flatMap { day in codes.map { begun + [(day, $0)] } }
    }
  }

  static func course(_ scans: [Scan]) -> LineCourse {
    let patient = history(scans: scans.map { ($0.day, OverallResponse(rawValue: $0.code)) })
    return LineCourse(ofLineAt: 0, in: patient, rules: EndpointRules())
  }

  @Test(arguments: 0...3, Settings.all)
  func `R39 to R45: every sequence of up to three visits is what the rules say`(
    _ length: Int, _ settings: Settings
  ) {
    check(Self.sequences(of: length), settings)
  }

  @Test(arguments: Settings.all)
  func `R39 to R45: every sequence of four visits is what the rules say`(_ settings: Settings) {
    check(Self.sequences(of: 4), settings)
  }

  /// One expectation for all sequences: 70,000 of them would take minutes.
  private func check(_ sequences: [[Scan]], _ settings: Settings) {
    var rules = EndpointRules()
    rules.afterCompleteResponse = settings.afterCR == "progression" ? .progression : .asRecorded
    rules.confirmationNotEvaluableLimit = settings.neLimit
    rules.confirmationAcceptsStable = settings.acceptsSD
    let wrong = sequences.filter { scans in
      let found = BestOverallResponse(confirmed: Self.course(scans), rules: rules)
      let expected = Self.confirmed(scans, settings)
      return found.response.rawValue != expected.best
        || found.respondedOn != expected.respondedOn.map(day)
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(3))")
  }

  @Test(arguments: 0...4)
  func `R35, R36, R37: every unconfirmed sequence is what the rules say`(_ length: Int) {
    let wrong = Self.sequences(of: length).filter { scans in
      let found = BestOverallResponse(
        unconfirmed: Self.course(scans), rules: EndpointRules())
      return found.response.rawValue != Self.unconfirmed(scans)
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(3))")
  }
}
