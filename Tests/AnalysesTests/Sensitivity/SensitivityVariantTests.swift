import Endpoints
import Testing

@testable import Analyses

struct SensitivityVariantTests {
  @Test func `every change that is tried is one a setting can have`() throws {
    for variation in Variation.all {
      for (name, value) in variation.settings {
        var rules = EndpointRules()
        try rules.set(name, to: value)
      }
      #expect(!variation.endpoints.isEmpty)
    }
  }

  @Test(arguments: Endpoint.allCases)
  func `each change concerns a setting that bears on the endpoint`(_ endpoint: Endpoint) {
    for variation in Variation.all where variation.endpoints.contains(endpoint) {
      for (name, _) in variation.settings {
        #expect(endpoint.settingNames.contains(name), "\(variation.label)")
      }
    }
  }

  @Test(arguments: Endpoint.allCases)
  func `no two rows stand under the same rules, and none repeats what was asked`(
    _ endpoint: Endpoint
  ) throws {
    for bundle in CensoringBundle.allCases {
      var rules = EndpointRules()
      rules.apply(bundle)
      let variants = try SensitivityVariant.all(of: endpoint, under: rules)
      #expect(variants[0].kind == .asked && variants[0].rules == rules)
      for (position, variant) in variants.enumerated() {
        #expect(!variants[..<position].contains { $0.rules == variant.rules })
      }
    }
  }

  @Test func `the bundles that are not in force stand below the first row`() throws {
    var rules = EndpointRules()
    rules.gapLimitDays = 84
    rules.apply(.fda)
    let variants = try SensitivityVariant.all(of: .progressionFreeSurvival, under: rules)
    let bundles = variants.filter { $0.kind == .bundle }
    #expect(bundles.map(\.label) == ["default", "ema", "real-world"])
    #expect(bundles.allSatisfy { $0.rules.gapLimitDays == 84 })
    #expect(bundles.last?.endpoint == .realWorldProgressionFreeSurvival)  // R76
  }

  @Test func `what is in force is not tried; its other side is`() throws {
    var rules = EndpointRules()
    rules.newTherapy = .event
    let labels = try SensitivityVariant.all(of: .timeToProgression, under: rules).map(\.label)
    #expect(labels.contains("Next line: ignored") && labels.contains("Next line: censors"))
    #expect(!labels.contains("Next line: an event"))
  }

  @Test func `stated changes come last, several settings together`() throws {
    let variants = try SensitivityVariant.all(
      of: .overallSurvival, under: EndpointRules(),
      stating: [[("missing_month", "last"), ("adds_one_day", "1")]])
    #expect(variants.last?.kind == .stated)
    #expect(variants.last?.label == "missing_month = last, adds_one_day = 1")
    #expect(variants.last?.rules.addsOneDay == true)
  }

  @Test func `a setting belongs to some endpoint, to rates or to adverse events`() {
    let ofOthers: Set = [
      "disease_control_counts_non_cr_non_pd", "response_denominator", "clinical_benefit_days",
      "toxicity_window_days", "immune_related_window_days", "immune_related_by",
    ]
    let used = Endpoint.allCases.reduce(into: ofOthers) { $0.formUnion($1.settingNames) }
    #expect(used == Set(RuleSetting.all.map(\.name)))
  }
}
