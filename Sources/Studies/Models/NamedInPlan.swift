import Endpoints

/// What the plan names, by position.
extension StudyCohort {
  /// Whether a characteristic of a subject is recorded.
  func isRecorded(_ characteristic: Int, of subject: Int) -> Bool {
    characteristics[characteristic].isNumber
      ? subjects[subject].numbers[characteristic]?.isFinite == true
      : subjects[subject].levels[characteristic] >= 0
  }

  /// Positions of characteristics by name, each once; all of them where none is named.
  func characteristics(named names: [Written<String>]) -> [Int] {
    names.isEmpty
      ? Array(characteristics.indices) : names.compactMap { position(of: $0.value) }.distinct
  }

  /// Position of an arm by name.
  func arm(named name: String) -> Int? { plan.arms.firstIndex { $0.id == name } }

  /// Positions of endpoints of the plan, each once; all of them where none is named.
  func endpoints(named endpoints: [Endpoint]) -> [Int] {
    endpoints.isEmpty
      ? Array(plan.endpoints.indices)
      : endpoints.compactMap { named in plan.endpoints.firstIndex { $0.endpoint == named } }
        .distinct
  }

  /// Of each of some subjects whether it is of the first arm.
  func isTreated(_ subjects: [Int]) -> [Bool] { subjects.map { self.subjects[$0].arm == 0 } }

  /// What sentences call a level, or a number: `“Liver metastases: Yes”`.
  func words(_ characteristic: Int, level: Int) -> String {
    let asked = characteristics[characteristic]
    return asked.isNumber ? "“\(asked.label)”" : "“\(asked.label): \(asked.levels[level])”"
  }
}
