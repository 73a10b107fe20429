/// The counts of one characteristic, response or adverse event, by level and arm.
struct CountedLevels {
  /// The levels in the order of the file, without those of whom it is not known.
  private(set) var levels: [String]
  private var unknown: [String]
  private var arms: [Arm]

  private struct Arm {
    let total: Int
    var counts: [String: Int] = [:]
  }

  /// `nil` without two arms that print the same levels, where an arm prints a level twice, and where a level has more
  /// patients than its arm.
  init?(_ rows: [PublishedRow]) {
    var positions: [String: Int] = [:]
    var seen: Set<String> = []
    (arms, levels, unknown) = ([], [], [])
    for row in rows where !CountedLevels.isOfAll(row[.arm]) {
      guard let count = row.whole(.count), let total = row.whole(.armTotal), count <= total else {
        return nil
      }
      let (name, level) = (row[.arm] ?? "", row[.level] ?? "")
      let position = positions[name] ?? arms.count
      if position == arms.count { arms.append(Arm(total: total)) }
      positions[name] = position
      guard arms[position].counts.updateValue(count, forKey: level) == nil else { return nil }
      guard seen.insert(level).inserted else { continue }
      if row.isOfUnknown { unknown.append(level) } else { levels.append(level) }
    }
    let names = Set(levels)
    guard arms.count > 1, !names.isEmpty,
      arms.allSatisfy({ names.isSubset(of: $0.counts.keys) })
    else { return nil }
  }

  /// Whether an arm holds the patients of all arms.
  private static func isOfAll(_ arm: String?) -> Bool {
    arm.map { ["all", "total", "overall"].contains($0.lowercased()) } ?? false
  }

  /// The ways in which a p value may have read the counts, the most likely first.
  ///
  /// - Parameter level: A level that may have been held against all others together.
  /// - Returns: At least one; its remark says what is counted besides the printed levels and arms.
  func readings(for level: String?) -> [TestedTable.Reading] {
    var found: [TestedTable.Reading] = []
    func add(_ remark: String?, _ counts: [[Int]]) {
      if !found.contains(where: { $0.counts == counts }) {
        found.append(TestedTable.Reading(remark: remark, counts: counts))
      }
    }
    let (parts, isCertain) = armsWithoutTotal
    add(nil, table(parts, levels))
    if !isCertain { add("of all arms", table(arms, levels)) }
    if let level, levels.contains(level) {
      add("\(level) against all other levels", table(parts, [level]))
    }
    if !unknown.isEmpty, levels.count > 1 {
      add("counting those of whom it is not known", table(parts, levels + unknown))
    }
    return found
  }

  /// The arms less one whose patients are those of all others; certain where its counts are theirs as well, as an arm of a
  /// trial may by allocation be as large as two others.
  private var armsWithoutTotal: (arms: [Arm], isCertain: Bool) {
    let sum = arms.map(\.total).reduce(0, +)
    guard arms.count > 2, let index = arms.firstIndex(where: { 2 * $0.total == sum }) else {
      return (arms, true)
    }
    var rest = arms
    let whole = rest.remove(at: index)
    let isCertain = levels.allSatisfy { level in
      rest.compactMap { $0.counts[level] }.reduce(0, +) == whole.counts[level]
    }
    return (rest, isCertain)
  }

  /// Counts by level and arm; of a single level those with and without it.
  private func table(_ arms: [Arm], _ levels: [String]) -> [[Int]] {
    var rows = levels.map { level in arms.map { $0.counts[level] ?? 0 } }
    if levels.count == 1 { rows.append(arms.map { others(of: $0, than: levels[0]) }) }
    return rows.filter { $0.contains { $0 > 0 } }
  }

  /// Patients of an arm of whom it is known that they are of another level.
  private func others(of arm: Arm, than level: String) -> Int {
    if self.levels.count > 1 {
      return self.levels.filter { $0 != level }.compactMap { arm.counts[$0] }.reduce(0, +)
    }
    let known = arm.total - (arm.counts[level] ?? 0)
    return max(0, known - unknown.compactMap { arm.counts[$0] }.reduce(0, +))
  }
}
