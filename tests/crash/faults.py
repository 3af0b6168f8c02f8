"""Faults of the machine while the server runs: what is answered, what the log says, and what is left afterwards."""

import errno
import json
import mmap
import os
import random
import resource
import shutil
import signal
import socket
import struct
import subprocess
import tempfile
import time

from house import (BUILD, RINGMUR, Client, Failed, Postgres, Server, check, environment, is_sanitized, new_house,
                   ringmur, wait_for_jobs)
from writers import Writer, expect

MEBIBYTE = 1 << 20
YEAR = 365 * 86400


class Skipped(Exception):
    """Not here, and why."""


class Orders:
    """What faults.c shall let fail; its members are those of struct Orders."""

    MEMBERS = ("sync_error", "sync_after", "write_error", "write_after", "clock_offset", "hits")

    def __init__(self, folder):
        self.path = os.path.join(folder, "orders")
        with open(self.path, "wb") as file:
            file.write(bytes(8 * len(self.MEMBERS)))
        with open(self.path, "r+b") as file:
            self.memory = mmap.mmap(file.fileno(), 8 * len(self.MEMBERS))

    def set(self, **values):
        for name, value in values.items():
            struct.pack_into("=q", self.memory, 8 * self.MEMBERS.index(name), value)

    def get(self, name):
        return struct.unpack_from("=q", self.memory, 8 * self.MEMBERS.index(name))[0]

    def environment(self, file):
        library = os.path.join(BUILD, "tests/ringmur_faults.so")
        if not os.path.exists(library):
            raise Failed(f"there is no {library}: build the target ringmur_faults")
        added = {"LD_PRELOAD": library, "RINGMUR_FAULTS": self.path, "RINGMUR_FAULTS_ON": file}
        if is_sanitized():
            added["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"
        return added


class Scene:
    """A house of its own with one writer, and a server that is under attack."""

    def __init__(self, seed, data=None, folder=None):
        self.folder = folder or tempfile.mkdtemp(prefix="ringmur-crash-")
        self.data = data or os.path.join(self.folder, "data.db")
        self.orders = Orders(self.folder)
        self.token = new_house(self.data, self.folder)
        self.writer = Writer("f", self.token, random.Random(seed))
        self.writer.after_refusal = 0
        self.server = None

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        if self.server is not None:
            if failure[0] is not None and issubclass(failure[0], Failed):
                print("crash: the end of the log: " + self.server.log()[-2500:], flush=True)
            self.server.end()
        shutil.rmtree(self.folder, ignore_errors=True)

    def serve(self, faults=True, only="", **more):
        """With the faults at hand, none of them at work yet. `only="$"`: they are of the file, not of its log."""
        added = self.orders.environment(self.data + only) if faults else None
        self.server = Server(self.data, self.folder, added=added, **more)
        return self.client()

    def client(self):
        return Client(self.server.port, self.token)

    def write(self, count):
        client = self.client()
        for _ in range(count):
            self.writer.create(client)

    def write_until_refused(self, most=3000):
        """Returns the code of the refusal."""
        client = self.client()
        before = dict(self.writer.refused)
        for _ in range(most):
            self.writer.create(client)
            for code, times in self.writer.refused.items():
                if before.get(code, 0) < times:
                    return code
        raise Failed(f"{most} writes, and none was refused")

    def refusal(self):
        """One more write that is refused: the problem that it is answered with. A full disk may have room for
        some more all the same."""
        client = self.client()
        for _ in range(20):
            answer = client.ask("POST", "/api/v1/incidents", {"title": "mer", "discovered_at": "2025-11-05",
                                                              "description": long_text()})
            if answer.status == 201:
                self.writer.keep(answer.json())
                continue
            expect(answer.status in (503, 507), f"refused otherwise: {answer}")
            expect(answer.header("Retry-After"), f"no Retry-After: {answer}")
            return answer.json()
        raise Failed("twenty writes, and none was refused")

    def ready(self):
        return Client(self.server.port, "").get("/ready")

    def lives(self):
        """Whatever is refused: it is alive, health says so, and what is there can be read."""
        expect(self.server.alive(), "the server has ended")
        expect(Client(self.server.port, "").get("/health").status == 200, "health does not answer")
        answer = self.client().get("/api/v1/incidents?limit=5")
        expect(answer.status == 200, f"what is there cannot be read: {answer}")

    def told_once(self, event):
        lines = self.server.lines(f" {event} ")
        expect(len(lines) == 1, f"{event} is {len(lines)} times in the log")

    def verify(self):
        """Everything that was ever acknowledged, and `ringmur check`."""
        self.writer.touched.update(self.writer.records)
        wait_for_jobs(self.data)
        self.writer.verify(self.client())
        check(self.data)

    def ends_well(self):
        self.write(5)
        self.verify()
        self.server.stop()


def long_text():
    """10,000 signs that cannot be packed."""
    return os.urandom(5000).hex()


def as_root():
    if os.geteuid() != 0:
        raise Skipped("mounting a small disk needs root")


class SmallDisk:
    """A file system of its own in memory."""

    def __init__(self, size, options=""):
        as_root()
        self.path = tempfile.mkdtemp(prefix="ringmur-crash-disk-")
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}{options}", "tmpfs", self.path],
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            os.rmdir(self.path)
            raise Skipped(f"no file system can be mounted here: {done.stderr.strip()}")

    def remount(self, options):
        subprocess.run(["mount", "-o", f"remount,{options}", self.path], check=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", "-l", self.path], check=False)
        os.rmdir(self.path)


def goes_on_after(scene, code, words, mend):
    """Refused in words while the fault lasts, told once, and by itself as before when it is gone."""
    problem = scene.refusal()
    expect(problem["code"] == code and words in problem["detail"], f"told otherwise: {problem}")
    for _ in range(20):
        scene.refusal()
    scene.lives()
    answer = scene.ready()
    expect(answer.status == 503 and answer.json()["code"] == code, f"ready although writes fail: {answer}")
    mend()
    scene.server.wait_until_ready(15)
    scene.ends_well()


def disk_full(seed):
    """A disk of 14 MB with 4 MB of something else on it, until that is taken away."""
    with SmallDisk("14m") as disk, Scene(seed, data=disk.path + "/data.db") as scene:
        ballast = disk.path + "/ballast"
        with open(ballast, "wb") as file:
            file.write(bytes(4 * MEBIBYTE))
        scene.serve(faults=False)
        scene.writer.some_text = long_text  # it is full soon
        expect(scene.write_until_refused() == "database.full", f"refused otherwise: {scene.writer.refused}")
        written = len(scene.writer.records)
        goes_on_after(scene, "database.full", "disk is full", lambda: os.unlink(ballast))
        scene.told_once("disk.full")
    return f"{written} records until it was full, all there; went on by itself"


def file_limit(seed):
    """A limit on the size of a file (RLIMIT_FSIZE) is a full disk."""
    def limits():
        resource.setrlimit(resource.RLIMIT_FSIZE, (8 * MEBIBYTE, resource.RLIM_INFINITY))
    with Scene(seed) as scene:
        scene.serve(faults=False, limits=limits)
        scene.writer.some_text = long_text
        expect(scene.write_until_refused() == "database.full", f"refused otherwise: {scene.writer.refused}")
        scene.lives()
        goes_on_after(scene, "database.full", "disk is full", lambda: resource.prlimit(
            scene.server.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)))
        scene.told_once("disk.full")
    return "refused, told once, went on by itself"


def fails(error, code, words, event):
    """Each write to the data file and its log fails for a while."""
    def fault(seed):
        with Scene(seed) as scene:
            scene.serve()
            scene.write(30)
            scene.orders.set(write_after=seed % 7, write_error=error)
            expect(scene.write_until_refused() == code, f"refused otherwise: {scene.writer.refused}")
            goes_on_after(scene, code, words, lambda: scene.orders.set(write_error=0))
            expect(scene.orders.get("hits") > 0, "nothing was made to fail")
            scene.told_once(event)
        return "refused, told once, went on by itself"
    return fault


def start_read_only(seed):
    """A disk that is read-only when the server starts, or when it is checked."""
    with SmallDisk("30m") as disk, Scene(seed, data=disk.path + "/data.db") as scene:
        scene.serve(faults=False)
        scene.ends_well()
        disk.remount("ro")
        done = subprocess.run([RINGMUR, "--data", scene.data, "serve", "--port", "0"], capture_output=True,
                              text=True, timeout=60, env=environment(), check=False)
        expect(done.returncode == 4, f"exit code {done.returncode}: {done.stderr}")
        expect("cannot be opened" in done.stderr, f"told otherwise: {done.stderr}")
        disk.remount("rw")
        scene.serve(faults=False)
        scene.ends_well()
    return "refused to start, and starts when it may be written"


def sync_fails(seed):
    """One fsync that fails: what the system shows of the file may be another than what is on the disk."""
    with Scene(seed) as scene:
        scene.serve()
        scene.write(30)
        scene.orders.set(sync_after=seed % 5, sync_error=errno.EIO)
        expect(scene.write_until_refused() == "disk.unsynced", f"refused otherwise: {scene.writer.refused}")
        expect(scene.orders.get("hits") > 0, "nothing was made to fail")
        scene.orders.set(sync_error=0)
        problem = scene.refusal()
        expect(problem["code"] == "disk.unsynced" and "started again" in problem["detail"], f"told: {problem}")
        for _ in range(20):
            scene.refusal()
        scene.lives()
        answer = scene.ready()
        expect(answer.status == 503 and answer.json()["code"] == "disk.unsynced", f"ready: {answer}")
        scene.told_once("disk.unsynced")
        scene.server.kill()
        scene.serve()
        scene.ends_well()
    return "nothing more written until started again, all acknowledged there"


def write_back_fails(seed):
    """The fsync that fails is of the file itself, when the log is written back to it: what was acknowledged lies
    safe in the log."""
    with Scene(seed) as scene:
        scene.serve(only="$")
        scene.writer.some_text = long_text
        scene.write(20)
        scene.orders.set(sync_error=errno.EIO)  # of the file itself: no commit meets it
        expect(scene.write_until_refused() == "disk.unsynced", f"went unnoticed: {scene.writer.refused}")
        expect(scene.orders.get("hits") > 0, "nothing was made to fail")
        scene.orders.set(sync_error=0)
        scene.told_once("disk.unsynced")
        scene.server.kill()
        scene.serve()
        scene.ends_well()
    return "noticed, nothing more written until started again, all acknowledged there"


def clock_jumps(seed):
    """An hour back, a year ahead, and back again, while it serves."""
    with Scene(seed) as scene:
        scene.serve()
        account = ringmur(scene.data, "user", "create", "anna", "--unit", "SOC").split()[-1]

        def sign_in():
            answer = Client(scene.server.port, "").ask("POST", "/api/v1/session",
                                                       {"login": "anna", "password": account})
            expect(answer.status in (200, 201), f"sign-in: {answer}")
            return {"Cookie": "; ".join(answer.cookies)}

        def signed_in(cookie):
            answer = Client(scene.server.port, "").ask("GET", "/api/v1/session", headers=cookie)
            expect(answer.status in (200, 401), f"session: {answer}")
            return answer.status == 200

        cookie = sign_in()
        expect(signed_in(cookie), "no session")
        for offset in (0, -3600, 3600, -7200, 364 * 86400, 0):
            scene.orders.set(clock_offset=offset)
            scene.write(20)
            scene.writer.order_import(scene.client())
            wait_for_jobs(scene.data)
            if offset == -3600:
                expect(signed_in(cookie), "the session ended when the clock went back an hour")
            if offset > 86400:
                expect(not signed_in(cookie), "the session lasts for a year")
                expect(signed_in(sign_in()), "nobody can sign in when the clock has jumped")
        scene.orders.set(clock_offset=2 * YEAR)
        answer = scene.client().get("/api/v1/incidents")
        expect(answer.status == 401, f"a token lasts for two years: {answer}")
        scene.orders.set(clock_offset=0)
        made = [one for one in scene.writer.records if one]
        ids = [one for one in made if scene.writer.records[one].shown["title"].count("-") == 1]
        expect(len(set(made)) == len(made), "an id twice")
        created = [one for one in ids if not scene.writer.records[one].shown["diary_number"]]
        expect(created == sorted(created), "ids are not in the order in which the records were made")
        events = ringmur(scene.data, "verify", "--json")
        expect('"chain":"ok"' in events, f"the chain: {events}")
        scene.ends_well()
    return f"{len(created)} ids in order, chain whole, sessions and tokens end by the clock, jobs done"


def lease_of_the_future(seed):
    """A worker is killed while the clock is an hour ahead; then the clock is put right."""
    with Scene(seed) as scene:
        scene.serve()
        scene.orders.set(clock_offset=3600)
        rows = "".join(f"stor {row};2025-01-02;Rad {row}\n" for row in range(20000))
        answer = scene.client().ask("POST", "/api/v1/imports?unit=SOC",
                                    ("Diarienummer;Upptäckt;Rubrik\n" + rows).encode(), {"Content-Type": "text/csv"})
        expect(answer.status == 202, f"import: {answer}")
        location = answer.header("Location")
        until = time.monotonic() + 30
        while scene.client().get(location).json()["status"] == "queued" and time.monotonic() < until:
            time.sleep(0.005)
        status = scene.client().get(location).json()["status"]
        scene.server.kill()
        scene.orders.set(clock_offset=0)
        client = scene.serve()
        until = time.monotonic() + 90
        while client.get(location).json()["status"] not in ("done", "failed"):
            expect(time.monotonic() < until, f"the job waits for a lease of the future: {client.get(location)}")
            time.sleep(0.1)
        count = client.get("/api/v1/incidents?limit=1&count=true").json()["total"]
        expect(count == 20000, f"{count} rows of 20000")
        check(scene.data)
        scene.server.stop()
    return f"killed while {status}, done by the next"


def descriptors(seed):
    """64 descriptors, and three times as many clients that say nothing."""
    def limits():
        resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    with Scene(seed) as scene:
        scene.serve(faults=False, limits=limits)
        scene.write(10)
        idle = [socket.create_connection(("127.0.0.1", scene.server.port), timeout=10) for _ in range(190)]
        time.sleep(0.5)
        answers = []
        for _ in range(5):
            try:
                answers.append(Client(scene.server.port, scene.token).ask("GET", "/api/v1/incidents?limit=1",
                                                                         patience=1).status)
            except Failed:
                answers.append("waits")
        expect(all(one in (0, 200, 503, "waits") for one in answers), f"answered: {answers}")
        expect(scene.server.alive(), "the server has ended")
        used = cpu_seconds(scene.server.process.pid)
        time.sleep(2)
        used = cpu_seconds(scene.server.process.pid) - used
        expect(used < 1, f"it works for {used:.1f} of 2 s at nothing")
        for one in idle:
            one.close()
        until = time.monotonic() + 20
        while time.monotonic() < until:
            try:
                if Client(scene.server.port, scene.token).ask("GET", "/ready", patience=2).status == 200:
                    break
            except Failed:
                pass
        lines = len(scene.server.log().splitlines())
        expect(lines < 200, f"{lines} lines in the log")
        scene.ends_well()
    return f"beside 190 idle clients requests were answered {answers}; served again when they had gone"


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        words = file.read().rsplit(")", 1)[1].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def memory(seed):
    """60 MB of addresses beyond what the server has when it starts: an import of 60 000 rows, and an export."""
    if is_sanitized():
        raise Skipped("the address sanitizer reserves more than any limit on addresses allows")
    with Scene(seed) as scene:
        scene.serve(faults=False)
        scene.write(10)
        with open(f"/proc/{scene.server.process.pid}/status", encoding="ascii") as file:
            size = next(int(line.split()[1]) for line in file if line.startswith("VmPeak")) * 1024
        cap = size + 60 * MEBIBYTE
        resource.prlimit(scene.server.process.pid, resource.RLIMIT_AS, (cap, cap))
        rows = "".join(f"minne {row};2025-01-02;{'Rubrik ' * 20}{row}\n" for row in range(60000))
        answer = scene.client().ask("POST", "/api/v1/imports?unit=SOC",
                                    ("Diarienummer;Upptäckt;Rubrik\n" + rows).encode(), {"Content-Type": "text/csv"})
        expect(answer.status in (202, 413, 503), f"import: {answer}")
        job = {"status": answer.status}
        until = time.monotonic() + 240
        while answer.status == 202 and job["status"] not in ("done", "failed"):
            expect(time.monotonic() < until, f"the job never ends: {job}")
            told = scene.client().get(answer.header("Location"))
            expect(told.status in (0, 200, 503), f"the job: {told}")
            job = told.json() if told.status == 200 else job
            time.sleep(0.1)
        if job["status"] == "failed":
            expect(json.dumps(job).find("no_memory") >= 0, f"failed otherwise: {job}")
        there = scene.client().get("/api/v1/incidents?limit=1&count=true").json()["total"]
        expect(there == len(scene.writer.records) + (60000 if job["status"] == "done" else 0), f"{there} records")
        export = scene.client().get("/api/v1/incidents?format=csv")
        expect(export.status in (200, 503), f"export: {export}")
        scene.lives()
        scene.ends_well()
    return f"import {job['status']}, export {export.status}, {there} records; the server lives"


def postgres_full(seed):
    """A tablespace on a small disk, until what else lies there is taken away."""
    with SmallDisk("40m") as disk:
        postgres = Postgres()
        try:
            os.chmod(disk.path, 0o755)
            space = disk.path + "/space"
            os.mkdir(space)
            shutil.chown(space, os.stat(postgres.data).st_uid, os.stat(postgres.data).st_gid)
            postgres.sql("postgres", f"CREATE TABLESPACE small LOCATION '{space}'")
            data = postgres.database(" TABLESPACE small")
            with Scene(seed, data=data) as scene:
                ballast = disk.path + "/ballast"
                with open(ballast, "wb") as file:
                    file.write(bytes(12 * MEBIBYTE))
                scene.serve(faults=False)
                scene.writer.some_text = long_text
                code = scene.write_until_refused()
                expect(code == "database.full", f"refused otherwise: {scene.writer.refused}")
                problem = scene.refusal()
                expect("disk is full" in problem["detail"], f"told otherwise: {problem}")
                scene.lives()
                os.unlink(ballast)
                scene.ends_well()
        finally:
            postgres.end()
    return "refused, went on by itself"


FAULTS = {
    "disk-full": disk_full,
    "file-limit": file_limit,
    "disk-read-only": fails(errno.EROFS, "database.read_only", "read-only", "disk.read_only"),
    "start-read-only": start_read_only,
    "write-fails": fails(errno.EIO, "disk.failing", "check the disk", "disk.failing"),
    "sync-fails": sync_fails,
    "write-back-fails": write_back_fails,
    "clock-jumps": clock_jumps,
    "lease-of-the-future": lease_of_the_future,
    "descriptors": descriptors,
    "memory": memory,
    "postgres-full": postgres_full,
}
