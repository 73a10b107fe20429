"""Made-up laboratory results of the first and the second line that show the entered events, and no others."""

from dataclasses import dataclass
from decimal import Decimal

from analytes import ANALYTES, PANEL_OF, analyte_of, limits_of, unit_of
from case import ICI, days
from grades import grade
from splitmix import SplitMix64

CYCLE = 21
OFF = {"low": (0.76, 1), "high": (1.02, 1.6)}  # an abnormal baseline, as multiples of the limit


@dataclass
class Result:
    """One laboratory result; its value and limits are decimal numbers as texts."""

    day: object
    analyte: str
    value: str
    unit: str
    limits: tuple
    is_baseline: str = ""


@dataclass
class Episode:
    """The days on which an entered event shows in its analyte."""

    analyte: str
    grade: int
    first: object
    last: object


class Course:
    """The results of one patient on one line of therapy."""

    def __init__(self, case, position, random):
        self.case, self.random = case, random
        self.line = case.lines[position]
        self.previous = case.lines[position - 1] if position > 0 else None
        following = case.lines[position + 1] if position + 1 < len(case.lines) else None
        self.end = min(filter(None, [self.line.ended_on, case.last_day - days(1),
                                     following and following.started_on - days(1)]))
        self.window_end = min(filter(None, [
            (self.line.ended_on or case.last_day) + days(30), case.last_day - days(1),
            following and following.started_on - days(1)]))
        self.episodes = self.find_episodes()
        self.baselines, self.levels, self.results = {}, {}, []

    def find_episodes(self):
        """The entered events of this line that an analyte shows; of one without an end, a made-up stretch."""
        found = []
        for event in self.case.events:
            analyte = analyte_of(event.term)
            if analyte is None or not self.owns(event):
                continue
            last = event.ended_on or event.onset_on + days(self.random.integer(5, 16))
            numbers = len(ANALYTES[analyte].ranges) - 1  # hypothyroidism has grades that thyrotropin has not
            found.append(Episode(analyte, min(event.grade, numbers), event.onset_on, last))
        return sorted(found, key=lambda episode: (episode.first, episode.analyte))

    def owns(self, event):
        """Whether an event belongs to this line: stated, else by its onset."""
        if event.stated_line:
            return int(event.stated_line) == self.line.number
        return self.line.started_on < event.onset_on <= self.window_end

    def worst(self, analyte):
        """The highest grade that an analyte may show on this line outside its baseline."""
        return max((e.grade for e in self.episodes if e.analyte == analyte), default=0)

    def expected(self, analyte, day):
        """The grade that the entered events say an analyte has on a day, and whether it is an onset."""
        now = [e for e in self.episodes if e.analyte == analyte and e.first <= day <= e.last]
        if not now:
            return 0, False
        episode = max(now, key=lambda e: e.grade)
        return episode.grade, any(e.first == day for e in now)

    # What is sampled when

    def baseline_day(self):
        """Up to three days before the start, not before diagnosis, nor within the window of the line before."""
        earliest = self.case.diagnosed_on
        if self.previous:
            earliest = max(earliest, (self.previous.ended_on or self.line.started_on) + days(31))
        back = min(3, (self.line.started_on - earliest).days)
        return self.line.started_on - days(self.random.integer(0, back) if back > 0 else 0)

    def visits(self):
        """A day every three weeks until the end of treatment, a day or two late now and then."""
        day, found = self.line.started_on, []
        while True:
            day += days(CYCLE + self.random.weighted([(0, 70), (1, 20), (2, 10)]))
            if day > self.end:
                return found
            found.append(day)

    def add_results(self, with_visits):
        """Makes the results: a baseline, visits where asked for, and the day on which each event began."""
        day = self.baseline_day()
        for analyte in ANALYTES:
            if analyte != "thyrotropin" or (with_visits and ICI & set(self.line.agents)):
                self.add_baseline(analyte, day)
        days_of = {}
        if with_visits:
            for number, visit in enumerate(self.visits(), 1):
                days_of.setdefault(visit, []).extend(
                    a for a in self.baselines if a != "thyrotropin" or number % 2 == 0)
        for episode in self.episodes:
            if episode.first < self.case.last_day and episode.analyte in self.baselines:
                panel = PANEL_OF[episode.analyte] if with_visits else [episode.analyte]
                days_of.setdefault(episode.first, []).extend(panel)
        for on in sorted(days_of):
            self.add_sample(on, [a for a in ANALYTES if a in days_of[on]])
        return self.results

    # What is found

    def add_baseline(self, analyte, day):
        """Adds the baseline of an analyte: normal, or a little off where that fits what comes."""
        chance, worst, off = self.random.unit(), self.worst(analyte), ANALYTES[analyte].off_at_baseline
        fitting = worst != 1 if ANALYTES[analyte].direction == "low" else worst == 0
        wanted = 1 if fitting and chance < off else 0
        value = self.draw(analyte, wanted, None, of=OFF[ANALYTES[analyte].direction] if wanted else None)
        self.baselines[analyte] = value
        self.put(day, analyte, value, "1")

    def add_sample(self, day, analytes):
        """Adds the results of one day; the parts of a blood count fit together, or one of them is not done."""
        found = {}
        for analyte in analytes:
            found[analyte] = self.value(analyte, day)
        whole, part = found.get("white_blood_cells"), found.get("neutrophils")
        tries = 0
        while whole and part and not fits(part, whole):
            tries += 1
            if tries > 200:
                _, begins = self.expected("neutrophils", day)
                del found["white_blood_cells" if begins else "neutrophils"]
                break
            whole = found["white_blood_cells"] = self.value("white_blood_cells", day)
            part = found["neutrophils"] = self.value("neutrophils", day)
        for analyte, value in found.items():
            self.put(day, analyte, value)

    def value(self, analyte, day):
        """A value as the entered events have it: their grade on the first day, up to it later, else as at baseline."""
        baseline = self.baselines[analyte]
        expected, begins = self.expected(analyte, day)
        if expected == 0:
            return self.usual(analyte, baseline)
        if not begins:
            expected = self.random.integer(1, expected)
        return self.draw(analyte, expected, baseline)

    def usual(self, analyte, baseline):
        """A value near the baseline, of no higher grade."""
        spec, unit, limits = ANALYTES[analyte], unit_of(analyte, self.case), limits_of(analyte, self.case)
        allowed = grade(spec.term, baseline, unit, limits) if spec.direction == "low" else 0
        for _ in range(500):
            value = spec.text(float(baseline) * (1 + spec.spread * (self.random.unit() - 0.5)), unit)
            if grade(spec.term, value, unit, limits, baseline) <= allowed and not spec.is_extreme(value, limits):
                return value
        return baseline

    def draw(self, analyte, wanted, baseline, of=None):
        """A value of a grade; at grade 0 a normal one."""
        spec, unit, limits = ANALYTES[analyte], unit_of(analyte, self.case), limits_of(analyte, self.case)
        for _ in range(5000):
            value = spec.text(spec.guess(of or spec.ranges[wanted], limits, self.random), unit)
            if grade(spec.term, value, unit, limits, baseline) == wanted:
                if wanted > 0 or not spec.is_extreme(value, limits):
                    return value
        raise SystemExit(f"{self.case.key}: no {analyte} of grade {wanted} was found.")

    def put(self, day, analyte, value, is_baseline=""):
        """Adds a result."""
        self.results.append(Result(
            day, analyte, value, unit_of(analyte, self.case), limits_of(analyte, self.case), is_baseline))


def fits(part, whole):
    """Whether so many neutrophils can be among so many white cells."""
    return Decimal(part) <= Decimal(whole) * Decimal("0.9")


def add_results(case, seed):
    """Adds the laboratory results of the first and second line to a case."""
    first = Course(case, 0, SplitMix64(seed, case.number, 5)).add_results(with_visits=False)
    second = Course(case, 1, SplitMix64(seed, case.number, 6)).add_results(with_visits=True)
    case.results = first + second
