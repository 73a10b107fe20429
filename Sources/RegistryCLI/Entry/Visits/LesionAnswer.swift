import ClinicalRecords

/// What was seen of a lesion at a visit.
struct Sighting: Equatable {
  /// What was seen.
  var state: LesionState
  /// A length in tenths of a millimeter: of a node its short axis, else the longest diameter.
  var tenths: Int?
}

/// Why an answer cannot be taken, in sentences.
struct Objection: Error {
  let sentence: String

  init(_ sentence: String) { self.sentence = sentence }
}

/// Reads an answer about one lesion: a length in millimeters, a state or its short key, or a state
/// with a length behind it.
struct LesionAnswer {
  /// The registry's words for states.
  let words: Vocabulary

  /// Short answers, in the order in which they are offered.
  private static let keys: [(key: String, state: LesionState)] = [
    ("a", .absent), ("p", .present), ("pd", .progressed), ("u", .unequivocal), ("e", .equivocal),
    ("s", .tooSmall), ("ne", .notEvaluable), ("nd", .notDone), ("t", .treated), ("sp", .split),
    ("m", .merged),
  ]

  private static let length = Column(
    name: "length", comment: "", kind: .tenths, isRequired: true, isKey: false)
  private static let longestTenths = 9999

  /// What may be answered for a lesion of this role.
  ///
  /// - Parameter category: The role.
  /// - Returns: Such as `a length in mm, absent (a), …`.
  static func allowed(_ category: LesionCategory) -> String {
    let words = keys.filter { $0.state.fits(category) }.map { "\($0.state.rawValue) (\($0.key))" }
    let length = category == .target ? "a length in mm" : "a length in mm where there is one"
    return ([length] + words).joined(separator: ", ")
  }

  /// What an answer says.
  ///
  /// - Parameters:
  ///   - text: The answer.
  ///   - lesion: The lesion it is about.
  /// - Returns: The state, and the length where one was given; 0 is absent.
  /// - Throws: ``Objection``.
  func sighting(_ text: String, of lesion: Lesion) throws(Objection) -> Sighting {
    if text.isEmpty { throw Objection("A value is needed here; nd says that it was not imaged.") }
    if text.utf8.first.map({ $0 &- 0x30 < 10 || $0 == 0x2D || $0 == 0x2E }) ?? false {
      let tenths = try LesionAnswer.tenths(text)
      return tenths == 0 ? Sighting(state: .absent) : Sighting(state: .measured, tenths: tenths)
    }
    let state = try state(text.wordsBeforeLength, of: lesion)
    guard let written = text.lengthBehindWords else { return Sighting(state: state) }
    guard state.allowsLength else {
      throw Objection("A lesion that is \(state.spaced) has no length.")
    }
    return Sighting(state: state, tenths: try LesionAnswer.tenths(written))
  }

  private func state(_ text: String, of lesion: Lesion) throws(Objection) -> LesionState {
    guard let state = state(text, among: lesion.category) else {
      throw Objection(
        "\"\(Quotation.shortened(text))\" is neither a length nor a state. "
          + "Allowed: \(LesionAnswer.allowed(lesion.category)).")
    }
    guard state.fits(lesion.category) else {
      throw Objection(
        "\(state.rawValue) does not fit \(lesion.label), \(lesion.category.words). "
          + "Allowed: \(LesionAnswer.allowed(lesion.category)).")
    }
    if state == .measured { throw Objection("A length in mm says that it was measured.") }
    return state
  }

  /// The state of a short key, a word, or a part of one word that fits.
  private func state(_ text: String, among category: LesionCategory) -> LesionState? {
    let text = text.lowercased()
    if let key = LesionAnswer.keys.first(where: { $0.key == text }) { return key.state }
    if let position = words.position(of: text) {
      return LesionState(rawValue: words.entries[position].code)
    }
    let part = text.split(separator: " ").joined(separator: "_")
    let states = LesionState.allCases.filter { $0.fits(category) && $0 != .measured }
    let beginning = states.filter { $0.rawValue.hasPrefix(part) }
    let holding = beginning.isEmpty ? states.filter { $0.rawValue.contains(part) } : beginning
    return holding.count == 1 ? holding[0] : nil
  }

  /// A length in tenths of a millimeter.
  static func tenths(_ text: String) throws(Objection) -> Int {
    var text = text
    let result = text.withUTF8 { utf8 -> Result<Int64, Objection> in
      let bytes = UnsafeRawBufferPointer(utf8)
      do throws(CellMistake) {
        guard case .integer(let tenths) = try length.cell(bytes) else {
          return .failure(Objection("A length is needed."))
        }
        return .success(tenths)
      } catch {
        return .failure(Objection(length.sentence(for: error, written: bytes)))
      }
    }
    let tenths = try result.get()
    guard tenths <= longestTenths else {
      throw Objection(
        "\"\(Quotation.shortened(text))\" is not allowed. Rule: a length is 0 to 999.9.")
    }
    return Int(tenths)
  }
}

extension LesionState {
  /// The state as words: `too small`.
  var spaced: String { rawValue.split(separator: "_").joined(separator: " ") }
}

extension String {
  /// The answer without a length at its end: `unequivocal` of `unequivocal 12.5`.
  fileprivate var wordsBeforeLength: String {
    guard let length = lengthBehindWords else { return self }
    let words = dropLast(length.count)
    return String(words.reversed().drop { $0 == " " }.reversed())
  }

  /// A number behind a blank at the end.
  fileprivate var lengthBehindWords: String? {
    guard let last = split(separator: " ").last, last.count < count, last.utf8.first ?? 0 < 0x3A,
      last.utf8.first ?? 0 > 0x2F
    else { return nil }
    return String(last)
  }
}
