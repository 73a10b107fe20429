import ClinicalRecords
import Endpoints
import Statistics
import Testing

@testable import Analyses

/// Patients of two hospitals with related events of some terms.
private struct TwoHospitals {
  var histories: [PatientHistory] = []

  /// Adds patients to a hospital, each with an event of a term, or without.
  mutating func add(_ count: Int, to site: Int, term: Int? = nil, grade: Int = 1) {
    for _ in 0..<count {
      var patient = Patient(id: Int64(histories.count + 1))
      patient.site = CodePosition(site)
      var history = PatientHistory(patient: patient)
      history.lines = [LineOfTherapy(number: 1, startedOn: ClinicalDate(dayNumber: 18_000))]
      if let term {
        history.adverseEvents = [
          AdverseEvent(
            number: 1, term: CodePosition(term), grade: grade,
            onsetOn: PartialDate(ClinicalDate(dayNumber: 18_001)), isRelated: true)
        ]
      }
      histories.append(history)
    }
  }

  func rates(_ choice: PairedRates.Choice = PairedRates.Choice(), line: Int? = 1) throws
    -> PairedRates
  {
    var codebook = Codebook()
    func words(_ words: [String]) -> Vocabulary {
      Vocabulary(name: "word", entries: words.map { .init(code: $0, label: $0) })
    }
    codebook.sites = words(["A", "B", "C"])
    codebook.terms = words(["Nausea", "Rash", "Anemia"])
    let by = try Grouping(
      .word("site", argument: nil), catalog: CharacteristicCatalog(codebook))
    let filter = EventFilter(relatedOnly: true)
    let counting = SafetyCounting(
      choice.rows(filter, codebook), filter, of: Question(line: line, grouping: by), codebook)
    var tally = GroupedTally(counting)
    for history in histories { tally.add(history) }
    return try PairedRates(tally, counting, choice: choice)
  }
}

struct PairedRatesTests {
  @Test func `the risk difference has Newcombe's limits of method 10`() throws {
    // Newcombe 1998, table II (a): 56/70 and 48/80, 0.2, limits 0.0524 and 0.3339.
    var hospitals = TwoHospitals()
    hospitals.add(56, to: 0, term: 1)
    hospitals.add(14, to: 0)
    hospitals.add(48, to: 1, term: 1)
    hospitals.add(32, to: 1)
    let rates = try hospitals.rates()
    let difference = try #require(rates.rows.last?.difference)
    #expect(rates.rows.map(\.label) == ["Any treatment-related event", "Rash"])
    #expect(abs(difference.estimate - 0.2) < 1e-12)
    #expect(abs(difference.interval.lower - 0.0524) < 0.00005)
    #expect(abs(difference.interval.upper - 0.3339) < 0.00005)
  }

  /// Of 20 in each hospital: nausea 4 and 1, rash 6 and 2 (three of grade 3), anemia 3 and 3.
  private var example: TwoHospitals {
    var hospitals = TwoHospitals()
    for (site, counts) in [(0, [4, 6, 3]), (1, [1, 2, 3])] {
      for (term, count) in counts.enumerated() {
        let severe = site == 0 && term == 1 ? 3 : 0
        hospitals.add(severe, to: site, term: term, grade: 3)
        hospitals.add(count - severe, to: site, term: term)
      }
      hospitals.add(20 - counts.reduce(0, +), to: site)
    }
    return hospitals
  }

  @Test func `rows stand by frequency in both groups, or by risk difference`() throws {
    let first = "Any treatment-related event"
    // Rash 8, anemia 6, nausea 5.
    #expect(try example.rates().rows.map(\.label) == [first, "Rash", "Anemia", "Nausea"])
    // Rash 6 − 2, nausea 4 − 1, anemia 3 − 3.
    let sorted = try example.rates(PairedRates.Choice(order: .difference))
    #expect(sorted.rows.map(\.label) == [first, "Rash", "Nausea", "Anemia"])
    #expect(sorted.rows.map(\.patients) == [[13, 6], [6, 2], [4, 1], [3, 3]])
  }

  @Test func `a row is shown where one group reaches the percentage exactly`() throws {
    // Nausea: 4 of 20 are 20 %.
    let rates = try example.rates(PairedRates.Choice(threshold: PercentThreshold("20")))
    #expect(rates.rows.dropFirst().map(\.label) == ["Rash", "Nausea"])
    #expect(rates.rareCount == 1)
    let none = try example.rates(PairedRates.Choice(threshold: PercentThreshold("31")))
    #expect(none.rows.map(\.label) == ["Any treatment-related event"])
    #expect(none.rareCount == 3)
  }

  @Test func `where there are too many rows the most frequent are shown, and the others counted`()
    throws
  {
    let rates = try example.rates(PairedRates.Choice(limit: 1))
    #expect(rates.rows.dropFirst().map(\.label) == ["Rash"])
    #expect(rates.omittedCount == 2)
    #expect(rates.rareCount == 0)
  }

  @Test func `A7 grades are worst grades, and rows without any are not shown`() throws {
    let rates = try example.rates(PairedRates.Choice(grades: .severeOrFatal))
    #expect(rates.rows.map(\.patients) == [[3, 0], [3, 0]])
    #expect(rates.rareCount == 0)
  }

  @Test func `a limit asks for any grade, whatever grades are shown, as in a table`() throws {
    // Rash: 6 of 20 are 30 %, of which 3 are of grade 3.
    let choice = { PairedRates.Choice(grades: .severeOrFatal, threshold: PercentThreshold($0)) }
    #expect(try example.rates(choice("30")).rows.map(\.patients) == [[3, 0], [3, 0]])
    #expect(try example.rates(choice("31")).rareCount == 1)
  }

  @Test func `two groups are needed, and others are named`() throws {
    var hospitals = example
    hospitals.add(1, to: 2)
    let error = #expect(throws: QuestionError.self) { try hospitals.rates() }
    #expect(error?.description.contains("makes 3 groups: A, B, C.") == true)
    hospitals.histories.removeAll { $0.patient.site != 0 }
    #expect(throws: QuestionError.self) { try hospitals.rates() }
  }

  @Test func `groups in which one patient can stand twice have no difference`() throws {
    #expect(try example.rates(line: nil).rows.allSatisfy { $0.difference == nil })
    #expect(try example.rates().rows.allSatisfy { $0.difference != nil })
  }
}
