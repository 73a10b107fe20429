import Testing

@testable import StudyFiles

/// A change to a study that makes a mistake, and the sentence it is named by.
struct Mistake: Sendable, CustomTestStringConvertible {
  let wrong: String
  let sentence: String
  var testDescription: String { sentence }

  init(_ wrong: String, _ sentence: String) { (self.wrong, self.sentence) = (wrong, sentence) }
}

struct StudyMistakeTests {
  /// Sections that stand after line 15 of a study with the characteristics age and ecog.
  @Test(arguments: [
    Mistake(
      "[mathcing]",
      #"study.toml:16: "mathcing" is not a key of the study. Nearest: matching. Allowed: title, cutoff, "#
        + "months, rules, population, arms, arm, characteristic, endpoints, survival, matching, "
        + "alternative, cox, stratum, subgroups, treatment, safety, figures, style."),
    Mistake(
      "[survival]\ninterval = \"spps\"",
      #"study.toml:17: interval of [survival] cannot be "spps". Nearest: spss. "#
        + "Allowed: log-log, log, plain, spss."),
    Mistake(
      "[survival]\nties = 3",
      "study.toml:17: ties of [survival] is a number. Allowed: efron, breslow, exact."),
    Mistake(
      "[rules]\nconfirmation_day = 28",
      #"study.toml:17: "confirmation_day" is not a key of [rules]. Nearest: confirmation_days "#
        + "(a whole number, 0 to 999). "
        + "Allowed: the settings that `nadir list rules` shows."),
    Mistake(
      "[rules]\ncensor_at_new_therapy = false",
      #"study.toml:17: "censor_at_new_therapy" is not a key of [rules]. Nearest: new_therapy "#
        + "(ignored, censored, event). Allowed: the settings that `nadir list rules` shows."),
    Mistake(
      "[rules]\ncount_missed = true",
      #"study.toml:17: "count_missed" is not a key of [rules]. Nearest: missed_assessments "#
        + "(true, false). Allowed: the settings that `nadir list rules` shows."),
    Mistake(
      "[rules]\ngap-limit = 90",
      #"study.toml:17: "gap-limit" is not a key of [rules]. Nearest: gap_limit_days "#
        + "(a whole number, 0 to 999). Allowed: the settings that `nadir list rules` shows."),
    Mistake(
      "[rules]\nbest_of_all = true",
      #"study.toml:17: "best_of_all" is not a key of [rules]. "#
        + "Allowed: the settings that `nadir list rules` shows."),
    Mistake(
      "[rules]\ncensoring = \"fada\"",
      #"study.toml:17: censoring of [rules] cannot be "fada". "#
        + "Allowed: default, fda, ema, real-world."),
    Mistake(
      "[rules]\nmissed_assessments = 2",
      #"study.toml:17: missed_assessments of [rules] cannot be "2". Allowed: true, false."#),
    Mistake(
      "[rules]\nconfirmation_days = [28]",
      "study.toml:17: confirmation_days of [rules] is a list. "
        + "Allowed: a whole number, 0 to 999."),
    Mistake(
      "[rules]\nconfirmation_days = 28\nconfirmation-days = 28",
      "study.toml:18: confirmation_days is already set, in line 17. Set it once."),
    Mistake(
      "[matching]\nratio = 0",
      "study.toml:17: ratio of [matching] cannot be 0. Allowed: a whole number, 1 to 10."),
    Mistake(
      "[matching]\nratio = 1.5",
      "study.toml:17: ratio of [matching] cannot be 1.5. Allowed: a whole number, 1 to 10."),
    Mistake(
      "[matching]\ncaliper = 0.02",
      "study.toml:17: caliper of [matching] has no scale, without which it says nothing. "
        + "Add scale = … Allowed: probability, logit, standard deviations of the logit."),
    Mistake(
      "[matching]\nscale = \"logit\"",
      "study.toml:17: [matching] has a scale without caliper. Add caliper = 0.2."),
    Mistake(
      "[matching]\ncaliper = 1.5\nscale = \"probability\"",
      "study.toml:17: caliper of [matching] cannot be 1.5. "
        + "Allowed: a number above 0, at most 1, or \"none\"."),
    Mistake(
      "[matching]\ncaliper = nan\nscale = \"logit\"",
      "study.toml:17: caliper of [matching] cannot be nan. "
        + "Allowed: a number above 0, at most 100, or \"none\"."),
    Mistake(
      "[matching]\nrobust = \"yes\"",
      "study.toml:17: robust of [matching] is a text. Allowed: true, false."),
    Mistake(
      "[matching]\ncovariates = [\"age\", \"egoc\", \"age\"]",
      #"study.toml:17: covariates of [matching] names "age" twice. Name it once."# + "\n"
        + #"study.toml:17: "egoc" is not a characteristic of this study. Characteristics: age, ecog."#
    ),
    Mistake(
      "[matching]\ncovariates = []",
      "study.toml:17: covariates of [matching] is empty. "
        + "Leave the key out for all characteristics."),
    Mistake(
      "[matching]\ncovariates = [1]",
      "study.toml:17: covariates of [matching] holds a number. Allowed: texts in quotes."),
    Mistake(
      "matching = 3",
      // Keys of the top stand in the last section.
      #"study.toml:16: "matching" is not a key of [[characteristic]]. "#
        + "Allowed: id, label, name, levels, word, number, reference."),
    Mistake(
      "[[matching]]",
      "study.toml:16: [matching] is a list. Allowed: a section with keys."),
    Mistake(
      "[[alternative]]\nmethod = \"ipw\"",
      #"study.toml:17: method of [[alternative]] cannot be "ipw". Nearest: iptw. Allowed: matching, "#
        + "iptw, att, atc, overlap, matching weights, adjustment."),
    Mistake(
      "[[alternative]]",
      "study.toml:16: [[alternative]] has no method. "
        + #"Add method = "iptw": how the arms are made comparable."#),
    Mistake(
      "[[alternative]]\nmethod = \"iptw\"\ncaliper = 0.2",
      #"study.toml:18: method "iptw" has no caliper. Leave it out; matching has one."#),
    Mistake(
      "[[alternative]]\nmethod = \"matching\"",
      "study.toml:16: [[alternative]] has no caliper. "
        + #"Add caliper = 0.2 with its scale, or caliper = "none"."#),
    Mistake(
      "[[alternative]]\nmethod = \"iptw\"\n[[alternative]]\nmethod = \"iptw\"",
      "study.toml:18: This [[alternative]] is the one of line 16. State it once."),
    Mistake(
      "[cox]\narm = \"ICIs\"",
      #"study.toml:17: "ICIs" is not an arm of this study. Nearest: ICI. Arms: ICI, No_ICI."#),
    Mistake(
      "[cox]\nendpoints = [\"pfs2\", \"pf\"]",
      #"study.toml:17: "pfs2" is not an endpoint of this study. Add [endpoints.pfs2]. "#
        + "Endpoints: pfs, os.\n"
        + #"study.toml:17: "pf" is not an endpoint of this study. Nearest: pfs. Endpoints: pfs, os."#
    ),
    Mistake(
      "[cox]\nenter_below_p = 15",
      "study.toml:17: enter_below_p of [cox] cannot be 15. "
        + "Allowed: a number above 0, at most 1."),
    Mistake(
      "[[stratum]]\narm = \"ICI\"",
      "study.toml:16: [[stratum]] has no characteristic. "
        + #"Add characteristic = "…": the id of a [[characteristic]]."#),
    Mistake(
      "[subgroups]\ncharacteristics = [\"sex\"]",
      #"study.toml:17: "sex" is not a characteristic of this study. Characteristics: age, ecog."#),
    Mistake(
      "[treatment.regimens.\"2L\"]\n\"A\" = \"ici and\"",
      #"study.toml:16: "2L" is not an arm of this study. Arms: ICI, No_ICI."#
        + "\n"
        + #"study.toml:17: "ici and": expected a word, a number or a text in quotes, found nothing more."#
    ),
    Mistake(
      "[treatment]\nregimens = { \"A\" = 1 }",
      #"study.toml:17: "A" of [treatment.regimens] is a number. "#
        + #"Allowed: a condition in quotes, such as "age >= 65"."#),
    Mistake(
      "[safety]\nat_least_percent = 101",
      "study.toml:17: at_least_percent of [safety] cannot be 101. Allowed: a number, 0 to 100."),
    Mistake(
      "[figures]\nwanted = [\"lvoe\"]\nresolution = 72",
      #"study.toml:17: wanted of [figures] cannot be "lvoe". Nearest: love. Allowed: flow, survival, "#
        + "subgroups, strata, love, overlap, cox, waterfall, swimmer.\n"
        + "study.toml:18: resolution of [figures] cannot be 72. Allowed: 300, 600."),
    Mistake(
      "[style]\njournal = \"Lancet\"",
      #"study.toml:17: journal of [style] cannot be "Lancet". "#
        + "Allowed: default, frontiers, jama, nejm."),
    Mistake(
      "[[characteristic]]\nid = \"age\"\nnumber = \"age\"",
      #"study.toml:17: "age" is already the id of a characteristic, in line 11. "#
        + "Give each an id of its own."),
    Mistake(
      "[[characteristic]]\nid = \"a.b\"\nnumber = \"age\"",
      #"study.toml:17: "a.b" cannot be the id of a characteristic. "#
        + "Allowed: 1 to 60 letters, digits, _, - and +, without spaces."),
    Mistake(
      "[[characteristic]]\nid = \"sex\"",
      "study.toml:16: [[characteristic]] has no values. "
        + #"Add levels = { "≥65" = "age >= 65", … }, word = "sex" or number = "age"."#),
    Mistake(
      "[[characteristic]]\nid = \"sex\"\nword = \"sex\"\nnumber = \"age\"",
      "study.toml:19: [[characteristic]] has word and number. Keep one of them."),
    Mistake(
      "[[characteristic]]\nword = \"sex\"",
      "study.toml:16: [[characteristic]] has no id and no label. "
        + #"Add label = "…": what tables print."#),
    Mistake(
      "[[characteristic]]\nlabel = \"Sex\"\nname = \"Sex\"\nword = \"sex\"",
      "study.toml:18: [[characteristic]] has label and name, which mean the same. Keep label."),
    Mistake(
      "[[characteristic]]\nid = \"s\"\nreference = \"Mal\"\n"
        + "levels = { \"Male\" = \"sex = 'M'\", \"Female\" = \"sex = 'F'\" }",
      #"study.toml:18: "Mal" is not a level of this characteristic. Nearest: Male. "#
        + "Levels: Male, Female."),
    Mistake(
      "[[characteristic]]\nid = \"s\"\nlevels = { \"missing\" = \"ecog is missing\" }",
      #"study.toml:18: "missing" cannot be a level: it has a meaning of its own."#
        + "\nstudy.toml:18: Levels of [[characteristic]] are fewer than two. Add what the others are."
    ),
    Mistake(
      "[[characteristic]]\nid = \"s\"\nreference = \"1\"\nnumber = \"ecog\"",
      "study.toml:18: A number has no reference level. Leave reference out, or state levels."),
    Mistake(
      "[[characteristic]]\nid = \"s\"\nlevels = [1, { label = \"a\" }]",
      "study.toml:18: A level of [[characteristic]] is a number. "
        + "Allowed: a section with keys.\n"
        + "study.toml:18: A level of [[characteristic]] has no condition. "
        + #"Add condition = "…": who has it."# + "\n"
        + "study.toml:18: Levels of [[characteristic]] are fewer than two. Add what the others are."
    ),
  ])
  func `a mistake in a section is named by line, key and what is allowed`(_ mistake: Mistake) {
    #expect(SmallStudy.mistakes(SmallStudy.withCharacteristics + mistake.wrong) == mistake.sentence)
  }
}
