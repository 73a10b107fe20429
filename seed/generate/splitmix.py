"""Random numbers that are the same everywhere: SplitMix64, started anew for each patient and purpose."""

MASK = (1 << 64) - 1


class SplitMix64:
    """A small seeded generator (Steele, Lea and Flood 2014). No system randomness, no hash order."""

    def __init__(self, *seeds):
        """Mixes whole numbers, such as the study's seed, a patient's number and a purpose, into a start."""
        self.state = 0
        for seed in seeds:
            self.state = (self.state ^ seed) & MASK
            self.state = self.next()

    def next(self):
        """The next 64 random bits."""
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def unit(self):
        """A number in 0..<1."""
        return (self.next() >> 11) / (1 << 53)

    def chance(self, probability):
        """True with this probability."""
        return self.unit() < probability

    def integer(self, low, high):
        """A whole number from low to high, both included; low where high is below it."""
        return low + self.next() % (high - low + 1) if high > low else low

    def weighted(self, pairs):
        """One of the items of (item, weight) pairs."""
        point = self.unit() * sum(weight for _, weight in pairs)
        for item, weight in pairs:
            point -= weight
            if point < 0:
                return item
        return pairs[-1][0]
