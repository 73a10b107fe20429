import ArgumentParser
import ClinicalRecords
import Endpoints
import RegistryStore

struct VisitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "visit",
    abstract: "Enter one visit, lesion by lesion, and see the response before it is saved.",
    discussion: """
      On a terminal it asks for the day, for each lesion followed on the line of therapy, for new \
      lesions and for the reader's own response; on or before the day the line starts it asks for the \
      lesions themselves. Then it shows the sum, its change from baseline and nadir and the response \
      that follows, and saves all rows or none.

      Where nobody can be asked, the options give the answers and --yes saves. An answer about a lesion \
      is a length in mm, or a word: absent (a), too_small (s), not_evaluable (ne), not_done (nd), \
      treated (t), present (p), progressed (pd), equivocal (e), unequivocal (u). \
      T1.1=12 and T1.2=14 are the pieces of a split T1, T1/T2=40 is what T1 and T2 merged into.

      Example: nadir visit P001 --measured-on 2020-10-19 --set T1=32.2 --set T2=absent --yes
      """)

  @Argument(help: "The study key of the patient.", completion: Completions.patient)
  var patient: String

  @Option(help: ArgumentHelp("Day of the images.", valueName: "day"))
  var measuredOn: String?

  @Option(help: "The line of therapy. Default: the one under way.")
  var line: Int?

  @Option(
    help: ArgumentHelp("What is seen of a followed lesion.", valueName: "label=answer"))
  var set: [String] = []

  @Option(
    help: ArgumentHelp("A new lesion, such as brain=unequivocal.", valueName: "organ=answer"))
  var new: [String] = []

  @Option(
    help: ArgumentHelp("A target lesion at baseline, such as liver=46.", valueName: "organ=mm"))
  var target: [String] = []

  @Option(
    help: ArgumentHelp("A non-target lesion at baseline, such as bone.", valueName: "organ"))
  var nonTarget: [String] = []

  @Option(
    help: ArgumentHelp("The overall response the reader gives.", valueName: "word"),
    completion: Completions.kind("overall_response"))
  var overallResponse: String?

  @Flag(help: "Ask nothing, and save.")
  var yes = false

  @OptionGroup var source: RegistryOptions

  func run() throws {
    try understanding {
      let prompter = yes ? nil : Prompter.atTerminal
      if prompter == nil, measuredOn == nil { throw VisitCommand.noTerminal }
      print(try enter(in: try source.open(), asking: prompter) { print($0) })
    }
  }

  /// Enters the visit.
  ///
  /// - Parameters:
  ///   - registry: Where the patient is.
  ///   - prompter: Asks; `nil` where nobody is to be asked.
  ///   - show: Shows the visit where nobody was asked.
  /// - Returns: What was saved, in a sentence.
  /// - Throws: ``UnknownPatient``, what ``VisitEntry/enter(_:)`` throws.
  func enter(
    in registry: Registry, asking prompter: Prompter?, show: @escaping (String) -> Void
  ) throws -> String {
    guard let history = try registry.history(ofPatient: patient) else {
      throw UnknownPatient(patient, in: registry)
        ?? CommandError("Patient \(patient) was removed a moment ago.")
    }
    let facts = VisitInterview.Facts(
      codebook: try registry.codebook(),
      states: LesionAnswer(words: try registry.vocabulary("lesion_state")),
      responses: try registry.vocabulary("overall_response"), today: Surroundings.today,
      lineNumber: line)
    let interview = VisitInterview(VisitDraft(of: patient, history), facts, given: try given())
    return try VisitEntry(
      registry: registry, prompter: prompter, rules: EndpointRules(registry.settings()),
      isConfirmed: yes, show: show
    ).enter(interview)
  }

  private func given() throws -> VisitGiven {
    var given = VisitGiven()
    given.day = measuredOn
    given.response = overallResponse
    given.seen = try self.set.map { pair in
      guard let parts = VisitGiven.parts(pair) else {
        throw ValidationError("--set is LABEL=ANSWER, such as T1=32.2 or T2=absent.")
      }
      return (parts.name, parts.answer)
    }
    if let contradiction = given.contradiction { throw ValidationError(contradiction) }
    given.found =
      try found(target, .target, "--target is ORGAN=MM, such as liver=46.")
      + nonTarget.map { written in
        let parts = VisitGiven.parts(written)
        return VisitGiven.Found(
          category: .nonTarget, organ: parts?.name ?? written, answer: parts?.answer ?? "")
      }
      + found(new, .new, "--new is ORGAN=equivocal or ORGAN=unequivocal.")
    if let doubt = given.undecided { throw ValidationError(doubt) }
    return given
  }

  private func found(
    _ pairs: [String], _ category: LesionCategory, _ form: String
  ) throws -> [VisitGiven.Found] {
    try pairs.map { pair in
      guard let parts = VisitGiven.parts(pair) else { throw ValidationError(form) }
      return VisitGiven.Found(category: category, organ: parts.name, answer: parts.answer)
    }
  }

  private static let noTerminal = ValidationError(
    "`nadir visit` asks at a terminal. Where there is none, give --measured-on, --set LABEL=ANSWER for "
      + "each lesion and --yes; `nadir add measurement` enters one row, `nadir import` files of them."
  )
}
