/// The settings under which lines of therapy are derived from dated doses; each stands in
/// ``settings`` with its name, its allowed values and its rules, and in docs/lines-of-therapy.md.
public struct LineRules: NamedRules, Equatable {
  /// What something that could open a line does.
  public enum Choice: String, Sendable, CaseIterable {
    /// It stays in the line.
    case sameLine = "same-line"
    /// It opens the next line.
    case newLine = "new-line"
  }

  /// Spread at diagnosis that makes every line palliative. Rule: L2.
  public var advancedExtents = NameList(["extensive", "metastatic"])
  /// Drugs first given up to this many days after the start of a line, that day included, are its
  /// regimen. Rule: L3.
  public var regimenWindowDays = 28
  /// Days after a dose from which drugs given without it belong to another cycle. Rule: L3, L5, L8.
  public var shortestCycleDays = 14
  /// What a second set of drugs inside the window does, where the first is not given again and no
  /// regimen lists both. Rule: L3.
  public var sequentialSets = Choice.newLine
  /// Drugs that replace each other within a line. Rule: L7.
  public var substitutions = NameGroups([
    ["carboplatin", "cisplatin", "lobaplatin", "nedaplatin"],
    ["liposomal-paclitaxel", "nab-paclitaxel", "paclitaxel"],
    ["irinotecan", "irinotecan-liposome"],
    ["doxorubicin", "pegylated-liposomal-doxorubicin"],
  ])
  /// Classes within which a swap is shown to a person. Rule: L7.
  public var swapClasses = NameList(["ici_pd_1", "ici_pd_l1"])
  /// What such a swap does. Rule: L7.
  public var swap = Choice.sameLine
  /// What is continued as maintenance where the line's regimen does not list it. Rule: L8.
  public var continuationAgents = NameList(["ici", "antiangiogenic", "pemetrexed", "gemcitabine"])
  /// Drugs that may be begun as maintenance. Rule: L8.
  public var switchMaintenanceAgents = NameList(["docetaxel", "pemetrexed"])
  /// Whether switch maintenance exists in first line only. Rule: L8.
  public var switchMaintenanceIsFirstLineOnly = true
  /// Days after the last dose of induction up to which begun drugs are maintenance. Rule: L8.
  public var maintenanceWindowDays = 42
  /// Spread at diagnosis that is treated to cure until the disease progresses or spreads. Rule: L9.
  public var curativeExtents = NameList(["early", "limited", "locally_advanced"])
  /// Drugs that are begun as planned after curative treatment. Rule: L9.
  public var consolidationAgents = NameList(["durvalumab"])
  /// Days after the last dose up to which the next part of a curative plan stays in its line.
  /// Rule: L9.
  public var plannedSequenceDays = 120
  /// What the same drugs do when they go on after progression. Rule: L10.
  public var beyondProgression = Choice.sameLine
  /// Days without a dose of any of its drugs beyond which a line is closed. Rule: L11.
  public var gapDays = 120
  /// Drugs whose records may be further apart. Rule: L11.
  public var gapExempt = NameList(["tki", "btk_inhibitor", "jak_inhibitor", "gnrh_agonist"])
  /// Days without chemotherapy from which a tumor counts as sensitive to it. Rule: L12.
  public var sensitiveIntervalDays = 90
  /// Days added to the last dose to make the end of a line. Rule: L11, L13.
  public var lineEndDays = 0
  /// Days a record may run on into the next line before its drug counts as given in both. Rule: L13.
  public var carryoverDays = 28

  /// The default settings.
  public init() {}

  /// The default settings.
  public static var standard: LineRules { LineRules() }
}
