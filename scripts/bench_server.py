"""What the benchmarks share: a program to measure, and wrk to measure it with."""
import os, re, signal, socket, subprocess, sys, tempfile, time, urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CONNECTIONS = 16
TICKS = os.sysconf("SC_CLK_TCK")


def sh(*command, **options):
    return subprocess.run(command, check=True, cwd=ROOT, text=True, **options)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


# Thousands of requests a second from one address are what is measured.
os.environ.setdefault("STOA_RATE_LIMITS", "off")


class Server:
    """A program that serves HTTP on a port of its own until the block ends."""

    def __init__(self, command, port, path="/"):
        self.started = time.monotonic()
        self.log = tempfile.NamedTemporaryFile("w+", suffix=".log")
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log, cwd=ROOT)
        self.url = f"http://localhost:{port}"
        while True:
            try:
                urllib.request.urlopen(self.url + path, timeout=5).read()
                break
            except OSError:
                if self.process.poll() is not None or time.monotonic() - self.started > 60:
                    self.log.seek(0)
                    sys.exit(f"did not start: {' '.join(command)}\n{self.log.read()}")
                time.sleep(0.005)
        self.first_page = time.monotonic() - self.started

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)

    def cpu_seconds(self):
        fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def resident_megabytes(self):
        status = open(f"/proc/{self.process.pid}/status").read()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024


def milliseconds(text):
    number, unit = re.match(r"([\d.]+)(us|ms|s)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def wrk(server, path, seconds, *more, script=None, arguments=(), threads=2, connections=CONNECTIONS, headers=()):
    command = ["wrk", "-t", str(threads), "-c", str(connections), "-d", f"{seconds}s", "--latency", *more]
    for header in headers:
        command += ["-H", header]
    if script:
        command += ["-s", os.path.join(ROOT, "Benchmarks", "load", script)]
    before = server.cpu_seconds()
    output = subprocess.run(command + [server.url + path, *(["--", *arguments] if arguments else [])],
                            check=True, text=True, capture_output=True, cwd=ROOT).stdout
    cpu = server.cpu_seconds() - before
    requests = int(re.search(r"(\d+) requests in", output).group(1))
    return {
        "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", output).group(1)),
        "p50": milliseconds(re.search(r"^\s+50%\s+(\S+)$", output, re.M).group(1)),
        "p99": milliseconds(re.search(r"^\s+99%\s+(\S+)$", output, re.M).group(1)),
        "cpu": cpu / max(requests, 1) * 1e6,
        "errors": sum(int(n) for n in re.findall(r"Non-2xx or 3xx responses: (\d+)", output)),
        "output": output,
    }
