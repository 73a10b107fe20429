/// A programmer's mistake stops the program: a time asked for is a number, which may be infinite.
func requireNumber(_ time: Double) {
  precondition(!time.isNaN, "A time is a number.")
}
