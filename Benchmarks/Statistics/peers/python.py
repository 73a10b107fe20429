"""Answers of lifelines and statsmodels on the cohort: processor seconds of each call alone.

Usage: python python.py FOLDER [task ...]
"""
import sys
import time

import numpy

folder, tasks = sys.argv[1], sys.argv[2:]


def column(name):
    return numpy.fromfile(f"{folder}/{name}.f64")


def measure(task, compute):
    if tasks and task not in tasks:
        return
    best, best_wall = float("inf"), float("inf")
    for _ in range(2):
        processor, wall = time.process_time(), time.perf_counter()
        check = compute()
        best = min(best, time.process_time() - processor)
        best_wall = min(best_wall, time.perf_counter() - wall)
    print(f"{task}\t{best:.4f}\t{best_wall:.4f}\t{check:.15g}", flush=True)


times, events = column("time"), column("event")
covariates = column("covariates").reshape(12, -1).T.copy()


def kaplan_meier():
    from lifelines import KaplanMeierFitter
    return KaplanMeierFitter().fit(times, events).survival_function_.values.min()


def log_rank():
    from lifelines.statistics import logrank_test
    arm = covariates[:, 0] == 1
    return logrank_test(times[arm], times[~arm], events[arm], events[~arm]).test_statistic


def cox():
    import pandas
    from lifelines import CoxPHFitter
    frame = pandas.DataFrame(covariates, columns=[f"x{i}" for i in range(12)])
    frame["time"], frame["event"] = times, events
    return CoxPHFitter().fit(frame, "time", "event").params_.iloc[0]


def logistic():
    import statsmodels.api as models
    design = models.add_constant(covariates)
    return models.Logit(column("outcome"), design).fit(disp=0).params[1]


measure("km", kaplan_meier)
measure("logrank", log_rank)
measure("cox", cox)
measure("logistic", logistic)
