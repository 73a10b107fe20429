import ClinicalRecords

/// How a best overall response is told from the others: its colors differ in hue and, printed in
/// gray, in lightness.
struct ResponseStyle {
  /// Of bars.
  let fill: Fill
  /// Of lines.
  let stroke: Stroke

  init(_ response: OverallResponse, lineWidth: Double = 0.9) {
    let (area, line) = ResponseStyle.colors(response)
    fill = Fill(color: area, stripes: response == .progressive ? .rising : nil)
    stroke = Stroke(color: line, width: lineWidth, dashes: ResponseStyle.dashes(response))
  }

  private static func colors(_ response: OverallResponse) -> (area: String, line: String) {
    switch response {
    case .complete: ("#0B2A5B", "#0B2A5B")
    case .partial: ("#74BDEB", "#2C7FB8")
    case .stable: ("#F5DA8E", "#9A7400")
    case .nonCompleteNonProgressive: ("#CC79A7", "#A8507F")
    case .progressive: ("#C8500A", "#C8500A")
    case .notEvaluable: ("#FFFFFF", "#777777")
    }
  }

  private static func dashes(_ response: OverallResponse) -> [Double] {
    switch response {
    case .complete, .partial: []
    case .stable: [5, 1.5]
    case .nonCompleteNonProgressive: [7, 2, 1.5, 2]
    case .progressive: [2, 1.2]
    case .notEvaluable: [1, 1.5]
    }
  }
}
