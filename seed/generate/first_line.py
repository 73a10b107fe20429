"""Made-up first-line scans and events around the given first line: its dates, drugs and progression."""

from case import Scan, days
from events import made_up_events
from splitmix import SplitMix64

SHORTEST, LONGEST = 42, 63  # days between scans: six to nine weeks


def add_first_line(case, seed):
    """Adds the scans and events of the first line to a case."""
    random = SplitMix64(seed, case.number, 1)
    line, next_line = case.lines[0], case.lines[1]
    case.scans += baseline(case, line, random)
    offsets = scan_offsets((line.progressed_on - line.started_on).days, random)
    answers = responses(offsets, random)
    case.scans += [Scan(line.started_on + days(o), r) for o, r in zip(offsets, answers)]
    last_onset = min(line.ended_on + days(30), next_line.started_on - days(1))
    case.events += made_up_events(line, last_onset, case.last_day, 1.0, random)


def baseline(case, line, random):
    """A scan between diagnosis and the first day of treatment, at most two weeks before it."""
    longest = min(14, (line.started_on - case.diagnosed_on).days)
    return [Scan(line.started_on - days(random.integer(1, longest)))]


def scan_offsets(total, random):
    """Days from line start to each scan, the last of them the one that shows progression.

    Every six to nine weeks. From day 64 to 83 no such spacing exists: then a late first scan shows progression,
    or a scan brought forward by symptoms does, three weeks or more after a first one.
    """
    counts = [k for k in range(1, 20) if SHORTEST * k <= total <= LONGEST * k]
    if total < SHORTEST or (not counts and random.chance(0.35 if total <= 70 else 0.15)):
        return [total]
    if not counts:
        return [random.integer(SHORTEST, max(SHORTEST, total - 21)), total]
    return spaced(total, counts[random.integer(0, len(counts) - 1)], random)


def spaced(total, count, random):
    """count scans up to day total, shifted a little where all gaps stay between six and nine weeks."""
    even = [total * i // count for i in range(1, count + 1)]
    for _ in range(12):
        shifted = [offset + random.integer(-4, 4) for offset in even[:-1]] + [total]
        gaps = [b - a for a, b in zip([0] + shifted, shifted)]
        if all(SHORTEST <= gap <= LONGEST for gap in gaps):
            return shifted
    return even


def responses(offsets, random):
    """The overall response of each scan; the last is the first PD.

    Long control makes a response likelier, so that about six in ten patients respond. A scan in the middle of a
    long course is sometimes not evaluable.
    """
    if len(offsets) == 1:
        return ["PD"]
    total, before = offsets[-1], len(offsets) - 1
    likely = 0.42 if total < 100 else 0.62 if total < 180 else 0.74 if total < 280 else 0.80
    answers = ["SD"] * before
    if random.chance(likely):
        first = 1 if before >= 3 and random.chance(0.2) else 0
        answers[first:] = ["PR"] * (before - first)
        if total > 240 and before >= 3 and random.chance(0.06):
            answers[first + 1 :] = ["CR"] * (before - first - 1)
    if before >= 4 and random.chance(0.16):
        answers[random.integer(2, before - 2)] = "NE"
    return answers + ["PD"]
