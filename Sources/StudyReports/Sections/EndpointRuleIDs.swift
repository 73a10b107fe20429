import Analyses
import Endpoints

extension Endpoint {
  /// The rules that define it: those of every time, those of its settings, and its own.
  var ruleIDs: [String] {
    let settings = settingNames.compactMap { RuleSetting.named($0) }.flatMap(\.rules)
    let rules = Set(settings + [.r54, .r56, .r57, .r65] + own)
    return Rule.allCases.filter(rules.contains).map(\.rawValue)
  }

  private var own: [Rule] {
    switch self {
    case .progressionFreeSurvival: [.r59]
    case .overallSurvival, .survivalFromDiagnosis: [.r58]
    case .timeToProgression: [.r53]
    case .timeToDiscontinuation: [.r61]
    case .timeToNextTreatment, .secondProgressionFreeSurvival: [.r58]
    case .timeToResponse: [.r50]
    case .durationOfResponse: [.r51]
    case .durationOfStableDisease: [.r52]
    case .realWorldProgressionFreeSurvival: [.r71, .r76]
    case .followUp: [.r58, .r62]
    }
  }
}
