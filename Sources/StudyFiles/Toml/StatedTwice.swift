import Studies

/// Names what stands twice in a text that the parser refused for it: the parser says neither where it stood before, nor a
/// key in quotes as it is written.
struct StatedTwice {
  /// A key that stands twice, and what it was renamed to, so that the text can be taken apart.
  private struct Repeat {
    let key: String
    let alias: String
    let line: Int
  }

  /// More than a person would mend at once.
  private static let limit = 20

  private var lines: [[Unicode.Scalar]]
  private var repeats: [Repeat] = []

  /// The mistakes of a text.
  ///
  /// - Parameters:
  ///   - mistake: Why the parser refused it.
  ///   - text: The text.
  /// - Returns: Every key that stands twice, or the section that does; `nil` where it was refused for something else.
  static func problems(_ mistake: TomlTree.Mistake, in text: String) -> [StudyProblems.Problem]? {
    guard mistake.isRepeat else { return nil }
    var search = StatedTwice(text)
    let found = search.repeatedSection(mistake).map { [$0] } ?? search.repeatedKeys(mistake)
    guard found.isEmpty else { return found }
    return [
      StudyProblems.Problem(
        line: mistake.line, "What this line states is already stated above. State it once.")
    ]
  }

  private init(_ text: String) {
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Array($0) }
  }

  private func text(_ lines: some Sequence<[Unicode.Scalar]>) -> String {
    var text = String.UnicodeScalarView()
    for line in lines {
      text.append(contentsOf: line)
      text.append("\n")
    }
    return String(text)
  }
}

extension TomlTree.Mistake {
  fileprivate var isRepeat: Bool { sentence.contains("cannot redefine existing") }
}

// MARK: Keys

extension StatedTwice {
  /// Renames each key that stands twice until the text can be read, and looks for its namesake beside it.
  private mutating func repeatedKeys(_ first: TomlTree.Mistake) -> [StudyProblems.Problem] {
    var mistake: TomlTree.Mistake? = first
    var tree: TomlValue?
    while let next = mistake, next.isRepeat, repeats.count < StatedTwice.limit, rename(next) {
      (tree, mistake) = StatedTwice.parsed(text(lines))
    }
    return repeats.map { found in
      let line = tree.flatMap { StatedTwice.line(of: found, in: $0) }
      let place = line.map { ", in line \($0)" } ?? ""
      return StudyProblems.Problem(
        line: found.line,
        "\(Sentence.quoted(found.key)) is already stated in this section\(place). State it once.")
    }
  }

  private static func parsed(_ text: String) -> (tree: TomlValue?, mistake: TomlTree.Mistake?) {
    do throws(TomlTree.Mistake) {
      return (try TomlTree.parse(text), nil)
    } catch {
      return (nil, error)
    }
  }

  /// Renames the key before whose value the parser stopped.
  private mutating func rename(_ mistake: TomlTree.Mistake) -> Bool {
    guard lines.indices.contains(mistake.line - 1),
      let range = StatedTwice.key(in: lines[mistake.line - 1].prefix(max(0, mistake.column - 1)))
    else { return false }
    let written = Array(lines[mistake.line - 1][range])
    guard let key = StatedTwice.parsed(text([written + " = 0".unicodeScalars])).tree?.members?.first
    else { return false }
    let number = repeats.count
    lines[mistake.line - 1].replaceSubrange(range, with: "\"\\u0001\(number)\"".unicodeScalars)
    repeats.append(Repeat(key: key.key, alias: "\u{1}\(number)", line: mistake.line))
    return true
  }

  /// Where the last part of a key stands before its `=`.
  private static func key(in start: ArraySlice<Unicode.Scalar>) -> Range<Int>? {
    let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
    guard let sign = start.lastIndex(where: { !isBlank($0) }), start[sign] == "=",
      let last = start[..<sign].lastIndex(where: { !isBlank($0) })
    else { return nil }
    let quote = start[last]
    if quote == "\"" || quote == "'" {
      var first = start[..<last].lastIndex(of: quote)
      while let found = first, quote == "\"", found > 0, start[found - 1] == "\\" {
        first = start[..<found].lastIndex(of: quote)
      }
      return first.map { $0..<last + 1 }
    }
    let isPart = { (scalar: Unicode.Scalar) in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar == "_" || scalar == "-"
    }
    let before = start[...last].lastIndex { !isPart($0) } ?? -1
    return before < last ? before + 1..<last + 1 : nil
  }

  /// The line of the key whose namesake was renamed, in the table where both stand.
  private static func line(of found: Repeat, in value: TomlValue) -> Int? {
    let members = value.members ?? []
    if members.contains(where: { $0.key == found.alias }) {
      return members.first { $0.key == found.key }?.line
    }
    for inner in members.map(\.value) + (value.items ?? []) {
      if let line = line(of: found, in: inner) { return line }
    }
    return nil
  }
}

// MARK: Sections

extension StatedTwice {
  /// A line that heads a section: `[a.b]`, or `[[a.b]]` of many.
  private struct Header {
    let path: [String]
    let isOfMany: Bool

    init?(_ tree: TomlValue?) {
      guard let tree else { return nil }
      var (path, rest, isOfMany) = ([String](), tree, false)
      while let member = rest.members?.first {
        path.append(member.key)
        (rest, isOfMany) = (member.value, member.value.items != nil)
      }
      (self.path, self.isOfMany) = (path, isOfMany)
    }

    /// As it is written, safe to print.
    var shown: String {
      let name = path.joined(separator: ".")
      return Sentence.shown(isOfMany ? "[[\(name)]]" : "[\(name)]")
    }
  }

  /// A section that cannot begin again; `nil` where the parser did not stop at one.
  private func repeatedSection(_ mistake: TomlTree.Mistake) -> StudyProblems.Problem? {
    // The parser may have gone on to the next line before it saw what is wrong.
    let isHeading = { (line: [Unicode.Scalar]) in
      line.first { $0 != " " && $0 != "\t" } == "["
    }
    guard mistake.sentence.contains("table header"),
      let place = lines.prefix(mistake.line).lastIndex(where: isHeading),
      let header = Header(StatedTwice.parsed(text([lines[place]])).tree),
      let before = StatedTwice.parsed(text(lines[..<place])).tree,
      let found = StatedTwice.end(of: header.path, in: before)
    else { return nil }
    return StudyProblems.Problem(
      line: place + 1, sentence(header, after: found.member, depth: found.depth))
  }

  private func sentence(
    _ header: Header, after member: TomlValue.Member, depth: Int
  ) -> String {
    if !header.isOfMany, depth == header.path.count, member.value.members != nil {
      return "\(header.shown) already stands in line \(member.line). Put its keys there."
    }
    let other = Sentence.shown(header.path.prefix(depth).joined(separator: "."))
    let hint = header.isOfMany && member.value.items != nil ? ", which can hold tables in { }" : ""
    return "\(header.shown) cannot stand here: \(other) is already \(member.value.noun), in line "
      + "\(member.line)\(hint). Keep one of the two."
  }

  /// The member at the end of a path, or the one at which it ends too early, with how many keys lead there.
  private static func end(
    of path: [String], in tree: TomlValue
  ) -> (member: TomlValue.Member, depth: Int)? {
    var (table, found) = (tree, (member: TomlValue.Member, depth: Int)?.none)
    for (depth, key) in path.enumerated() {
      let members = table.members ?? table.items?.last?.members
      guard let member = members?.first(where: { $0.key == key }) else { return found }
      found = (member, depth + 1)
      table = member.value
    }
    return found
  }
}
