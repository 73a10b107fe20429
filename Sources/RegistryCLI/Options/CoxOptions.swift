import ArgumentParser
import RegistryStore
import Statistics

/// How hazard ratios are estimated.
struct CoxOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "How tied event times enter the Cox model. Default: the registry's setting, else efron."))
  var ties: TieMethod?

  @Option(
    name: .long,
    help: ArgumentHelp("The group hazard ratios compare with.", valueName: "group"))
  var reference: String?

  /// What is asked, else the registry's setting, else Efron.
  func ties(_ settings: RegistrySettings) -> TieMethod {
    ties ?? settings.coxTies.flatMap { TieMethod(rawValue: $0) } ?? .efron
  }
}
