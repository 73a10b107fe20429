"""A few laboratory results that do not agree with the entered events, as real records have them, for the demo to find."""

from analytes import ANALYTES, limits_of, unit_of
from case import days
from grades import grade
from splitmix import SplitMix64

OF_EACH_KIND = 4
# Analytes whose values stand alone: no blood count has to fit.
ALONE = ["hemoglobin", "platelets", "alanine_aminotransferase", "aspartate_aminotransferase"]


class Course:
    """The second-line results of one analyte of a patient, with the entered event of its term, if there is one."""

    def __init__(self, case, analyte):
        self.case, self.analyte, self.spec = case, analyte, ANALYTES[analyte]
        line = case.lines[1]
        self.baseline = next((r for r in case.results if r.analyte == analyte and r.is_baseline
                              and line.started_on - days(3) <= r.day <= line.started_on), None)
        self.results = [r for r in case.results
                        if r.analyte == analyte and r.day > line.started_on and not r.is_baseline]
        self.events = [e for e in case.events if e.term == self.spec.term and e.stated_line == "2"]

    def grade(self, result):
        """The grade of a result."""
        return grade(self.spec.term, result.value, result.unit, result.limits, self.baseline.value)

    def grade_at_baseline(self):
        """The grade of the baseline."""
        return grade(self.spec.term, self.baseline.value, self.baseline.unit, self.baseline.limits)

    def change(self, result, wanted, random):
        """Gives a result a value of another grade."""
        limits, unit = limits_of(self.analyte, self.case), unit_of(self.analyte, self.case)
        while self.grade(result) != wanted:
            result.value = self.spec.text(self.spec.guess(self.spec.ranges[wanted], limits, random), unit)

    def words(self, result, text):
        """The disagreement in words."""
        return f"{self.case.key}, {result.day}, {self.analyte} {result.value} {result.unit}: {text}"


def worse_than_entered(course, random):
    """On the day an event began, a grade higher than the entered one."""
    if len(course.events) != 1 or course.events[0].grade + 1 >= len(course.spec.ranges):
        return None
    event = course.events[0]
    result = next((r for r in course.results if r.day == event.onset_on), None)
    if result is None:
        return None
    course.change(result, event.grade + 1, random)
    return course.words(result, f"grade {event.grade + 1}, entered as grade {event.grade}")


def not_entered(course, random):
    """At a visit, a grade that no event was entered for."""
    if course.events or course.grade_at_baseline() > 0 or len(course.results) < 2:
        return None
    result = course.results[random.integer(0, len(course.results) - 2)]
    wanted = random.integer(2, 3)
    course.change(result, wanted, random)
    return course.words(result, f"grade {wanted}, no event entered")


def not_seen(course, random):
    """On all days of an event, normal results."""
    if len(course.events) != 1 or course.events[0].grade < 2 or course.grade_at_baseline() > 0:
        return None
    changed = [r for r in course.results if course.grade(r) > 0]
    if len(changed) != 1 or changed[0].day != course.events[0].onset_on:
        return None
    course.change(changed[0], 0, random)
    return course.words(changed[0], f"no grade, entered as grade {course.events[0].grade}")


def add_disagreements(cases, seed):
    """Makes results disagree with events, in patients drawn by lot.

    Returns a sentence for each; seed/SOURCES.md lists them.
    """
    random, found, taken = SplitMix64(seed, 0, 7), [], set()
    for kind in (worse_than_entered, not_entered, not_seen):
        made = 0
        while made < OF_EACH_KIND:
            case = cases[random.integer(0, len(cases) - 1)]
            course = Course(case, ALONE[random.integer(0, len(ALONE) - 1)])
            if case.key in taken or course.baseline is None:
                continue
            words = kind(course, random)
            if words:
                found.append(words)
                taken.add(case.key)
                made += 1
    return found
