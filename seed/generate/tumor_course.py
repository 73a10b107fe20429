"""How the lesions of a second line grow and shrink, so that RECIST 1.1 says at each visit what was entered."""

from lesions import Imaging, Reading, Tumor, choose_non_targets, choose_targets, new_lesion
from recist import counts, has_grown, non_target_response, overall_response, target_response
from splitmix import SplitMix64

UNMEASURED = 0.025  # part of the patients whose lesions nobody measured
# How a progression shows, and how far a sum has then risen, in percent of the smallest before.
GROUNDS = [("sum", 50), ("new", 22), ("sum and new", 13), ("non-target", 15)]
RISES = [((20, 40), 50), ((40, 75), 30), ((75, 130), 15), ((130, 220), 5)]
# Change from baseline in percent of a first stable visit and of a first partial response.
FIRST_STABLE = [((-28, -12), 42), ((-12, 4), 36), ((4, 18), 22)]
FIRST_PARTIAL = [((-46, -31), 46), ((-66, -46), 34), ((-88, -66), 15), ((-99, -88), 5)]


def add_lesions(case, seed):
    """Gives a case the lesions and measurements of its second line; its scans must still be those of that line."""
    random = SplitMix64(seed, case.number, 5)
    case.imaging = Imaging()
    if random.chance(UNMEASURED):
        return
    course = Course(case, random)
    for scan in case.scans[1:]:
        course.visit(scan)
    course.divide_or_unite()
    case.imaging = course.imaging


class Course:
    """The lesions of one patient from the baseline scan on."""

    def __init__(self, case, random):
        """Chooses the lesions and reads the baseline scan."""
        self.case, self.random = case, random
        self.targets = choose_targets(case, random)
        self.others = choose_non_targets(case, self.targets, random)
        self.imaging = Imaging(self.targets + self.others)
        self.doubtful = None
        self.gone = set()  # non-target lesions that will not be seen again
        first = case.scans[0].day
        for tumor in self.targets:
            self.imaging.readings.append(Reading(first, tumor.label, "measured", tumor.longest, tumor.short))
        for tumor in self.others:
            self.imaging.readings.append(Reading(first, tumor.label, "present"))
        self.sizes = [tumor.short if tumor.is_node else tumor.longest for tumor in self.targets]
        self.baseline = self.nadir = self.last = sum(self.sizes)
        self.answers = [scan.response for scan in case.scans]

    def visit(self, scan):
        """Reads the lesions of one visit; what they say is what was entered."""
        grounds = self.grounds() if scan.response == "PD" else ""
        states = self.other_states(scan, grounds)
        found = []
        if "new" in grounds:
            found = [new_lesion(number, self.random) for number in range(1, 3 if self.random.chance(0.2) else 2)]
        readings = self.target_readings(scan, grounds, states, bool(found))
        for tumor, (state, longest, short) in zip(self.targets, readings):
            self.imaging.readings.append(Reading(scan.day, tumor.label, state, longest, short))
        for tumor, state in zip(self.others, states):
            self.imaging.readings.append(Reading(scan.day, tumor.label, state))
        self.note_doubtful(scan)
        for tumor in found:
            self.imaging.tumors.append(tumor)
            self.imaging.readings.append(
                Reading(scan.day, tumor.label, "unequivocal", tumor.longest, tumor.short))

    def grounds(self):
        """What shows the progression."""
        grounds = self.random.weighted(GROUNDS)
        return "new" if grounds == "non-target" and not self.others else grounds

    def other_states(self, scan, grounds):
        """What was seen of the non-target lesions."""
        states = []
        for tumor in self.others:
            if tumor.label in self.gone:
                states.append("absent")
            elif grounds == "non-target" and "progressed" not in states:
                states.append("progressed")
            elif scan.response == "PR" and self.last * 2 < self.baseline and self.random.chance(0.2):
                self.gone.add(tumor.label)
                states.append("absent")
            else:
                states.append("not_evaluable" if self.random.chance(0.04) else "present")
        if grounds == "non-target" and "progressed" not in states:
            states[0] = "progressed"
        return states

    def target_readings(self, scan, grounds, states, is_new):
        """Readings of the targets, tried until RECIST 1.1 says what was entered."""
        others = non_target_response(states)
        for attempt in range(400):
            low, high = self.bounds(scan.response, grounds)
            aim = self.aim(scan, grounds) if attempt < 20 else self.random.integer(low, high)
            readings = self.allot(min(max(aim, low), high))
            parts = [(tumor, counts(tumor, reading)) for tumor, reading in zip(self.targets, readings)]
            total = sum(count for _, count in parts)
            by_sum = has_grown(total, self.nadir)
            answer = overall_response(target_response(parts, self.baseline, self.nadir), others, is_new)
            if answer == scan.response and by_sum == ("sum" in grounds):
                self.last, self.nadir = total, min(self.nadir, total)
                self.sizes = [count for _, count in parts]
                return self.with_gaps(readings, grounds)
        raise SystemExit(f"{self.case.key}, {scan.day}: no sizes were found that say {scan.response}.")

    def bounds(self, response, grounds):
        """The sums between which a visit says what was entered."""
        rise = max(self.nadir * 6 // 5 + 1, self.nadir + 50)
        if "sum" in grounds:
            return rise, max(rise + 30, self.nadir * 7 // 2)
        if grounds:
            return self.nadir // 2, rise - 2
        if response == "PR":
            return self.baseline // 50, min(self.baseline * 7 // 10, rise - 2)
        return self.baseline * 7 // 10 + 1, rise - 2

    def aim(self, scan, grounds):
        """The sum a visit should come near to."""
        if "sum" in grounds:
            return self.nadir + self.nadir * self.random.integer(*self.random.weighted(RISES)) // 100
        if grounds:
            return self.last * self.random.integer(84, 116) // 100
        place = self.case.scans.index(scan)
        before, after = self.answers[place - 1], self.answers[place + 1 : place + 2]
        if scan.response == "PR" and before != "PR":
            return self.baseline + self.baseline * self.random.integer(*self.random.weighted(FIRST_PARTIAL)) // 100
        if scan.response == "PR":
            return self.last * self.random.integer(78 if place < 6 else 90, 105) // 100
        if after == ["PR"]:
            return self.baseline * self.random.integer(72, 88) // 100
        if not before:
            return self.baseline + self.baseline * self.random.integer(*self.random.weighted(FIRST_STABLE)) // 100
        return self.last * self.random.integer(92, 109) // 100

    def allot(self, total):
        """Readings of the targets that add up to about a total; each lesion moves a little its own way."""
        weights = [size * self.random.integer(75, 125) for size in self.sizes]
        if not any(weights):
            weights = [max(tumor.short or 0, tumor.longest or 0) for tumor in self.targets]
        whole = sum(weights)
        return [self.reading(tumor, total * weight // whole) for tumor, weight in zip(self.targets, weights)]

    def reading(self, tumor, size):
        """How a target of this size is written down."""
        if tumor.is_node:
            short = max(size, 38 + self.random.integer(0, 14))
            return "measured", short * tumor.longest // tumor.short, short
        if size < 20:
            return "absent", None, None
        if size < 50 and self.random.chance(0.7):
            return "too_small", None, None
        return "measured", size, None

    def with_gaps(self, readings, grounds):
        """Sometimes a target cannot be evaluated, where the visit is a progression all the same."""
        chance = 0.12 if grounds in ("new", "non-target") else 0
        if len(readings) < 2 or not self.random.chance(chance):
            return readings
        place = self.random.integer(0, len(readings) - 1)
        return [("not_evaluable", None, None) if i == place else r for i, r in enumerate(readings)]

    def note_doubtful(self, scan):
        """Rarely something may be new; at the next visit it is gone."""
        if self.doubtful:
            self.imaging.readings.append(Reading(scan.day, self.doubtful, "absent"))
            self.doubtful = None
        elif scan.response != "PD" and scan is not self.case.scans[-1] and self.random.chance(0.012):
            self.doubtful = f"E{sum(t.label[0] == 'E' for t in self.imaging.tumors) + 1}"
            self.imaging.tumors.append(Tumor(self.doubtful, "new", self.random.weighted([("lung", 2), ("liver", 1)])))
            self.imaging.readings.append(Reading(scan.day, self.doubtful, "equivocal"))

    def divide_or_unite(self):
        """Rarely a target breaks in two, or two of one organ grow together; sums stay as they were."""
        days = [scan.day for scan in self.case.scans]
        if len(days) < 4 or not self.random.chance(0.09):
            return
        since = days[self.random.integer(2, len(days) - 2)]
        pair = self.neighbours()
        if pair and self.random.chance(0.5):
            self.unite(pair, since)
        else:
            self.divide(since)

    def neighbours(self):
        """Two targets of one organ that are not nodes, or None."""
        for one in self.targets:
            for other in self.targets:
                if one.label < other.label and one.organ == other.organ and not one.is_node:
                    return one, other
        return None

    def later(self, label, since):
        """The readings of a lesion from a day on."""
        return [reading for reading in self.imaging.readings if reading.label == label and reading.day >= since]

    def divide(self, since):
        """The first target that is not a node goes on as two pieces, where it stays measured."""
        whole = next((tumor for tumor in self.targets if not tumor.is_node), None)
        readings = self.later(whole.label, since) if whole else []
        if not readings or any(r.state != "measured" or r.longest < 140 for r in readings):
            return
        for number in (1, 2):
            self.imaging.tumors.append(
                Tumor(f"{whole.label}.{number}", "target", whole.organ, parents=whole.label))
        for reading in readings:
            first = reading.longest * self.random.integer(52, 64) // 100
            self.imaging.readings += [
                Reading(reading.day, f"{whole.label}.1", "measured", first),
                Reading(reading.day, f"{whole.label}.2", "measured", reading.longest - first),
            ]
            reading.state, reading.longest = "split", None

    def unite(self, pair, since):
        """Two targets go on as one mass, where both stay measured."""
        ones, others = (self.later(tumor.label, since) for tumor in pair)
        if any(r.state != "measured" for r in ones + others):
            return
        label = "/".join(tumor.label for tumor in pair)
        parents = "+".join(tumor.label for tumor in pair)
        self.imaging.tumors.append(Tumor(label, "target", pair[0].organ, parents=parents))
        for one, other in zip(ones, others):
            self.imaging.readings.append(Reading(one.day, label, "measured", one.longest + other.longest))
            for reading in (one, other):
                reading.state, reading.longest = "merged", None
