/// The numbers and evidence of a report while it is written.
///
/// A number printed again must be the same value printed the same way: anything else is a mistake of the program and stops
/// it.
public struct NumberBook: Sendable {
  /// The numbers, in the order in which they were first printed.
  public private(set) var numbers: [StudyNumber] = []
  /// The lists, in the order in which they were first needed.
  public private(set) var lists: [EvidenceList] = []
  private var position: [String: Int] = [:]
  private var listed: Set<String> = []

  /// No numbers.
  public init() {}

  /// Notes a number.
  ///
  /// - Parameter number: The number.
  /// - Returns: It, for a text.
  public mutating func piece(_ number: StudyNumber) -> Piece {
    if let found = position[number.id] {
      precondition(numbers[found] == number, "\(number.id) is one number.")
    } else {
      position[number.id] = numbers.count
      numbers.append(number)
    }
    return .number(number)
  }

  /// Notes a list of patients, once; it is made only where it is new.
  ///
  /// - Parameters:
  ///   - id: Its name.
  ///   - list: Makes it.
  /// - Returns: Its name, for numbers.
  public mutating func evidence(_ id: String, _ list: () -> EvidenceList) -> String {
    if listed.insert(id).inserted { lists.append(list()) }
    return id
  }

  /// The number of a name; `nil` where there is none.
  public subscript(_ id: String) -> StudyNumber? { position[id].map { numbers[$0] } }
}
