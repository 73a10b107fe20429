"""Made-up third lines after the given second line has ended in progression."""

from datetime import date

from case import CUTOFF, ICI, Line, Scan, days
from events import made_up_events
from splitmix import SplitMix64

CYCLE = 21

# drugs, weight, first day on which they could be had (approvals in China, or local practice)
REGIMENS = [
    (["anlotinib"], 30, date(2019, 9, 1)),
    (["topotecan"], 13, date(2018, 1, 1)),
    (["irinotecan"], 12, date(2018, 1, 1)),
    (["nab-paclitaxel"], 11, date(2018, 1, 1)),
    (["docetaxel"], 9, date(2018, 1, 1)),
    (["paclitaxel"], 8, date(2018, 1, 1)),
    (["temozolomide"], 9, date(2018, 1, 1)),
    (["etoposide"], 6, date(2018, 1, 1)),
    (["gemcitabine"], 5, date(2018, 1, 1)),
    (["vinorelbine"], 4, date(2018, 1, 1)),
    (["cyclophosphamide", "doxorubicin", "vincristine"], 4, date(2018, 1, 1)),
    (["carboplatin", "etoposide"], 5, date(2018, 1, 1)),
    (["anlotinib", "irinotecan"], 4, date(2019, 9, 1)),
    (["anlotinib", "sintilimab"], 9, date(2019, 9, 1)),
    (["apatinib", "camrelizumab"], 6, date(2019, 6, 1)),
    (["nivolumab"], 4, date(2018, 9, 1)),
    (["anlotinib", "atezolizumab"], 6, date(2020, 3, 1)),
    (["surufatinib", "toripalimab"], 4, date(2021, 1, 15)),
    (["anlotinib", "tislelizumab"], 6, date(2020, 1, 15)),
    (["anlotinib", "serplulimab"], 5, date(2023, 2, 1)),
    (["adebrelimab", "anlotinib"], 4, date(2023, 4, 1)),
]
MANY_CYCLES = ICI | {"anlotinib"}


def add_third_line(case, seed):
    """Adds a third line, its scans and its events to a case, where there is room and chance wills it."""
    random = SplitMix64(seed, case.number, 3)
    earliest = earliest_start(case)
    if earliest is None:
        return
    room = (case.last_day - earliest).days
    if room < 18 or not random.chance(likelihood(room, case)):
        return
    start = earliest + days(random.integer(0, min(30, room - 16)))
    line = Line(3, start, None, "", 0, sorted(regimen(case, start, random)))
    scans = follow(case, line, random)
    finish(case, line, random)
    case.scans += scans
    case.lines.append(line)
    window_end = min((line.ended_on or CUTOFF) + days(30), case.last_day - days(1))
    case.events += made_up_events(line, window_end, case.last_day, 0.62, random)


def earliest_start(case):
    """A week after second-line progression, after the second line's end, last scan and last onset; or None."""
    second = case.lines[1]
    if second.progressed_on is None:
        return None
    events = [event.onset_on for event in case.events if event.stated_line == "2"]
    last = max([second.ended_on] + [scan.day for scan in case.scans] + events)
    return max(second.progressed_on + days(7), last + days(1))


def likelihood(room, case):
    """Chance of a third line: those who live on and were well at diagnosis get one more often."""
    chance = 0.12 if room < 40 else 0.30 if room < 80 else 0.46 if room < 150 else 0.58 if room < 300 else 0.66
    if not case.died:
        return 1.0
    return chance * (0.75 if int(case.given["ecog_ps"]) >= 2 else 1.0)


def regimen(case, start, random):
    """Drugs on the market on that day; none again that was given before, an ICI only after no ICI.

    Etoposide with carboplatin returns only where it was not in the second line and the first held for half a year.
    Those alive at the cutoff mostly had drugs that are given until progression, so that some lines are still under way.
    """
    before = {agent for line in case.lines for agent in line.agents}
    first, second = case.lines[0], case.lines[1]
    sensitive = (first.progressed_on - first.started_on).days >= 183 and "etoposide" not in second.agents
    choices = []
    for agents, weight, since in REGIMENS:
        again = set(agents) & before
        rechallenge = agents == ["carboplatin", "etoposide"] and sensitive
        after_ici = bool(ICI & set(agents)) and bool(ICI & before)
        if start >= since and (not again or rechallenge) and not after_ici:
            lasting = not case.died and bool(MANY_CYCLES & set(agents))
            choices.append((agents, weight * 8 if lasting else weight))
    return random.weighted(choices)


def follow(case, line, random):
    """The scans of a third line: a new baseline where the last scan is old, then every six to nine weeks."""
    gap = (line.started_on - max(scan.day for scan in case.scans)).days
    scans = [Scan(line.started_on - days(random.integer(1, 7)))] if gap > 28 else []
    if random.chance(0.06):
        return []
    offset, best = random.integer(42, 56), ""
    while line.started_on + days(offset) < case.last_day - days(3):
        response = third_line_response(best, case.died, random)
        scans.append(Scan(line.started_on + days(offset), response))
        if response == "PD":
            line.progressed_on = scans[-1].day
            break
        best = response if response != "NE" else best
        offset += random.integer(42, 63)
    return scans


def third_line_response(before, died, random):
    """The overall response of a third-line scan: few respond, half have progressed at each visit.

    Those alive at the cutoff have lived long after the second line, so the third mostly holds.
    """
    if not died:
        return random.weighted([(before or "SD", 94), ("PD", 6)])
    if before == "PR":
        return random.weighted([("PR", 56), ("PD", 44)])
    if before == "SD":
        return random.weighted([("SD", 40), ("PD", 54), ("PR", 3), ("NE", 3)])
    return random.weighted([("PD", 54), ("SD", 31), ("PR", 11), ("NE", 4)])


def finish(case, line, random):
    """Sets the end, its reason and the cycles of a third line."""
    horizon = line.progressed_on or case.last_day
    possible = max(1, (horizon - line.started_on).days // CYCLE)
    most = 36 if MANY_CYCLES & set(line.agents) else 6
    line.cycle_count, line.end_reason = min(possible, most), ""
    early = random.weighted([("", 80), ("toxicity", 9), ("patient_decision", 11)])
    if early and possible > 1 and case.died:
        line.cycle_count, line.end_reason = random.integer(1, min(possible, most) - 1), early
    line.ended_on = min(line.started_on + days(CYCLE * line.cycle_count), horizon)
    if not line.end_reason:
        line.end_reason = natural_end(case, line, possible >= most)
    if line.end_reason == "ongoing":
        line.ended_on, line.end_reason = None, ""


def natural_end(case, line, was_full):
    """Why a line ended that nobody stopped early."""
    if was_full:
        return "completed"
    if line.progressed_on:
        return "progression"
    if not case.died:
        return "ongoing" if case.last_day == CUTOFF else "lost"
    return "death" if (case.last_day - line.ended_on).days <= 14 else "deterioration"
