"""Ways to stop early that go wrong, each told by its own words in the exercise *When to stop*."""

import numpy as np


def stop_after_all_rises(losses, patience):
    """Counts epochs that are worse than the best, and never starts anew."""
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[best]:
            best = epoch
        else:
            waited += 1
        if waited == patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)


def stop_at_a_rise(losses, patience, falls=np.less):
    """Compares with the epoch before, not with the best."""
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        best = epoch if losses[epoch] < losses[best] else best
        waited = 0 if falls(losses[epoch], losses[epoch - 1]) else waited + 1
        if waited == patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)


def keeps_the_last_fall(losses, patience):
    """Takes the last epoch that was better than the one before it for the best."""
    best = 1
    for epoch, loss in enumerate(losses, start=1):
        if loss < losses[epoch - 2]:
            best = epoch
        elif epoch - best == patience:
            break
    return best, epoch


def numbered_from_0(losses, patience, first=1):
    """Counts epochs from 0, and reads the loss of epoch `best` as if they counted from 1."""
    best = first
    for epoch, loss in enumerate(losses):
        if loss < losses[best - 1]:
            best = epoch
        elif epoch - best == patience:
            break
    return best, epoch


def waits_at_the_first(losses, patience):
    """Counts the first epoch, which is no better than itself, as one of waiting."""
    best, waited = 1, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss < losses[best - 1]:
            best, waited = epoch, 0
        else:
            waited += 1
        if waited == patience:
            break
    return best, epoch


def equal_does_not_count(losses, patience):
    """Waits only at epochs that are worse than the best, not at equal ones."""
    best, waited = 0, 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best, waited = epoch, 0
        elif loss > losses[best]:
            waited += 1
        if waited == patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)


def off_by_one(losses, patience):
    """Compares with the epoch after the best: counts from 1 and reads from 0."""
    best = 1
    for epoch, loss in enumerate(losses, start=1):
        if loss < losses[best]:
            best = epoch
        elif epoch - best == patience:
            break
    return best, epoch
