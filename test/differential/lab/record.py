"""What is kept of a run: the events of both hosts on one clock, and what each host saw as a capture of raw IP packets."""
import json
import os
import struct

FLAGS = ((0x01, "FIN"), (0x02, "SYN"), (0x04, "RST"), (0x08, "PSH"), (0x10, "ACK"))
IP_TCP = 6
LINK_RAW_IP = 101


def parse(packet):
    """The TCP segment in an IPv4 PACKET as a dict, or None when there is none."""
    if packet[0] >> 4 != 4 or packet[9] != IP_TCP:
        return None
    start = (packet[0] & 15) * 4
    (total,) = struct.unpack("!H", packet[2:4])
    seq, ack, offset, bits = struct.unpack("!IIBB", packet[start + 4:start + 14])
    flags = [name for bit, name in FLAGS if bits & bit]
    return {"flags": flags, "seq": seq, "ack": ack, "len": total - start - (offset >> 4) * 4}


class Capture:
    def __init__(self, path):
        self.file = open(path, "wb")
        self.file.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, LINK_RAW_IP))

    def add(self, t, packet):
        header = struct.pack("<IIII", int(t), int(t % 1 * 1e6), len(packet), len(packet))
        self.file.write(header + packet)


class Record:
    """The events of hosts A and B; numbers are relative to the first number (ISN) of their side."""

    def __init__(self, stem):
        self.stem, self.events, self.isn = stem, [], {}
        self.captures = {host: Capture(f"{stem}.{host.lower()}.pcap") for host in "AB"}

    def add(self, t, host, kind, **fields):
        self.events.append({"t": round(t, 6), "host": host, "kind": kind, **fields})

    def segment(self, sender, segment):
        """The fields of an event that tell of SEGMENT."""
        peer = "B" if sender == "A" else "A"
        if "SYN" in segment["flags"]:
            # The numbers of a later connection between the same ports continue those of the first.
            self.isn.setdefault(sender, segment["seq"])
        # A RST to a segment without ACK has number 0, which belongs to nobody's numbers.
        is_zero = "RST" in segment["flags"] and segment["seq"] == 0
        seq = 0 if is_zero else self.relative(sender, segment["seq"])
        ack = {"ack": self.relative(peer, segment["ack"])} if "ACK" in segment["flags"] else {}
        return {"flags": segment["flags"], "seq": seq, **ack, "len": segment["len"]}

    def relative(self, host, number):
        return (number - self.isn.get(host, 0)) & 0xFFFFFFFF

    def save(self, head):
        """Writes STEM.json beside the captures, an event a line, under the fields of HEAD."""
        rows = ",\n    ".join(json.dumps(event) for event in self.events)
        text = json.dumps({**head, "events": []}, indent=2)
        text = text.replace('"events": []', '"events": [\n    ' + rows + "\n  ]")
        with open(f"{self.stem}.json", "w", encoding="utf8") as file:
            file.write(text + "\n")

    def close(self):
        for capture in self.captures.values():
            capture.file.close()
