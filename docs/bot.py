"""A player of Parallel 38 in Python, without dependencies: docs/bots.md describes the messages.

    p38 bot storm-1950 --side north --exec "python3 docs/bot.py"

Every unit attacks the enemy next to it if it can, and else marches towards the nearest place that counts and that
the enemy holds. It is a beginning, and plays badly.
"""
import json
import sys


def read():
    """The next message, or None when there are no more."""
    line = sys.stdin.readline()
    return json.loads(line) if line else None


def ask(**request):
    """Sends a request and returns its answer."""
    print(json.dumps(request), flush=True)
    return read()


def distances(hexes, goals):
    """Steps over land from every hex to the nearest of the goals."""
    away, queue = {goal: 0 for goal in goals}, list(goals)
    for at in queue:
        for near in hexes[at]["near"].values():
            if near not in away:
                away[near] = away[at] + 1
                queue.append(near)
    return away


def end_of(hexes, at, path):
    """Where a march from a hex ends."""
    for step in path.split(","):
        at = hexes[at]["near"][step]
    return at


def play_day(hello, hexes, view):
    enemy = "south" if hello["side"] == "north" else "north"
    held = set(view["control"][enemy])
    goals = [goal["hex"] for goal in hello["goals"] if goal["hex"] in held and goal["hex"] in hexes]
    away = distances(hexes, goals or [seen["hex"] for seen in view["enemies"] if seen["hex"] in hexes])
    for unit in view["units"]:
        if not unit["hex"]:
            continue
        legal = ask(legal=unit["unit"])["orders"]
        attacks = [order for order in legal if order.startswith(("attack deliberate", "attack hasty"))]
        marches = [order for order in legal if order.startswith("move")]
        if attacks and unit["fatigue"] < 500:
            ask(order=attacks[0])
        elif marches:
            far = len(hexes)
            best = min(marches, key=lambda order: away.get(end_of(hexes, unit["hex"], order.split()[2]), far))
            if away.get(end_of(hexes, unit["hex"], best.split()[2]), far) < away.get(unit["hex"], far):
                ask(order=best)
    ask(order="end")


def main():
    hello = read()
    hexes = {land["hex"]: land for land in hello["hexes"]}
    while (message := read()) and message["type"] != "over":
        if message["type"] == "view":
            play_day(hello, hexes, message)


main()
