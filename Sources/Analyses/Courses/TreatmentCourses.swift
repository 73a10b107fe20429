public import ClinicalRecords
import Endpoints

/// The courses of the lines a figure of single patients shows.
public struct TreatmentCourses: Counts {
  /// The most lines that such a figure can show; those beyond are only counted.
  public static let limit = 5000

  /// The lines, in the order in which they were read.
  public private(set) var courses: [TreatmentCourse] = []
  /// How many lines were chosen.
  public private(set) var count = 0

  /// No line.
  public init() {}

  /// Adds a line.
  ///
  /// - Parameter course: Its course.
  public mutating func add(_ course: TreatmentCourse) {
    count += 1
    if courses.count < TreatmentCourses.limit { courses.append(course) }
  }

  /// Adds the lines of another part of the cohort.
  ///
  /// - Parameter other: Courses of other lines.
  public mutating func merge(_ other: TreatmentCourses) {
    count += other.count
    courses += other.courses.prefix(TreatmentCourses.limit - courses.count)
  }
}

extension GroupedTally where Tally == TreatmentCourses {
  /// A tally of the courses of lines.
  ///
  /// - Parameters:
  ///   - question: Which lines, compared by what.
  ///   - codebook: The registry's vocabularies, for the classes of drugs.
  /// - Throws: ``QuestionError``.
  public init(coursesOf question: Question, codebook: Codebook) throws {
    let regimenClass = try CharacteristicCatalog(codebook).characteristic("regimen_class")
    let outcomes = TreatmentCourse.outcomeParts
    self.init(
      question, deriving: outcomes,
      reading: outcomes.historyParts(under: question.rules).union(regimenClass.parts)
    ) { history, place, courses in
      if let course = TreatmentCourse(of: history, at: place, regimenClass: regimenClass) {
        courses.add(course)
      }
    }
  }
}
