/// The lines of therapy that a figure of single patients shows, by group.
public struct CourseComparison: Sendable {
  /// One group.
  public struct Group: Sendable {
    /// Its heading.
    public let heading: String
    /// Its lines, in the order in which they were read.
    public let courses: [TreatmentCourse]
  }

  /// Who the answer speaks of.
  public let population: Population
  /// The groups in printed order.
  public let groups: [Group]

  /// The lines of a tally.
  ///
  /// - Parameter tally: The chosen lines.
  /// - Throws: ``QuestionError`` for more groups or lines than a figure can show.
  public init(_ tally: GroupedTally<TreatmentCourses>) throws {
    let answer = try tally.answer()
    let count = answer.reduce(0) { $0 + $1.counts.count }
    guard count <= TreatmentCourses.limit else {
      throw QuestionError(
        "A figure with a mark for each patient shows at most \(TreatmentCourses.limit) lines of "
          + "therapy; \(count) were chosen. Choose fewer with --where.")
    }
    population = tally.population
    groups = answer.map { Group(heading: $0.heading, courses: $0.counts.courses) }
  }

  /// The lines of counted groups, in printed order; `nil` for more lines than a figure can show.
  ///
  /// - Parameters:
  ///   - answer: Heading and courses of each group.
  ///   - population: Who they are.
  package init?(
    _ answer: [(heading: String, courses: TreatmentCourses)], _ population: Population
  ) {
    guard answer.reduce(0, { $0 + $1.courses.count }) <= TreatmentCourses.limit else { return nil }
    self.init(
      population: population,
      groups: answer.map { Group(heading: $0.heading, courses: $0.courses.courses) })
  }

  init(population: Population, groups: [Group]) {
    self.population = population
    self.groups = groups
  }

  /// All lines.
  public var courses: [TreatmentCourse] { groups.flatMap(\.courses) }
}
