/// The positions of values in ascending order; equal values keep their order.
///
/// A radix sort by the bits of the values, from the lowest byte to the highest; bytes that all
/// values share are skipped. Cost: linear, at most eight passes.
///
/// - Parameter values: No NaN; at most 2³¹ − 1.
/// - Returns: The position of the smallest value first.
func ascendingOrder(of values: [Double]) -> [Int32] {
  let keys = values.map(orderedBits)
  var order = [Int32](unsafeUninitializedCapacity: values.count) { buffer, count in
    for row in values.indices { buffer[row] = Int32(truncatingIfNeeded: row) }
    count = values.count
  }
  let varying = keys.reduce(0) { $0 | ($1 ^ (keys.first ?? 0)) }
  var sorted = order
  for shift in stride(from: 0, to: UInt64(64), by: 8) where (varying >> shift) & 0xFF != 0 {
    distribute(order, into: &sorted, by: keys, shift: shift)
    swap(&order, &sorted)
  }
  return order
}

/// Bits that compare as whole numbers in the way their values compare; −0 is 0.
private func orderedBits(_ value: Double) -> UInt64 {
  let bits = (value + 0).bitPattern
  return bits >> 63 == 1 ? ~bits : bits | (1 << 63)
}

/// One pass: counts each byte, then puts every position where its byte belongs.
private func distribute(
  _ order: [Int32], into sorted: inout [Int32], by keys: [UInt64], shift: UInt64
) {
  var places = [Int](repeating: 0, count: 257)
  for key in keys { places[Int((key >> shift) & 0xFF) + 1] += 1 }
  for byte in 1...256 { places[byte] += places[byte - 1] }
  for row in order {
    let byte = Int((keys[Int(row)] >> shift) & 0xFF)
    sorted[places[byte]] = row
    places[byte] += 1
  }
}
