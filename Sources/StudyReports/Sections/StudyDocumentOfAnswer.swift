import Reports
public import Studies

extension StudyDocument {
  /// The report of a study.
  ///
  /// A section without anything to say is left out, and a table that the plan does not ask for takes no number.
  ///
  /// - Parameters:
  ///   - answer: What the study found.
  ///   - context: Where it comes from.
  ///   - book: Takes every number that is printed, and the patients behind it.
  public init(of answer: StudyAnswer, context: ReportContext, into book: inout NumberBook) {
    var writer = SectionWriter(answer, context, book)
    let sections = writer.sections()
    book = writer.book
    self.init(
      title: answer.cohort.plan.title,
      notice: context.isSynthetic
        ? "Synthetic data: no real patient stands behind these numbers." : nil,
      sections: sections, foot: context.foot)
  }
}

extension ReportContext {
  /// What stands at the foot of each page.
  fileprivate var foot: String {
    [
      "Registry \(fingerprint)", "data cutoff \(cutoff.map { "\($0)" } ?? "not set")",
      "study file \(studyFileHash)", "nadir \(version)",
    ].joined(separator: " · ")
  }
}
