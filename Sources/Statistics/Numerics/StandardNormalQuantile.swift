#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension StandardNormal {
  /// The value below which a given probability lies: ±∞ at 1 and 0.
  ///
  /// - Parameter probability: In 0...1.
  /// - Returns: The quantile, to about 1e-15 relative.
  ///
  /// Source: Wichura, *Applied Statistics* 1988;37:477–484, algorithm AS 241 (PPND16).
  public static func quantile(_ probability: Double) -> Double {
    precondition((0...1).contains(probability), "A probability lies in 0...1.")
    let centered = probability - 0.5
    guard abs(centered) > 0.425 else { return centralQuantile(centered) }
    return centered < 0
      ? -outerQuantile(logTail: log(probability)) : outerQuantile(logTail: log(1 - probability))
  }

  /// The value above which a given probability, in 0...1, lies.
  ///
  /// More precise than the ``quantile(_:)`` of 1 minus a small probability.
  public static func upperQuantile(_ probability: Double) -> Double {
    -quantile(probability)
  }

  /// The value below which a probability lies whose natural logarithm is given, at most 0; for a
  /// probability of any smallness.
  public static func quantile(logProbability: Double) -> Double {
    precondition(logProbability <= 0, "The logarithm of a probability is at most 0.")
    if logProbability < logOuter { return -outerQuantile(logTail: logProbability) }
    if logProbability < -0.078 { return quantile(exp(logProbability)) }
    let logTail = logComplement(logProbability)
    return logTail < logOuter ? outerQuantile(logTail: logTail) : -quantile(exp(logTail))
  }

  /// The value above which a probability lies whose natural logarithm is given, at most 0.
  public static func upperQuantile(logProbability: Double) -> Double {
    -quantile(logProbability: logProbability)
  }

  /// log 0.075, where the formulas of the middle end.
  private static let logOuter = -2.590267165445825

  /// The quantile of ½ + centered, for |centered| ≤ 0.425.
  private static func centralQuantile(_ centered: Double) -> Double {
    let r = 0.180625 - centered * centered
    let numerator = polynomial(
      r, 3.387_132_872_796_366_6080, 133.141_667_891_784_377_45, 1971.590_950_306_551_442_7,
      13_731.693_765_509_461_125, 45_921.953_931_549_871_457, 67_265.770_927_008_700_853,
      33_430.575_583_588_128_105, 2509.080_928_730_122_672_7)
    let denominator = polynomial(
      r, 1, 42.313_330_701_600_911_252, 687.187_007_492_057_908_30, 5394.196_021_424_751_107_7,
      21_213.794_301_586_595_867, 39_307.895_800_092_710_610, 28_729.085_735_721_942_674,
      5226.495_278_852_854_561_0)
    return centered * numerator / denominator
  }

  /// The value above which a tail below 0.075 lies.
  private static func outerQuantile(logTail: Double) -> Double {
    guard logTail > -.infinity else { return .infinity }
    let root = (-logTail).squareRoot()
    if root <= 5 { return nearTail(root - 1.6) }
    return root <= 27 ? farTail(root - 5) : extremeTail(logTail)
  }

  /// For tails down to e⁻²⁵.
  private static func nearTail(_ r: Double) -> Double {
    let numerator = polynomial(
      r, 1.423_437_110_749_683_577_34, 4.630_337_846_156_545_295_90, 5.769_497_221_460_691_405_50,
      3.647_848_324_763_204_605_04, 1.270_458_252_452_368_382_58, 0.241_780_725_177_450_611_770,
      0.022_723_844_989_269_184_583_3, 0.000_774_545_014_278_341_407_640)
    let denominator = polynomial(
      r, 1, 2.053_191_626_637_758_821_87, 1.676_384_830_183_803_849_40,
      0.689_767_334_985_100_004_550, 0.148_103_976_427_480_074_590, 0.015_198_666_563_616_457_196_6,
      0.000_547_593_808_499_534_494_600, 1.050_750_071_644_416_843_24e-9)
    return numerator / denominator
  }

  /// For tails from e⁻²⁵ down to e⁻⁷²⁹.
  private static func farTail(_ r: Double) -> Double {
    let numerator = polynomial(
      r, 6.657_904_643_501_103_777_20, 5.463_784_911_164_114_369_90, 1.784_826_539_917_291_335_80,
      0.296_560_571_828_504_891_230, 0.026_532_189_526_576_123_093_0,
      0.001_242_660_947_388_078_438_60, 2.711_555_568_743_487_578_15e-5,
      2.010_334_399_292_288_132_65e-7)
    let denominator = polynomial(
      r, 1, 0.599_832_206_555_887_937_690, 0.136_929_880_922_735_805_310,
      0.014_875_361_290_850_614_852_5, 7.868_691_311_456_132_591_00e-4,
      1.846_318_317_510_054_681_80e-5, 1.421_511_758_316_445_888_70e-7,
      2.044_263_103_389_939_785_64e-15)
    return numerator / denominator
  }

  /// For tails no Double holds: Newton's method on the logarithm of the tail, which is so nearly
  /// −z²/2 that four steps suffice.
  private static func extremeTail(_ logTail: Double) -> Double {
    var z = (-2 * logTail).squareRoot()
    for _ in 0..<4 {
      z += (logUpperTail(z) - logTail) / reciprocalMillsRatio(z)
    }
    return z
  }

  /// c₀ + c₁r + … + c₇r⁷.
  @inline(__always)
  private static func polynomial(
    _ r: Double, _ c0: Double, _ c1: Double, _ c2: Double, _ c3: Double, _ c4: Double, _ c5: Double,
    _ c6: Double, _ c7: Double
  ) -> Double {
    ((((((c7 * r + c6) * r + c5) * r + c4) * r + c3) * r + c2) * r + c1) * r + c0
  }
}
