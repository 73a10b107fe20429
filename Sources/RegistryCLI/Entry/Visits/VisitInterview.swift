import ClinicalRecords
import Endpoints

/// The questions of a visit, one after another: what is asked next follows from the answers so far.
///
/// A value, so that going back is taking the one before.
struct VisitInterview {
  /// A question.
  enum Step: Equatable {
    /// The day of the images.
    case day
    /// Which of two lines the day is for, by position.
    case line(visitOf: Int, baselineOf: Int)
    /// What is seen of a followed lesion.
    case lesion(String)
    /// What is seen of the next piece of a lesion that split.
    case piece(of: String)
    /// With which lesions one has merged.
    case partners(of: String)
    /// What is seen of the lesion several merged into.
    case merged([String])
    /// What the next lesion found is followed as.
    case category
    /// Where the next lesion found lies.
    case organ(LesionCategory)
    /// Whether it is a lymph node.
    case node
    /// What is seen of it.
    case found
    /// The reader's own overall response.
    case response
    /// Nothing more is asked.
    case done
  }

  /// What is known before the first answer.
  struct Facts {
    let codebook: Codebook
    /// Words for states of lesions.
    let states: LesionAnswer
    /// Words for overall responses.
    let responses: Vocabulary
    /// The day after which no visit can be.
    let today: ClinicalDate?
    /// The line that was stated.
    let lineNumber: Int?
  }

  let facts: Facts
  /// Answers that were given beforehand.
  var given: VisitGiven
  private(set) var draft: VisitDraft
  private(set) var step = Step.day
  /// The followed lesions not asked for yet.
  private(set) var queue: [String] = []
  /// The lesion being described.
  private(set) var pending: Lesion?

  init(_ draft: VisitDraft, _ facts: Facts, given: VisitGiven = VisitGiven()) {
    self.draft = draft
    self.facts = facts
    self.given = given
  }

  /// Takes an answer and goes to the next question.
  ///
  /// - Parameter text: The answer, empty where a question was skipped.
  /// - Throws: ``Objection``; the question stays.
  mutating func take(_ text: String) throws(Objection) {
    switch step {
    case .day: try takeDay(text)
    case .line(let visit, let baseline): try takeLine(text, visit, baseline)
    case .lesion(let label): try takeLesion(text, label)
    case .piece(let label): try takePiece(text, label)
    case .partners(let label): try takePartners(text, label)
    case .merged(let labels): try takeMerged(text, labels)
    case .category: try takeCategory(text)
    case .organ(let category): try takeOrgan(text, category)
    case .node: try takeNode(text)
    case .found: try takeFound(text)
    case .response: try takeResponse(text)
    case .done: break
    }
  }
}

// The day and the line
extension VisitInterview {
  private mutating func takeDay(_ text: String) throws(Objection) {
    guard let day = ClinicalDate(text) else {
      throw Objection(
        "\"\(Quotation.shortened(text))\" is not a calendar day. Allowed: YYYY-MM-DD.")
    }
    if let today = facts.today, day > today { throw Objection("\(day) is in the future.") }
    if let died = draft.history.diedOn, day > died.latest {
      throw Objection("\(day) is after death (\(died)).")
    }
    draft.day = day
    try chooseLine(day)
  }

  private mutating func chooseLine(_ day: ClinicalDate) throws(Objection) {
    let history = draft.history
    if let number = facts.lineNumber {
      guard let index = history.lines.firstIndex(where: { $0.number == number }) else {
        throw Objection("There is no line \(number).")
      }
      if let next = history.startOfLine(after: index), day > next {
        throw Objection("\(day) is after the start of the next line (\(next)).")
      }
      return begin(index, isBaseline: day <= history.lines[index].startedOn)
    }
    let own = history.lines.indices.last { history.firstAssessmentDay(ofLineAt: $0) <= day }
    guard let own, day > history.lines[0].startedOn else {
      return begin(history.lines.isEmpty ? nil : 0, isBaseline: true)
    }
    if let next = history.startOfLine(after: own),
      next.days(since: day) <= RecordChecks.baselineDays
    {
      step = .line(visitOf: own, baselineOf: own + 1)
      return
    }
    begin(own, isBaseline: false)
  }

  private mutating func takeLine(
    _ text: String, _ visit: Int, _ baseline: Int
  ) throws(Objection) {
    guard text == "1" || text == "2" else { throw Objection("1 or 2 is needed.") }
    begin(text == "1" ? visit : baseline, isBaseline: text == "2")
  }

  /// Goes on to the lesions of a line.
  private mutating func begin(_ index: Int?, isBaseline: Bool) {
    draft.lineIndex = index
    draft.isBaseline = isBaseline
    queue = followed.tracks.filter { $0.today == nil }.map(\.lesion.label)
    goOn()
  }

  /// The lesions followed on the line.
  var followed: FollowedLesions { draft.followed }

  private mutating func goOn() {
    pending = nil
    if !queue.isEmpty {
      step = .lesion(queue.removeFirst())
    } else {
      step = draft.isBaseline ? .category : .organ(.new)
    }
  }
}

// Followed lesions
extension VisitInterview {
  private mutating func takeLesion(_ text: String, _ label: String) throws(Objection) {
    guard let lesion = draft.lesion(label) else { return goOn() }
    let sighting = try facts.states.sighting(text, of: lesion)
    draft.note(sighting, of: label)
    switch sighting.state {
    case .split: step = .piece(of: label)
    case .merged: step = .partners(of: label)
    default: goOn()
    }
  }

  /// The pieces this visit has found of a lesion.
  func pieces(of label: String) -> [Lesion] { draft.lesions.filter { $0.parents == [label] } }

  private mutating func takePiece(_ text: String, _ label: String) throws(Objection) {
    guard let parent = draft.lesion(label) else { return goOn() }
    if text.isEmpty {
      guard pieces(of: label).count > 1 else {
        throw Objection("A lesion that split has at least two pieces.")
      }
      return goOn()
    }
    var piece = parent
    piece.label = draft.pieceLabel(label)
    piece.parents = [label]
    try add(piece, text)
  }

  private mutating func takePartners(_ text: String, _ label: String) throws(Objection) {
    let partners = AskedColumn.names(in: text.split(separator: " ").joined(separator: ","))
    let known = followed.tracks.map(\.lesion.label).filter { $0 != label }
    if let unknown = partners.first(where: { !known.contains($0) }) {
      throw Objection(
        "\"\(Quotation.shortened(unknown))\" is not followed. "
          + "Allowed: \(known.joined(separator: ", ")).")
    }
    if partners.isEmpty { throw Objection("A merged lesion has at least two parents.") }
    for partner in partners {
      draft.note(Sighting(state: .merged), of: partner)
      queue.removeAll { $0 == partner }
    }
    step = .merged([label] + partners)
  }

  private mutating func takeMerged(_ text: String, _ labels: [String]) throws(Objection) {
    let parents = labels.compactMap { draft.lesion($0) }
    guard var merged = parents.first(where: { $0.category == .target }) ?? parents.first else {
      return goOn()
    }
    merged.label = draft.mergedLabel(labels)
    merged.parents = labels
    merged.isNode = parents.allSatisfy(\.isNode)
    try add(merged, text)
    goOn()
  }

  /// Adds a lesion with what was seen of it.
  private mutating func add(_ lesion: Lesion, _ text: String) throws(Objection) {
    let sighting = try facts.states.sighting(text, of: lesion)
    if sighting.state == .split || sighting.state == .merged {
      throw Objection("A lesion that is first seen now has neither split nor merged.")
    }
    draft.lesions.append(lesion)
    draft.note(sighting, of: lesion.label)
  }
}

// Lesions found at the visit, and the response
extension VisitInterview {
  private mutating func takeCategory(_ text: String) throws(Objection) {
    switch text.lowercased() {
    case "": step = .done
    case "t", "target": step = .organ(.target)
    case "n", "nt", "non_target", "non-target": step = .organ(.nonTarget)
    default: throw Objection("t for target or n for non-target is needed, or Enter.")
    }
  }

  private mutating func takeOrgan(_ text: String, _ category: LesionCategory) throws(Objection) {
    if category == .new, ["", "n", "no", "none"].contains(text.lowercased()) {
      step = .response
      return
    }
    if text.isEmpty { throw Objection("A value is needed here.") }
    let organ = Column(name: "organ", comment: "", kind: .text, isRequired: true, isKey: false)
    if let mistake = AskedColumn(organ, isNeeded: true).mistake(in: text) {
      throw Objection(mistake)
    }
    // A lesion found before a later line is followed for that line alone: it was not there when the
    // line before it started.
    let line = draft.isBaseline ? draft.lineIndex.flatMap { $0 > 0 ? $0 : nil } : nil
    let isNode = facts.codebook.isLymphNode(organ: text)
    pending = Lesion(
      label: draft.nextLabel(category), category: category, organ: text, isNode: isNode,
      lineNumber: line.map { draft.history.lines[$0].number })
    step = isNode ? .found : .node
  }

  private mutating func takeNode(_ text: String) throws(Objection) {
    switch text.lowercased() {
    case "", "n", "no": pending?.isNode = false
    case "y", "yes": pending?.isNode = true
    default: throw Objection("y or n is needed.")
    }
    step = .found
  }

  private mutating func takeFound(_ text: String) throws(Objection) {
    guard let lesion = pending else { return goOn() }
    let isPlain = text.isEmpty && lesion.category == .nonTarget
    let answer = isPlain ? LesionState.present.rawValue : text
    let sighting = try facts.states.sighting(answer, of: lesion)
    if lesion.category == .new { try VisitInterview.requireCertainty(sighting, of: lesion) }
    if given.taken != nil { try refuseRepetition(of: lesion, sighting) }
    try add(lesion, answer)
    goOn()
  }

  private mutating func takeResponse(_ text: String) throws(Objection) {
    if text.isEmpty {
      step = .done
      return
    }
    guard let position = facts.responses.position(of: text),
      let response = OverallResponse(rawValue: facts.responses.entries[position].code)
    else {
      throw Objection(
        "\"\(Quotation.shortened(text))\" is not an overall response. "
          + facts.responses.suggestion(for: text))
    }
    draft.response = response
    step = .done
  }
}
