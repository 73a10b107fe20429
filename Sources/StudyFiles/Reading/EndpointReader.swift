import Endpoints
import Studies

/// Reads the endpoints: `[endpoints.pfs]` with landmarks and rules, or `endpoints = ["pfs", "os"]`.
struct EndpointReader {
  private let top: TableReader
  private var problems: ProblemList { top.problems }

  init(_ top: TableReader) { self.top = top }

  /// The endpoints in the order of the file.
  func endpoints() -> [PlannedEndpoint] {
    top.requires("endpoints", "[endpoints.pfs], [endpoints.os]: the times to an event that count")
    guard let member = top.member("endpoints") else { return [] }
    let endpoints: [PlannedEndpoint?]
    if member.value.items != nil {
      endpoints = top.names("endpoints", without: "none").map { name in
        endpoint(name).map { PlannedEndpoint($0, line: name.line) }
      }
    } else {
      let table = TableReader(member.value, "[endpoints]", keys: nil, line: member.line, problems)
      endpoints = table.members.map { member in
        let name = endpoint(Written(member.key, line: member.line))
        let (rules, landmarks) = settings(of: member)
        return name.map {
          PlannedEndpoint(
            $0, rules: rules, landmarks: landmarks ?? PlannedEndpoint($0).landmarks,
            line: member.line)
        }
      }
    }
    return unique(endpoints.compactMap(\.self))
  }

  private func endpoint(_ name: Written<String>) -> Endpoint? {
    if let endpoint = Endpoint(rawValue: name.value.lowercased()) { return endpoint }
    problems.add(
      name.line,
      "\(Sentence.quoted(name.value)) is not an endpoint."
        + Sentence.choice(name.value, among: Endpoint.allCases.map(\.rawValue)))
    return nil
  }

  private func unique(_ endpoints: [PlannedEndpoint]) -> [PlannedEndpoint] {
    var lines: [Endpoint: Int] = [:]
    return endpoints.filter { endpoint in
      guard let line = lines[endpoint.endpoint] else {
        lines[endpoint.endpoint] = endpoint.line
        return true
      }
      problems.add(
        endpoint.line,
        "\(endpoint.endpoint.rawValue) is already an endpoint, in line \(line). State it once.")
      return false
    }
  }

  private func settings(
    of member: TomlValue.Member
  ) -> (rules: [StudyPlan.Setting], landmarks: [Double]?) {
    let table = TableReader(
      member.value, "[endpoints.\(member.key)]", keys: nil, line: member.line, problems)
    return (
      RuleReader.settings(table, besides: ["landmarks"]), landmarks(table)
    )
  }

  private func landmarks(_ table: TableReader) -> [Double]? {
    let allowed = "months in rising order, above 0, such as [6, 12]"
    guard let items = table.items("landmarks", allowed: allowed),
      let member = table.member("landmarks")
    else { return nil }
    let months = items.compactMap(\.number)
    let isRising = zip(months, months.dropFirst()).allSatisfy { $0 < $1 }
    guard months.count == items.count, isRising, months.allSatisfy({ $0 > 0 && $0 <= 1200 }) else {
      problems.add(
        member.value.line, "landmarks of \(table.place) cannot be read. Allowed: \(allowed).")
      return nil
    }
    return months
  }
}
