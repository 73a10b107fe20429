extension Sequence<Piece> {
  /// The words and numbers one behind the other, as printed.
  package var text: String {
    map { piece in
      switch piece {
      case .text(let words): words
      case .number(let number): number.printed
      }
    }.joined()
  }
}

extension DocumentTable {
  /// Columns that share a spanner, or a column without one.
  struct Span: Equatable {
    let spanner: String?
    let columns: Range<Int>
  }

  /// The spans of the columns, in order; neighbors with the same spanner are one.
  var spans: [Span] {
    columns.indices.reduce(into: []) { spans, index in
      let spanner = columns[index].spanner
      if let last = spans.last, spanner != nil, last.spanner == spanner {
        spans[spans.count - 1] = Span(
          spanner: spanner, columns: last.columns.lowerBound..<index + 1)
      } else {
        spans.append(Span(spanner: spanner, columns: index..<index + 1))
      }
    }
  }

  /// Whether headings take two rows.
  var hasSpanners: Bool { columns.contains { $0.spanner != nil } }

  /// Whether a row names those that follow, so that no page should end with it.
  func namesFollowing(_ index: Int) -> Bool {
    guard index + 1 < rows.count else { return false }
    return rows[index].isSection || rows[index + 1].indent > rows[index].indent
  }
}

extension DocumentTable.Row {
  /// Whether the first cell is short enough to stay on one line: `All patients`, the label of an arm.
  var isShortlyNamed: Bool { cells.first.map { $0.text.count <= 28 } ?? false }
}

extension DocumentTable.Column {
  /// The heading, in which `N = 200` stays on one line.
  var unbrokenHeading: String { heading.replacing(" = ", with: "\u{A0}=\u{A0}") }
}

extension String {
  /// What comes before the first point and blank of a title: `Table 1`; the whole where there is none.
  var label: Substring {
    firstRange(of: ". ").map { self[..<$0.lowerBound] } ?? self[...]
  }
}
