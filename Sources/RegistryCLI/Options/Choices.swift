public import Analyses
public import ArgumentParser
public import Endpoints
import Reports
public import Statistics

// Sets closed by the libraries, as values of options: the parser lists them in help and errors.

extension OutputFormat: ExpressibleByArgument {}
extension Endpoint: ExpressibleByArgument {}
extension CensoringBundle: ExpressibleByArgument {}
extension ResponseBasis: ExpressibleByArgument {}
extension FigureWidth: ExpressibleByArgument {}
extension SafetyArrangement.Order: ExpressibleByArgument {}

/// The exact likelihood needs every subject, and the command counts groups.
extension TieMethod: ExpressibleByArgument {
  static let ofGroups: [TieMethod] = [.efron, .breslow]

  /// The method of a word; `nil` for any other word.
  public init?(argument: String) {
    guard let method = TieMethod.ofGroups.first(where: { $0.rawValue == argument }) else {
      return nil
    }
    self = method
  }

  /// The words that help and errors list.
  public static var allValueStrings: [String] { ofGroups.map(\.rawValue) }
}
