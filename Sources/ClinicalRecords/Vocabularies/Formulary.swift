/// The drugs and regimens a registry knows, beyond their names.
public struct Formulary: Sendable {
  /// Named combinations, in order of their code.
  public var regimens: [Regimen]
  /// For each drug of the codebook whether it acts on the tumor; supportive drugs do not.
  public var isAntineoplastic: [Bool]

  /// A formulary.
  ///
  /// - Parameters:
  ///   - regimens: Named combinations.
  ///   - isAntineoplastic: For each drug of the codebook whether it acts on the tumor.
  public init(regimens: [Regimen], isAntineoplastic: [Bool]) {
    self.regimens = regimens
    self.isAntineoplastic = isAntineoplastic
  }
}

/// A named combination of drugs.
public struct Regimen: Sendable, Equatable {
  /// Such as `atezolizumab-ec`.
  public let code: String
  /// What tables print.
  public let label: String
  /// Its drugs, supportive ones included.
  public let components: [CodePosition]
  /// What of it is usually continued after induction; empty where nothing is listed.
  public let maintenanceComponents: [CodePosition]

  /// A regimen.
  ///
  /// - Parameters:
  ///   - code: Such as `atezolizumab-ec`.
  ///   - label: What tables print.
  ///   - components: Its drugs.
  ///   - maintenanceComponents: What of it is usually continued after induction.
  public init(
    code: String, label: String, components: [CodePosition],
    maintenanceComponents: [CodePosition] = []
  ) {
    self.code = code
    self.label = label
    self.components = components
    self.maintenanceComponents = maintenanceComponents
  }
}
