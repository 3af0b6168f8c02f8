"""Power cuts: writers at work, the server (or the database server) killed, and what is there afterwards."""

import os
import random
import shutil
import statistics
import tempfile
import time

from house import Client, Failed, Postgres, Server, check, new_house, together, wait_for_jobs, wait_for_what_was_asked
from writers import Writer, expect

CLIENTS = 4
CUTS_IN_ONE_DATABASE = 100  # a fresh one after that, so that the last cut takes no longer than the first


class Cuts:
    """One engine's run."""

    def __init__(self, engine, cuts, seed, say):
        self.engine, self.cuts, self.seed, self.say = engine, cuts, seed, say
        self.dice = random.Random(seed)
        self.folder = tempfile.mkdtemp(prefix="ringmur-crash-")
        self.postgres = Postgres() if engine == "postgres" else None
        self.after_cut, self.after_stop = [], []
        self.acknowledged = self.unanswered = 0
        self.refused = {}

    def run(self):
        server = None
        try:
            done = 0
            while done < self.cuts:
                server = self.begin()
                for _ in range(min(self.cuts - done, CUTS_IN_ONE_DATABASE)):
                    done += 1
                    try:
                        server = self.cut(server, done)
                    except Failed as failure:
                        raise Failed(f"{self.engine}, seed {self.seed}, cut {done}: {failure}\n"
                                     f"{server.log()[-1500:]}") from failure
                self.finish(server)
            self.judge_starts()
            return self.summary()
        finally:
            if server is not None:
                server.end()
            if self.postgres is not None:
                self.postgres.end()
            shutil.rmtree(self.folder, ignore_errors=True)

    def begin(self):
        self.data = (self.postgres.database() if self.postgres is not None
                     else os.path.join(self.folder, f"{time.monotonic_ns()}.db"))
        token = new_house(self.data, self.folder)
        self.writers = [Writer(f"k{n}", token, random.Random(self.dice.random())) for n in range(CLIENTS)]
        Server(self.data, self.folder).stop()
        for _ in range(3):
            server = Server(self.data, self.folder)
            self.after_stop.append(server.start_took)
            server.stop()
        return Server(self.data, self.folder)

    def cut(self, server, number):
        """Killed when up to a hundred have been acknowledged; then everything is looked at."""
        of_database = self.postgres is not None and number % 4 == 0
        stopped = []
        threads, raised = together(
            [lambda writer=writer: writer.run(Client(server.port, writer.token), lambda: stopped)
             for writer in self.writers])
        self.wait_for_some()
        if of_database:
            self.cut_database(server)
            stopped.append(True)
        else:
            stopped.append(True)  # nobody begins another request; those under way are cut off
            server.kill()
        for thread in threads:
            thread.join()
        if raised:
            raise raised[0]
        if not of_database:
            wait_for_what_was_asked(self.data)
            server = Server(self.data, self.folder)
            self.after_cut.append(server.start_took)
        self.verify(server)
        return server

    def wait_for_some(self):
        """Until some more are acknowledged, or half a second on a machine that is busy."""
        enough = sum(writer.acknowledged for writer in self.writers) + self.dice.randrange(100)
        until = time.monotonic() + 0.5
        while time.monotonic() < until and sum(writer.acknowledged for writer in self.writers) < enough:
            time.sleep(0.002)
        time.sleep(self.dice.uniform(0, 0.02))

    def cut_database(self, server):
        """The writers go on meanwhile, and the server itself lives on."""
        self.postgres.kill()
        time.sleep(self.dice.uniform(0, 0.3))
        expect(Client(server.port, "").get("/ready").status == 503, "ready although the database is gone")
        expect(Client(server.port, "").get("/health").status == 200, "health does not answer")
        self.postgres.start()
        server.wait_until_ready(20)
        time.sleep(0.1)  # some of what is written meets the new one
        expect(server.alive(), "the server ended with the database")

    def verify(self, server):
        self.unanswered += sum(len(writer.unknown) for writer in self.writers)
        threads, raised = together(
            [lambda writer=writer: writer.verify(Client(server.port, writer.token)) for writer in self.writers])
        for thread in threads:
            thread.join()
        if raised:
            raise raised[0]
        client = Client(server.port, self.writers[0].token)
        self.compare_counts(client)
        check(self.data)

    def compare_counts(self, client):
        """Nothing more and nothing less than was written, while an import may end at any moment."""
        def under_way():
            return sum(writer.rows_under_way(client) for writer in self.writers)
        for _ in range(10):
            before = under_way()
            there = self.count(client, "") + self.count(client, "&archived=only")
            if before == under_way():
                break
        known = sum(len(writer.records) for writer in self.writers) + before
        expect(there == known, f"{there} records are there, {known} were written")

    @staticmethod
    def count(client, also):
        answer = client.get("/api/v1/incidents?limit=1&count=true" + also)
        expect(answer.status == 200, f"count: {answer}")
        return answer.json()["total"]

    def finish(self, server):
        """All of it once more, not only what the last cut touched."""
        wait_for_jobs(self.data)
        for writer in self.writers:
            writer.end_jobs(Client(server.port, writer.token))
            writer.touched.update(writer.records)
            writer.verify(Client(server.port, writer.token))
            self.acknowledged += writer.acknowledged
            for code, times in writer.refused.items():
                self.refused[code] = self.refused.get(code, 0) + times
        server.stop()

    def judge_starts(self):
        """A lavish limit: the machine may be busy with other things. Both are medians."""
        self.ratio = statistics.median(self.after_cut) / statistics.median(self.after_stop)
        expect(self.ratio < 10 or statistics.median(self.after_cut) < 3,
               f"a start after a cut takes {self.ratio:.1f} times a start after a stop")

    def summary(self):
        told = ", ".join(f"{code} {times}" for code, times in sorted(self.refused.items())) or "none"
        return (f"{self.cuts} cuts, {self.acknowledged} acknowledged, {self.unanswered} unanswered looked up, refusals: "
                f"{told}; start {statistics.median(self.after_cut) * 1000:.0f} ms after a cut, "
                f"{statistics.median(self.after_stop) * 1000:.0f} ms after a stop")


def power_cuts(engine, cuts, seed, say):
    return Cuts(engine, cuts, seed, say).run()
