extension LineCourse {
  /// The visits that belong to the line and to no later one: none after the next line has started.
  /// Rule: R33, R34.
  ///
  /// - Parameter rules: Says to which line a scan on the day the next line starts belongs.
  /// - Returns: The visits, in order of time.
  public func ownVisits(_ rules: EndpointRules) -> ArraySlice<Visit> {
    visits.prefix { visit in
      guard let nextStart else { return true }
      return rules.nextTherapyTie == .inclusive ? visit.day <= nextStart : visit.day < nextStart
    }
  }
}
