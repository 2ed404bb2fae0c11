"""Records real kernels closing connections. Linux and root; Python 3.11 and nothing beside its standard library.

usage: lab probe        exits with 0 when this machine lets us record, else with 2 and a line that says what it refuses
       lab record DIR   reads a script (JSON, test/differential/script.ts) a line, and answers with a line when DIR has
                        its recording: {"name": ..., "path": ...}, or {"name": ..., "error": ...}
"""
import contextlib
import ctypes
import json
import os
import signal
import sys
import tempfile

from connection import Connection
from host import Denied, enter_nursery

PR_SET_PDEATHSIG = 1
PROBE = {"name": "probe", "seed": 0, "delayMs": 1, "sysctls": {}, "faults": {"A": [], "B": []},
         "calls": [{"at": 0, "host": "A", "call": "abort"}]}


def record(script, folder):
    path = os.path.join(folder, script["name"])
    connection = Connection(script, path)
    try:
        connection.run()
    finally:
        connection.vanish()
    return f"{path}.json"


def probe():
    with tempfile.TemporaryDirectory() as folder:
        record(PROBE, folder)


def answer(line, folder):
    script = json.loads(line)
    try:
        return {"name": script["name"], "path": record(script, folder)}
    except (Denied, OSError) as error:
        return {"name": script["name"], "error": str(error)}


def serve(folder):
    for line in sys.stdin:
        print(json.dumps(answer(line, folder)), flush=True)


def stay_on_time():
    """Real time keeps the moments between a look at a host's wire and what it is given short on a busy machine."""
    with contextlib.suppress(OSError):
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))


def main():
    # Our parent is gone: exit, which also removes namespaces and devices.
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        match sys.argv[1:]:
            case ["probe"]:
                enter_nursery()
                probe()
            case ["record", folder]:
                enter_nursery()
                stay_on_time()
                serve(folder)
            case _:
                sys.exit(__doc__)
    except Denied as denied:
        print(denied, file=sys.stderr)
        sys.exit(2)


main()
