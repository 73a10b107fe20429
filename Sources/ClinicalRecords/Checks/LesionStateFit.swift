/// Which states belong to which role of a lesion.
extension LesionState {
  /// Whether a lesion of this role can be in the state.
  ///
  /// A target lesion is measured, gone, too small or missing; that one is `present` says too little.
  /// Only disease that is not measured progresses by judgment: a non-target lesion, and a new one on
  /// the next line, where it is non-target disease. Only a new one is without doubt there.
  ///
  /// - Parameter category: The role.
  /// - Returns: Whether the state says something about such a lesion.
  public func fits(_ category: LesionCategory) -> Bool {
    switch self {
    case .measured, .absent, .tooSmall, .notEvaluable, .notDone, .treated, .split, .merged: true
    case .present: category != .target
    case .progressed: category != .target
    case .equivocal: category != .target
    case .unequivocal: category == .new
    }
  }

  /// Whether a length beside it says something; beside the others it contradicts them.
  public var allowsLength: Bool {
    switch self {
    case .measured, .present, .progressed, .equivocal, .unequivocal: true
    case .absent, .tooSmall, .notEvaluable, .notDone, .treated, .split, .merged: false
    }
  }

  /// What it stands for in a sum without a length, in tenths of a millimeter. Rule: R10.
  public var impliedTenths: Int? {
    switch self {
    case .absent: 0
    case .tooSmall: 50
    default: nil
    }
  }

  /// The state in a sentence that begins with the lesion: `is too small to measure`.
  var claim: String {
    switch self {
    case .measured: "is measured"
    case .absent: "is gone"
    case .tooSmall: "is too small to measure"
    case .notEvaluable: "could not be evaluated"
    case .notDone: "was not imaged"
    case .treated: "was treated"
    case .split: "is split"
    case .merged: "is merged"
    case .present: "is present"
    case .progressed: "has progressed"
    case .equivocal: "is equivocal"
    case .unequivocal: "is unequivocally there"
    }
  }
}

extension LesionCategory {
  /// The role in words: `a target lesion`.
  public var words: String {
    switch self {
    case .target: "a target lesion"
    case .nonTarget: "a non-target lesion"
    case .new: "a new lesion"
    }
  }
}
