/// A product of proportions to twice the digits of a Double.
///
/// Source: the exact product of two numbers by one fused multiplication; Ogita, Rump & Oishi, *SIAM
/// Journal on Scientific Computing* 2005;26:1955–1988, section 2.
struct RunningProduct {
  private var rounded = 1.0
  private var remainder = 0.0

  /// The product, rounded once.
  var value: Double { rounded + remainder }

  /// Multiplies by a fraction.
  mutating func multiply(by numerator: Double, over denominator: Double) {
    let quotient = numerator / denominator
    let quotientRemainder = numerator.addingProduct(-quotient, denominator) / denominator
    let product = rounded * quotient
    let productRemainder = (-product).addingProduct(rounded, quotient)
    remainder = remainder * quotient + (productRemainder + rounded * quotientRemainder)
    rounded = product
  }
}
