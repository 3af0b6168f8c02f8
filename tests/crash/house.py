"""The program and its database as processes of our own: started, killed, asked over HTTP."""

import atexit
import http.client
import json
import os
import pwd
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RINGMUR = os.path.abspath(os.environ.get("RINGMUR", os.path.join(ROOT, "build/ringmur")))
BUILD = os.path.abspath(os.environ.get("RINGMUR_BUILD", os.path.join(ROOT, "build/release")))
POSTGRES = "/usr/lib/postgresql/15/bin"
PATIENCE = 60  # seconds that a request may take before it counts as hanging


class Failed(Exception):
    """A check that did not hold."""


def is_long():
    return os.environ.get("RINGMUR_CRASH_LONG") == "yes"


def is_sanitized():
    with open(RINGMUR, "rb") as program:
        return b"__asan_init" in program.read()


def environment(added=None):
    made = dict(os.environ, RINGMUR_LANG="en", **(added or {}))
    made.pop("RINGMUR_DATA", None)
    return made


def ringmur(data, *arguments, expected=0, limits=None, added=None):
    """`ringmur --data DATA …` to its end; what it wrote."""
    done = subprocess.run([RINGMUR, "--data", data, *arguments], capture_output=True, text=True, timeout=300,
                          env=environment(added), preexec_fn=limits, check=False)
    if expected is not None and done.returncode != expected:
        raise Failed(f"ringmur {' '.join(arguments)}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout + (done.stderr if expected != 0 else "")


def query(data, sql):
    """One number, asked past the program, and on PostgreSQL past the walls between authorities."""
    asking = ["psql", "-qXAt", data, "-c", sql] if data.startswith("postgresql:") else ["sqlite3", "-readonly", data, sql]
    past_the_walls = dict(os.environ, PGOPTIONS="-c ringmur.reach=* -c ringmur.house=on")
    return int(subprocess.run(asking, capture_output=True, text=True, check=True, timeout=60, env=past_the_walls).stdout)


def wait_for_what_was_asked(data, patience=60):
    """PostgreSQL goes on with what a server that is gone had asked of it: a COMMIT may yet be done."""
    if not data.startswith("postgresql:"):
        return
    until = time.monotonic() + patience
    others = ("SELECT COUNT(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
              " AND datname = current_database() AND pid <> pg_backend_pid()")
    while query(data, others) > 0:
        if time.monotonic() > until:
            raise Failed("PostgreSQL still works for a server that is gone")
        time.sleep(0.01)


def wait_for_jobs(data, patience=120):
    """Until nothing waits in the queue; a job that was cut off waits for the end of its lease."""
    until = time.monotonic() + patience
    while query(data, "SELECT COUNT(*) FROM job WHERE status IN ('queued','running')") > 0:
        if time.monotonic() > until:
            raise Failed(f"jobs are not done within {patience} s")
        time.sleep(0.1)


def check(data):
    """What `ringmur check` says must agree."""
    ringmur(data, "check", "--json")


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body
        self.cookies = []

    def json(self):
        return json.loads(self.body)

    def header(self, name):
        return self.headers.get(name.lower(), "")

    def __str__(self):
        return f"{self.status} {self.body[:400]!r}"


NONE = Answer(0, {}, b"")  # the connection was lost before an answer


class Client:
    """One connection, kept open while it holds."""

    def __init__(self, port, token):
        self.port, self.token, self.connection = port, token, None

    def ask(self, method, path, body=None, headers=None, patience=PATIENCE):
        sent = {"Authorization": "Bearer " + self.token} if self.token else {}
        sent["Accept-Language"] = "en"
        if isinstance(body, (dict, list)):
            body = json.dumps(body).encode()
            sent["Content-Type"] = "application/json"
        sent.update(headers or {})
        kept = self.connection is not None
        for _ in range(2):
            try:
                if self.connection is None:
                    self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=patience)
                    self.connection.connect()
                    self.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self.connection.request(method, path, body, sent)
                answer = self.connection.getresponse()
                got = Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
                got.cookies = [cookie.split(";")[0] for cookie in answer.headers.get_all("Set-Cookie", [])]
                if answer.will_close:
                    self.close()
                return got
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                # A connection that lay idle may have been closed; a read is then asked again.
                self.close()
                if not kept or method != "GET":
                    return NONE
                kept = False
            except socket.timeout as hanging:
                self.close()
                raise Failed(f"{method} {path}: no answer within {patience} s") from hanging
            except (OSError, http.client.HTTPException):
                self.close()
                return NONE
        return NONE

    def get(self, path):
        return self.ask("GET", path)

    def close(self):
        if self.connection is not None:
            self.connection.close()
        self.connection = None


class Server:
    """`ringmur serve` on a free port."""

    def __init__(self, data, folder, added=None, limits=None, arguments=(), wait=True):
        self.log_path = os.path.join(folder, f"server-{time.monotonic_ns()}.log")
        self.started = time.monotonic()
        atexit.register(self.end)  # also where a check fails before anybody else could
        with open(self.log_path, "wb") as log:
            self.process = subprocess.Popen(
                [RINGMUR, "--data", data, "serve", "--port", "0", "--heavy-work", "0", "--seal-key",
                 os.path.join(folder, "seal.key"), *arguments],
                stdout=subprocess.PIPE, stderr=log, env=environment(added), preexec_fn=limits)
        line = self.process.stdout.readline().decode()
        if ":" not in line:
            raise Failed(f"the server did not start: {self.log()}")
        self.port = int(line.strip().rsplit(":", 1)[1])
        if wait:
            self.wait_until_ready()
        self.start_took = time.monotonic() - self.started

    def wait_until_ready(self, patience=60):
        until = time.monotonic() + patience
        answer = NONE
        while time.monotonic() < until:
            answer = Client(self.port, "").get("/ready")
            if answer.status == 200:
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.02)
        raise Failed(f"not ready within {patience} s: {answer}\n{self.log()[-2000:]}")

    def client(self, token):
        return Client(self.port, token)

    def log(self):
        with open(self.log_path, encoding="utf-8", errors="replace") as log:
            return log.read()

    def lines(self, *words):
        """Lines of the log that hold all the words."""
        return [line for line in self.log().splitlines() if all(word in line for word in words)]

    def alive(self):
        return self.process.poll() is None

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
        try:
            code = self.process.wait(30)
        except subprocess.TimeoutExpired as hanging:
            self.kill()
            raise Failed("the server did not stop within 30 s") from hanging
        self.process.stdout.close()
        if code != 0:
            raise Failed(f"the server ended with {code}: {self.log()[-2000:]}")

    def end(self):
        """Whatever its state: for what comes after a failure."""
        if hasattr(self, "process") and self.process.poll() is None:
            self.kill()


def children_of(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            return [int(word) for word in file.read().split()]
    except OSError:
        return []


def lasting_port():
    """A free port that no client is given for its own end while the server is away: below those that the system hands out."""
    for port in random.SystemRandom().sample(range(20_000, 32_000), 100):
        with socket.socket() as free:
            try:
                free.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue
    raise Failed("no free port between 20000 and 32000")


class Postgres:
    """A PostgreSQL server of our own. It refuses to run as root: then the user postgres has it."""

    def __init__(self):
        if not os.access(f"{POSTGRES}/initdb", os.X_OK):
            raise Failed("the tests need Debian's package postgresql-15: run script/install")
        self.folder = tempfile.mkdtemp(prefix="ringmur-crash-postgres-")
        self.user = []
        if os.geteuid() == 0:
            known = {entry.pw_name for entry in pwd.getpwall()}
            user = pwd.getpwnam("postgres" if "postgres" in known else "nobody")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self.user = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
        self.port = lasting_port()
        self.data = os.path.join(self.folder, "data")
        self.run("initdb", "-D", self.data, "-U", "owner", "-A", "trust", "--encoding=UTF8",
                 "--locale=C.UTF-8", "--no-sync")
        with open(f"{self.data}/postgresql.conf", "a", encoding="ascii") as conf:
            conf.write(f"listen_addresses='127.0.0.1'\nport={self.port}\nunix_socket_directories=''\n"
                       "max_connections=100\nshared_buffers=32MB\nrestart_after_crash=on\n")
        self.process = None
        self.databases = 0
        self.start()
        self.sql("postgres", "CREATE ROLE ringmur LOGIN CREATEROLE NOSUPERUSER")

    def run(self, program, *arguments):
        subprocess.run([*self.user, f"{POSTGRES}/{program}", *arguments], check=True, cwd="/",
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)

    def sql(self, database, text):
        subprocess.run(["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(self.port), "-U",
                        "owner", database, "-c", text], check=True, stdout=subprocess.DEVNULL, timeout=60)

    def start(self):
        with open(f"{self.folder}/server.log", "ab") as log:
            self.process = subprocess.Popen([*self.user, f"{POSTGRES}/postgres", "-D", self.data], stdout=log,
                                            stderr=log, cwd="/")
        until = time.monotonic() + 60
        while subprocess.run([f"{POSTGRES}/pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)],
                             check=False).returncode != 0:
            if time.monotonic() > until or self.process.poll() is not None:
                raise Failed("PostgreSQL did not start")
            time.sleep(0.05)

    def database(self, where=""):
        self.databases += 1
        name = f"crash_{self.databases}"
        self.sql("postgres", f"CREATE DATABASE {name} OWNER ringmur TEMPLATE template0{where}")
        return f"postgresql://ringmur@127.0.0.1:{self.port}/{name}"

    def kill(self):
        """All its processes at once, as a power cut does."""
        os.kill(self.process.pid, signal.SIGSTOP)  # so that it starts no other meanwhile
        for pid in [*children_of(self.process.pid), self.process.pid]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait()

    def end(self):
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)


def new_house(data, folder):
    """One authority, and a token that may write in it."""
    units = os.path.join(folder, "enheter.csv")
    with open(units, "w", encoding="utf-8") as file:
        file.write("Kod;Namn;Slag;Överordnad\nSOC;Socialnämnden;nämnd;\n")
    ringmur(data, "import", units)
    return json.loads(ringmur(data, "--json", "token", "create", "--unit", "SOC"))["token"]


def together(jobs):
    """Runs the functions on threads of their own; raises what the first of them raised."""
    raised = []

    def run(job):
        try:
            job()
        except BaseException as failure:  # pylint: disable=broad-except
            raised.append(failure)

    threads = [threading.Thread(target=run, args=(job,), daemon=True) for job in jobs]
    for thread in threads:
        thread.start()
    return threads, raised
