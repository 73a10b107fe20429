extension LineRules {
  /// Every setting, in the order documents show them.
  public static var settings: [NamedSetting<LineRules>] { LineSettings.all }
}

/// The settings, made once.
private enum LineSettings {
  static let drugs = "names of drugs, classes or groups of classes with commas between them"
  static let extents = "codes of extent with commas between them"

  static let all: [NamedSetting<LineRules>] =
    regimens + replacements + maintenance + closing

  private static let regimens: [NamedSetting<LineRules>] = [
    .names(
      "advanced_extents", "spread at diagnosis that makes every line palliative", [.l2],
      of: extents, \.advancedExtents),
    .count(
      "regimen_window_days", "days after the start of a line in which drugs join its regimen",
      [.l3], \.regimenWindowDays, in: 0...365),
    .count(
      "shortest_cycle_days", "days after a dose from which drugs without it are another cycle",
      [.l3, .l5, .l8], \.shortestCycleDays, in: 1...365),
    .word(
      "sequential_sets", "what a second set of drugs in the window does that no regimen lists",
      [.l3], \.sequentialSets),
  ]

  private static let replacements: [NamedSetting<LineRules>] = [
    .names(
      "substitutions", "drugs that replace each other within a line", [.l7],
      of: "groups with commas between them, their drugs with /", \.substitutions),
    .names(
      "swap_classes", "classes within which a swap is shown to a person", [.l7], of: drugs,
      \.swapClasses),
    .word("swap", "what such a swap does", [.l7], \.swap),
  ]

  private static let maintenance: [NamedSetting<LineRules>] = [
    .names(
      "continuation_agents", "what is maintenance where the regimen does not list it", [.l8],
      of: drugs, \.continuationAgents),
    .names(
      "switch_maintenance_agents", "drugs that may be begun as maintenance", [.l8], of: drugs,
      \.switchMaintenanceAgents),
    .flag(
      "switch_maintenance_first_line_only", "whether that is so in first line only", [.l8],
      \.switchMaintenanceIsFirstLineOnly),
    .count(
      "maintenance_window_days", "days after induction up to which begun drugs are maintenance",
      [.l8], \.maintenanceWindowDays),
    .names(
      "curative_extents", "spread at diagnosis that is treated to cure", [.l9], of: extents,
      \.curativeExtents),
    .names(
      "consolidation_agents", "drugs begun as planned after curative treatment", [.l9], of: drugs,
      \.consolidationAgents),
    .count(
      "planned_sequence_days", "days after a dose up to which the next part of a plan may begin",
      [.l9], \.plannedSequenceDays),
  ]

  private static let closing: [NamedSetting<LineRules>] = [
    .word(
      "beyond_progression", "what the same drugs do when they go on after progression", [.l10],
      \.beyondProgression),
    .count("gap_days", "days without a dose beyond which a line is closed", [.l11], \.gapDays),
    .names(
      "gap_exempt", "drugs whose records may be further apart", [.l11], of: drugs, \.gapExempt),
    .count(
      "sensitive_interval_days", "days without chemotherapy from which a tumor is sensitive",
      [.l12], \.sensitiveIntervalDays),
    .count(
      "line_end_days", "days added to the last dose to make the end of a line", [.l11, .l13],
      \.lineEndDays, in: 0...365),
    .count(
      "carryover_days", "days a record may run into the next line before both hold its drug",
      [.l13], \.carryoverDays),
  ]
}
