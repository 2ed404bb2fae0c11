"""One connection between two hosts, and the wire between them, which is this program.

Order is kept exactly: before a host is given a packet or a call, everything that it has sent by then is taken from its
wire, and the kernel works on what it is given before the call that gave it returns.
"""
import heapq
import itertools
import os
import select
import socket
import time

from host import Denied, Host
from record import Record, parse

ADDRESSES = {"A": ("10.77.0.1", 40001), "B": ("10.77.0.2", 8080)}
PEER = {"A": "B", "B": "A"}
AT_REST = ("CLOSED", "TIME-WAIT")
# Seconds: how long it must have been quiet before a run is over (longer than an ACK may be late), how long after the
# last call it is over in any case, and how long a handshake may take.
QUIET, LONGEST, PATIENCE = 0.6, 8.0, 5.0
# Seconds within which a host acts on what it was given.
LATELY = 0.1
# In these states a connection stays until something comes, its application calls or a timer rings.
STAYS = ("ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT")


class Connection:
    """SCRIPT is what test/differential/script.ts draws; the recording goes to STEM.json and STEM.{a,b}.pcap."""

    def __init__(self, script, stem):
        self.script = script
        self.hosts = {name: Host(name, *ADDRESSES[name], ADDRESSES[PEER[name]], script["sysctls"]) for name in "AB"}
        self.record = Record(stem)
        self.agenda, self.order, self.ids = [], itertools.count(), itertools.count(1)
        self.states = {"A": "CLOSED", "B": "CLOSED"}
        self.sent = {"A": 0, "B": 0}
        # The number after the last that each host has sent.
        self.next = {"A": 1, "B": 1}
        self.faults = {"A": [], "B": []}
        self.zero, self.last = time.monotonic(), 0.0
        self.epoch = time.time() - self.zero

    # ---- clock and agenda, in seconds since the connection was established
    def now(self):
        return time.monotonic() - self.zero

    def at(self, t, action, *arguments):
        heapq.heappush(self.agenda, (t, next(self.order), action, arguments))

    def step(self):
        """Waits for the next thing to do or the next packet, for at most 20 ms, and deals with it."""
        wait = min(0.02, max(0.0, self.agenda[0][0] - self.now())) if self.agenda else 0.02
        select.select([host.tun for host in self.hosts.values()], [], [], wait)
        for name in "AB":
            self.collect(name)
            self.sample(name)
        while self.agenda and self.agenda[0][0] <= self.now():
            _, _, action, arguments = heapq.heappop(self.agenda)
            action(*arguments)

    # ---- actions of a host
    def collect(self, name):
        """Takes everything that a host has put on its wire by now."""
        while (packet := self.hosts[name].read_packet()) is not None:
            self.take(name, packet)

    def take(self, name, packet):
        segment = parse(packet)
        if segment is None:
            return
        fields = self.record.segment(name, segment)
        if fields["flags"] == ["ACK"] and fields["len"] == 0 and fields["seq"] == self.next[name] - 1:
            self.ring(name, "keep-alive")
        if "RST" in fields["flags"] and self.is_spontaneous(name):
            self.ring(name, "user")
        taken = fields["len"] + ("FIN" in fields["flags"])
        self.next[name] = max(self.next[name], fields["seq"] + taken)
        t, number = self.now(), next(self.ids)
        self.note(t, name, "tx", id=number, **fields)
        self.record.captures[name].add(self.epoch + self.zero + t, packet)
        self.forward(t, name, number, packet, segment)

    def sample(self, name):
        state = self.hosts[name].state(self.hosts[PEER[name]].port)
        if state != self.states[name]:
            before = self.states[name]
            if state == "CLOSED" and before in STAYS and self.is_spontaneous(name):
                self.ring(name, "fin-wait-2" if before == "FIN-WAIT-2" else "user")
            kind = "opening" if state.startswith("SYN-") else "state"
            self.note(self.now(), name, kind, **{"from": before}, to=state)
            self.states[name] = state

    def ring(self, name, timer):
        """Notes that a timer of the kernel has rung, which no segment shows."""
        self.note(self.now(), name, "timeout", timer=timer)

    def is_spontaneous(self, name):
        """Whether nothing has come to a host and nobody has called there just now: then a timer is what it acts on."""
        return not any(event["host"] == name and event["kind"] in ("rx", "call", "timeout")
                       and self.now() - event["t"] < LATELY for event in self.record.events)

    def note(self, t, name, kind, **fields):
        self.record.add(t, name, kind, **fields)
        self.last = t

    # ---- the wire
    def forward(self, t, sender, number, packet, segment):
        """Lets the script decide when, how often and whether the packet arrives."""
        nth, faults = self.sent[sender], self.faults[sender]
        fault = faults[nth] if nth < len(faults) else None
        self.sent[sender] += 1
        kind, more = (fault["kind"], fault.get("ms", 0) / 1000) if fault else ("none", 0)
        if kind == "lose":
            self.record.add(t, sender, "lost", id=number)
            return
        trip = t + self.script["delayMs"] / 1000
        self.at(trip + (more if kind == "delay" else 0), self.deliver, sender, number, packet, segment)
        if kind == "duplicate":
            self.at(trip + more, self.deliver, sender, number, packet, segment)

    def deliver(self, sender, number, packet, segment):
        name = PEER[sender]
        fields = self.record.segment(sender, segment)
        self.sample(name)
        self.collect(name)
        for _ in range(self.hosts[name].give(packet)):
            self.take(name, self.hosts[name].read_packet())
        t = self.now()
        self.note(t, name, "rx", id=number, **fields)
        self.record.captures[name].add(self.epoch + self.zero + t, packet)
        self.collect(name)
        self.sample(name)

    def call(self, name, what, size):
        self.sample(name)
        self.collect(name)
        result = self.hosts[name].call(what, size)
        self.note(self.now(), name, "call", call=what, **result)
        self.collect(name)
        self.sample(name)

    # ---- a whole run
    def run(self):
        self.connect()
        self.begin()
        while not self.is_over():
            self.step()
        self.record.save(self.head())

    def vanish(self):
        """Gives everything back that the kernel holds for this connection."""
        self.record.close()
        for host in self.hosts.values():
            host.vanish()

    def connect(self):
        a, b = self.hosts["A"], self.hosts["B"]
        listener, a.sock = b.new_socket(), a.new_socket()
        if self.script.get("reuseAddress"):
            # Linux lets a port be taken over in TIME-WAIT only if its earlier owner had set the option as well.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((b.address, b.port))
        listener.listen(1)
        a.sock.bind((a.address, a.port))
        a.sock.connect_ex((b.address, b.port))
        while set(self.states.values()) != {"ESTABLISHED"}:
            if self.now() > PATIENCE:
                raise Denied("the two hosts do not reach each other through their TUN devices")
            self.step()
        b.sock, _ = listener.accept()
        b.sock.setblocking(False)
        listener.close()

    def begin(self):
        """The clock starts, the wire begins to do as its script says, the calls are put on the agenda."""
        self.zero, self.last = time.monotonic(), 0.0
        self.record.events.clear()
        for name in "AB":
            self.note(0, name, "state", to=self.states[name])
        self.sent, self.faults = {"A": 0, "B": 0}, self.script["faults"]
        for call in self.script["calls"]:
            self.at(call["at"] / 1000, self.call, call["host"], call["call"], call.get("bytes"))

    def is_over(self):
        now, last_call = self.now(), max(call["at"] for call in self.script["calls"]) / 1000
        if self.agenda or now - self.last < QUIET:
            return now > last_call + 2 * LONGEST
        return now > last_call + LONGEST or all(state in AT_REST for state in self.states.values())

    def head(self):
        kernel = ".".join(os.uname().release.split(".")[:2])
        ends = {name: {"ip": host.address, "port": host.port, "isn": self.record.isn[name]}
                for name, host in self.hosts.items()}
        return {"name": self.script["name"], "title": self.script.get("title", f"Random script, seed {self.script['seed']}"),
                "tags": self.script.get("tags", ["differential"]), "recorded_with": f"Linux {kernel}", "hosts": ends,
                "numbers": "seq and ack are relative to each sender's ISN, so the first byte of data is 1",
                "one_way_delay_s": self.script["delayMs"] / 1000}
