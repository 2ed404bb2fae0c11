"""A host of the laboratory: a network namespace of its own, a TUN device in it, and one kernel TCP socket.

Everything hangs on open file descriptors: when they are closed, or this process dies in whatever way, the kernel takes
namespace and device back. The network of the machine itself is never touched.
"""
import contextlib
import ctypes
import errno
import fcntl
import os
import signal
import socket
import struct
import subprocess

CLONE_NEWNET = 0x40000000
TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
ETH_P_ALL = 0x0003
SIOCSIFADDR, SIOCSIFNETMASK, SIOCSIFFLAGS, IFF_UP = 0x8916, 0x891C, 0x8914, 0x1
LARGEST_PACKET = 65535
# The numbers of include/net/tcp_states.h by their RFC 9293 names.
STATES = {
    1: "ESTABLISHED", 2: "SYN-SENT", 3: "SYN-RECEIVED", 4: "FIN-WAIT-1", 5: "FIN-WAIT-2", 6: "TIME-WAIT", 7: "CLOSED",
    8: "CLOSE-WAIT", 9: "LAST-ACK", 10: "LISTEN", 11: "CLOSING", 12: "SYN-RECEIVED",
}
# An answer to a segment outside the window must not depend on when the last one was given.
FIXED_SYSCTLS = {"ipv4/tcp_invalid_ratelimit": 0, "ipv6/conf/all/disable_ipv6": 1}

libc = ctypes.CDLL(None, use_errno=True)


class Denied(Exception):
    """This machine does not let us have what a host needs; the text says what."""


@contextlib.contextmanager
def asking_for(what):
    try:
        yield
    except OSError as error:
        raise Denied(f"cannot {what}: {error.strerror}") from error


def system_call(function, *arguments):
    if function(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def current_namespace():
    return os.open("/proc/thread-self/ns/net", os.O_RDONLY | os.O_CLOEXEC)


@contextlib.contextmanager
def inside(namespace):
    """What is opened here belongs to NAMESPACE for good."""
    home = current_namespace()
    try:
        system_call(libc.setns, namespace, CLONE_NEWNET)
        yield
    finally:
        system_call(libc.setns, home, CLONE_NEWNET)
        os.close(home)


def enter_nursery():
    """Leaves the machine's network for good, for one in which hosts are made with a socket table that is read at once."""
    with asking_for("make a network namespace"):
        system_call(libc.unshare, CLONE_NEWNET)
    if os.path.exists("/proc/sys/net/ipv4/tcp_child_ehash_entries"):
        set_sysctl("ipv4/tcp_child_ehash_entries", 64)


def new_namespace():
    home = current_namespace()
    try:
        system_call(libc.unshare, CLONE_NEWNET)
        return current_namespace()
    finally:
        system_call(libc.setns, home, CLONE_NEWNET)
        os.close(home)


def open_tun(address):
    """A TUN device that is up and has ADDRESS/24, as the descriptor of its other end."""
    tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
    fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH22x", b"tun0", IFF_TUN | IFF_NO_PI))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        for request, value in ((SIOCSIFADDR, address), (SIOCSIFNETMASK, "255.255.255.0")):
            packed = struct.pack("16sHH4s16x", b"tun0", socket.AF_INET, 0, socket.inet_aton(value))
            fcntl.ioctl(control, request, packed)
        fcntl.ioctl(control, SIOCSIFFLAGS, struct.pack("16sH22x", b"tun0", IFF_UP))
    return tun


def set_sysctl(name, value):
    path = f"/proc/sys/net/{name}"
    if name.startswith("ipv6/") and not os.path.exists(path):
        return
    with asking_for(f"set {path}"), open(path, "w", encoding="ascii") as file:
        file.write(str(value))


class Host:
    """ADDRESS and PORT are its end of the connection, PEER (address, port) the other; SYSCTLS are names below /proc/sys/net with their values."""

    def __init__(self, name, address, port, peer, sysctls):
        self.name, self.address, self.port, self.peer = name, address, port, peer
        self.sock = self.listener = None
        with asking_for("make a network namespace"):
            self.namespace = new_namespace()
        with inside(self.namespace):
            # Before the device exists: what it would send by itself is off from the beginning.
            for key, value in {**FIXED_SYSCTLS, **sysctls}.items():
                set_sysctl(key, value)
            with asking_for("make a TUN device (/dev/net/tun)"):
                self.tun = open_tun(address)
            # Sees both directions in the order in which they pass the device.
            self.passing = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK, socket.htons(ETH_P_ALL))
            self.passing.bind(("tun0", ETH_P_ALL))
            self.table = os.open("/proc/thread-self/net/tcp", os.O_RDONLY | os.O_CLOEXEC)
        self.taken = self.passed = 0

    def new_socket(self):
        with inside(self.namespace):
            sock = socket.socket()
        sock.setblocking(False)
        return sock

    def read_packet(self):
        """The next packet that this host has put on its wire, or None."""
        try:
            packet = os.read(self.tun, LARGEST_PACKET)
        except BlockingIOError:
            return None
        self.taken += 1
        return packet

    def give(self, packet):
        """Hands the host a packet. Returns how many that it sent before are still to be read: a timer may have fired."""
        os.write(self.tun, packet)
        for kind in self.directions():
            if kind != socket.PACKET_OUTGOING:
                return self.passed - self.taken
            self.passed += 1
        raise Denied(f"{self.name} did not see the packet that it was given")

    def directions(self):
        """What has passed the device since it was last asked for, in order."""
        while True:
            try:
                yield self.passing.recvfrom(0, socket.MSG_TRUNC)[1][2]
            except BlockingIOError:
                return

    def state(self, peer_port):
        """What the kernel's socket table says of the connection; CLOSED when it is not there."""
        for line in os.pread(self.table, LARGEST_PACKET, 0).decode("ascii").splitlines()[1:]:
            _, local, remote, state = line.split()[:4]
            if int(local.split(":")[1], 16) == self.port and int(remote.split(":")[1], 16) == peer_port:
                return STATES[int(state, 16)]
        return "CLOSED"

    def call(self, name, size):
        """Makes a call of the application; what it came to, as fields of its event."""
        try:
            return getattr(self, name)(size)
        except OSError as error:
            return {**({} if size is None else {"bytes": size}), "error": errno.errorcode[error.errno]}

    def send(self, size):
        return {"bytes": self.sock.send(b"x" * size)}

    def recv(self, _):
        got = len(self.sock.recv(LARGEST_PACKET))
        return {"got": got} if got else {"got": 0, "eof": True}

    def shutdown(self, _):
        self.sock.shutdown(socket.SHUT_WR)
        return {}

    def close(self, _):
        self.sock.close()
        return {}

    def abort(self, _):
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.sock.close()
        return {}

    # ---- calls of the levels' recordings (level-recordings.ts), which random scripts do not make
    def bind(self, _):
        """The restarted application asks for its port without SO_REUSEADDR."""
        with contextlib.closing(self.new_socket()) as sock:
            sock.bind((self.address, self.port))
        return {}

    def listen(self, _):
        """The same with SO_REUSEADDR, and it listens there."""
        self.listener = self.reusing()
        self.listener.listen(1)
        return {}

    def connect(self, _):
        """A new connection from the same port to the same port."""
        self.sock = self.reusing()
        self.sock.connect_ex(self.peer)
        return {}

    def reusing(self):
        sock = self.new_socket()
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((self.address, self.port))
        return sock

    def die(self, _):
        """SIGKILL for a process that alone holds the socket: the application calls nothing, its kernel closes."""
        process = os.fork()
        if process == 0:
            signal.pause()
        self.sock.close()
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        return {}

    def keepalive(self, seconds):
        """The first probe after SECONDS of silence, another each second, two in all."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for option, value in ((socket.TCP_KEEPIDLE, seconds), (socket.TCP_KEEPINTVL, 1), (socket.TCP_KEEPCNT, 2)):
            self.sock.setsockopt(socket.IPPROTO_TCP, option, value)
        return {}

    def patience(self, milliseconds):
        """TCP_USER_TIMEOUT: how long data may stay unacknowledged."""
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, milliseconds)
        return {}

    def ss(self, _):
        """What `ss -tan` prints on this host now, without its heading."""
        enter = lambda: system_call(libc.setns, self.namespace, CLONE_NEWNET)
        shown = subprocess.run(["ss", "-tanH"], preexec_fn=enter, capture_output=True, text=True, check=True)
        return {"out": [" ".join(line.split()) for line in shown.stdout.splitlines()]}

    def vanish(self):
        for sock in (self.sock, self.listener, self.passing):
            if sock is not None:
                sock.close()
        for descriptor in (self.tun, self.table, self.namespace):
            os.close(descriptor)
