"""Made-up lesions of the second line, in the organs where the patient had disease, with their size before it."""

from dataclasses import dataclass, field
from datetime import date

# Where a lesion that was not there before was found, with weights.
NEW_ORGANS = [("liver", 30), ("brain", 24), ("bone", 15), ("lung", 12), ("lymph node", 11), ("adrenal gland", 8)]


@dataclass
class Tumor:
    """A lesion. Sizes in tenths of a millimetre; those of a lesion that is not measured are None."""

    label: str
    category: str
    organ: str
    is_node: bool = False
    longest: int | None = None
    short: int | None = None
    parents: str = ""


@dataclass
class Reading:
    """What was seen of a lesion on a day."""

    day: date
    label: str
    state: str
    longest: int | None = None
    short: int | None = None


@dataclass
class Imaging:
    """All lesions of a patient and all that was seen of them."""

    tumors: list = field(default_factory=list)
    readings: list = field(default_factory=list)


def organs(case):
    """Where metastases were at diagnosis."""
    return [organ for organ in ("liver", "brain", "bone", "lung") if case.given[f"{organ}_metastases"] == "yes"]


def choose_targets(case, random):
    """One to five targets, at most two of an organ; a node by its short axis, from 15 mm on.

    Nearly every patient has the primary tumor in the lung or a node beside it.
    """
    found, sites = [], organs(case)
    if random.chance(0.82):
        found.append(("lung", 180, 720))
    if "lung" in sites and random.chance(0.6):
        found.append(("lung", 110, 320))
    if "liver" in sites:
        found.append(("liver", 140, 600))
        if random.chance(0.5):
            found.append(("liver", 110, 380))
    if "brain" in sites and random.chance(0.3):
        found.append(("brain", 100, 260))
    nodes = 0 if not random.chance(0.68) else 2 if random.chance(0.3) else 1
    if not found and nodes == 0:
        nodes = 1
    tumors = [sized(organ, low, high, random) for organ, low, high in found]
    tumors += [node(random) for _ in range(nodes)]
    for number, tumor in enumerate(tumors[:5], 1):
        tumor.label = f"T{number}"
    return tumors[:5]


def sized(organ, low, high, random):
    """A target by its longest diameter; smaller ones are more frequent."""
    return Tumor("", "target", organ, longest=min(random.integer(low, high), random.integer(low, high)))


def node(random):
    """A lymph node: both axes, of which the short one counts."""
    short = min(random.integer(150, 380), random.integer(150, 380))
    return Tumor("", "target", "lymph node", True, short * random.integer(115, 170) // 100, short)


def choose_non_targets(case, targets, random):
    """None to two lesions that are followed without measurement."""
    sites, measured = organs(case), {tumor.organ for tumor in targets}
    found = []
    if "bone" in sites and random.chance(0.9):
        found.append("bone")
    if "brain" in sites and "brain" not in measured:
        found.append("brain")
    if random.chance(0.16):
        found.append("pleural effusion")
    if random.chance(0.2):
        found.append("lymph node")
    if "liver" in sites and random.chance(0.25):
        found.append("liver")
    return [
        Tumor(f"N{number}", "non_target", organ, organ == "lymph node") for number, organ in enumerate(found[:2], 1)
    ]


def new_lesion(number, random):
    """A lesion that was not there before, mostly with its size."""
    organ = random.weighted(NEW_ORGANS)
    longest = random.integer(60, 260) if random.chance(0.6) else None
    if organ != "lymph node":
        return Tumor(f"NL{number}", "new", organ, longest=longest)
    short = random.integer(110, 240)
    return Tumor(f"NL{number}", "new", organ, True, short * random.integer(115, 170) // 100, short)
