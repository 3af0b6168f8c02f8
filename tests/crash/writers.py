"""Writers that know what they wrote: what was acknowledged, and what may or may not have been done."""

import time

from house import Failed

IMPORT_ROWS = 60


def expect(condition, what):
    if not condition:
        raise Failed(what)


class Record:
    """An incident as its only writer knows it. `maybe`: what it is if the last request came through."""

    def __init__(self, address, shown):
        self.address = address
        self.id = shown["id"]
        self.shown = shown
        self.maybe = None


class Writer:
    """One client. Its names are its own, so that what it finds is what it wrote."""

    def __init__(self, name, token, dice):
        self.name, self.token, self.dice = name, token, dice
        self.count = 0
        self.records = {}      # by id
        self.touched = set()   # since the last verification
        self.unknown = []      # functions of a client that find out what became of a request
        self.jobs = {}         # imports by their names: the address of the job, or None where it is not known
        self.files = {}        # address of evidence -> bytes
        self.links = []        # (activity id, incident id)
        self.acknowledged = 0
        self.refused = {}
        self.after_refusal = 0.1  # seconds: the server asks for two
        self.acts = [(8, self.create), (6, self.change), (2, self.change_many), (2, self.move), (1, self.order_import),
                     (2, self.link), (2, self.step), (2, self.keep_evidence)]

    def run(self, client, stopped):
        acts = [act for _, act in self.acts]
        weights = [weight for weight, _ in self.acts]
        while not stopped():
            self.dice.choices(acts, weights)[0](client)

    def some_text(self):
        return self.dice.randbytes(self.dice.randrange(1, 600)).hex()

    def next_name(self):
        self.count += 1
        return f"{self.name}-{self.count}"

    def heard(self, answer, *wanted):
        """Whether it was acknowledged; what is neither that nor a clear refusal is a fault."""
        if answer.status in wanted:
            self.acknowledged += 1
            return True
        if answer.status == 0:
            time.sleep(0.005)
            return False
        expect(answer.status in (429, 503, 507), f"{self.name}: {answer}")
        expect("problem+json" in answer.header("Content-Type"), f"{self.name}: no problem details: {answer}")
        expect(answer.header("Retry-After"), f"{self.name}: no Retry-After: {answer}")
        code = answer.json()["code"]
        self.refused[code] = self.refused.get(code, 0) + 1
        time.sleep(self.after_refusal)
        return False

    def some(self, count, archived=False):
        there = [one for one in self.records.values()
                 if one.maybe is None and (one.shown["archived_at"] is not None) == archived]
        return self.dice.sample(there, min(count, len(there)))

    def keep(self, shown):
        record = self.records.setdefault(shown["id"], Record("/api/v1/incidents/" + shown["id"], shown))
        record.shown, record.maybe = shown, None
        self.touched.add(record.id)

    # What a client does

    def create(self, client):
        name = self.next_name()
        body = {"title": name, "discovered_at": "2025-11-05", "description": self.some_text()}
        key = {"Idempotency-Key": name}
        answer = client.ask("POST", "/api/v1/incidents", body, key)
        if self.heard(answer, 201):
            self.keep(answer.json())
            return
        self.unknown.append(lambda again: self.find_out_created(again, name, body, key))

    def find_out_created(self, client, name, body, key):
        before = self.titled(client, name)
        expect(len(before) <= 1, f"{name} is there {len(before)} times")
        answer = client.ask("POST", "/api/v1/incidents", body, key)
        expect(answer.status in (201, 409), f"{name} again: {answer}")
        after = self.titled(client, name)
        expect(len(after) <= 1, f"{name} is there {len(after)} times when asked for again")
        expect(len(after) == 1 or answer.status == 409, f"{name} was acknowledged and is not there")
        for shown in after:
            expect(shown["description"] == body["description"], f"{name} is there by half")
            self.keep(shown)

    def titled(self, client, name, archived="both"):
        answer = client.get(f"/api/v1/incidents?title=eq.{name}&limit=200")
        expect(answer.status == 200, f"list: {answer}")
        return answer.json()["items"]

    def change(self, client):
        for record in self.some(1):
            title = record.shown["title"].split("/")[0] + f"/{self.count}"
            self.count += 1
            self.send_change(client, "PATCH", record, "", {"title": title}, {"title": title})

    def move(self, client):
        archived = self.dice.random() < 0.3
        for record in self.some(1, archived):
            self.send_change(client, "POST", record, "/restore" if archived else "/archive", None, {})

    def send_change(self, client, method, record, path, body, changed):
        record.maybe = dict(record.shown, **changed)
        answer = client.ask(method, record.address + path, body, {"If-Match": f'"{record.shown["version"]}"'})
        if self.heard(answer, 200):
            self.keep(answer.json())
        else:
            self.unknown.append(lambda again: self.find_out_changed(again, record))

    def find_out_changed(self, client, record):
        """Wholly as it was, or wholly as was asked for."""
        answer = client.get(record.address)
        expect(answer.status == 200, f"{record.address}: {answer}")
        shown = answer.json()
        if shown["version"] == record.shown["version"]:
            expect(shown == record.shown, f"half done: {shown} was {record.shown}")
        else:
            expect(shown["version"] == record.shown["version"] + 1, f"two versions ahead: {shown}")
            for field in ("title", "description", "status"):
                expect(shown[field] == record.maybe[field], f"half done: {field} of {shown}")
        self.keep(shown)

    def change_many(self, client):
        records = self.some(self.dice.randrange(2, 30))
        if len(records) < 2:
            return
        text = self.next_name()
        for record in records:
            record.maybe = dict(record.shown, description=text)
        body = {"records": [{"id": one.id, "version": one.shown["version"]} for one in records],
                "set": {"description": text}}
        answer = client.ask("POST", "/api/v1/incidents/batch", body, {"Idempotency-Key": text})
        done = self.heard(answer, 200)
        for record in records:
            self.touched.add(record.id)
        self.unknown.append(lambda again: self.find_out_many(again, records, text, done))

    def find_out_many(self, client, records, text, done):
        """All or nothing."""
        changed = 0
        for record in records:
            if record.maybe is None:
                continue  # changed again since, by itself: then it was acknowledged
            shown = client.get(record.address).json()
            changed += shown["description"] == text
            self.find_out_changed(client, record)
        left = [one for one in records if one.shown["description"] == text]
        expect(changed in (0, len(records)) and len(left) == changed, f"{text}: {changed} of {len(records)} changed")
        expect(not done or changed == len(records), f"{text} was acknowledged and is not done")

    def order_import(self, client):
        name = self.next_name()
        rows = "".join(f"{name} {row};2025-01-02;{name}\n" for row in range(IMPORT_ROWS))
        answer = client.ask("POST", "/api/v1/imports?unit=SOC", ("Diarienummer;Upptäckt;Rubrik\n" + rows).encode(),
                            {"Content-Type": "text/csv"})
        self.jobs[name] = answer.header("Location") if self.heard(answer, 202) else None

    def look_at_jobs(self, client):
        """What is done is there whole. A job that was cut off is done by the next server when its lease has ended."""
        for name, location in list(self.jobs.items()):
            if location is None:
                continue
            answer = client.get(location)
            expect(answer.status == 200, f"a job is gone: {answer}")
            status = answer.json()["status"]
            expect(status != "failed", f"a job failed: {answer}")
            if status == "done":
                self.take_imported(client, name, (IMPORT_ROWS,))

    def take_imported(self, client, name, may_be):
        items = self.titled(client, name)
        expect(len(items) in may_be, f"{name}: {len(items)} rows")
        for shown in items:
            self.keep(shown)
        del self.jobs[name]

    def rows_under_way(self, client):
        """Of imports that are not known to be done: all of their rows, or none."""
        there = 0
        for name in self.jobs:
            rows = len(self.titled(client, name))
            expect(rows in (0, IMPORT_ROWS), f"{name}: {rows} rows")
            there += rows
        return there

    def end_jobs(self, client):
        """When nothing waits in the queue any more."""
        self.look_at_jobs(client)
        for name, location in list(self.jobs.items()):
            expect(location is None, f"{name} was acknowledged and is not done")
            self.take_imported(client, name, (0, IMPORT_ROWS))

    def link(self, client):
        for record in self.some(1):
            name = self.next_name()
            made = client.ask("POST", "/api/v1/activities", {
                "title": name, "year": 2026, "due": "2026-12-01",
                "links": [{"kind": "source", "direction": "out", "type": "incident", "id": record.id}]},
                {"Idempotency-Key": name})
            if self.heard(made, 201):
                self.links.append((made.json()["id"], record.id))
            else:
                self.unknown.append(lambda again: self.find_out_linked(again, name, record.id))

    def find_out_linked(self, client, name, incident):
        items = client.get(f"/api/v1/activities?title=eq.{name}").json()["items"]
        expect(len(items) <= 1, f"{name} is there {len(items)} times")
        for item in items:  # made with its link in one transaction
            self.links.append((item["id"], incident))

    def step(self, client):
        for record in self.some(1):
            if record.shown["status"] not in (None, "new"):
                continue
            record.maybe = dict(record.shown, status="triage")
            answer = client.ask("POST", record.address + "/steps",
                                {"to": "triage", "version": record.shown["version"],
                                 "facts": {"sensitive": "no", "aware_at": "2025-11-05T08:00:00Z"}})
            if self.heard(answer, 200):
                self.keep(answer.json()["record"])
            else:
                self.unknown.append(lambda again: self.find_out_changed(again, record))

    def keep_evidence(self, client):
        for record in self.some(1):
            made = client.ask("POST", "/api/v1/evidence-items", {"incident": record.id, "name": self.next_name()})
            if not self.heard(made, 201):
                continue
            address = "/api/v1/evidence-items/" + made.json()["id"] + "/file"
            most = 2_500_000 if self.dice.random() < 0.1 else 100_000
            content = self.dice.randbytes(self.dice.randrange(1, most))
            answer = client.ask("PUT", address, content, {"Content-Type": "application/octet-stream"})
            if self.heard(answer, 200):
                self.files[address] = content
            else:
                self.unknown.append(lambda again: self.find_out_file(again, address, content))

    def find_out_file(self, client, address, content):
        answer = client.get(address)
        expect(answer.status == 404 or answer.body == content, f"half a file: {answer.status} {len(answer.body)}")

    # What is there afterwards

    def verify(self, client):
        """Everything that was touched since the last time."""
        unknown, self.unknown = self.unknown, []
        for find_out in unknown:
            find_out(client)
        self.look_at_jobs(client)
        for one in self.touched:
            self.verify_record(client, self.records[one])
        self.touched.clear()
        for activity, incident in self.links:
            items = client.get(f"/api/v1/activities/{activity}/links").json()["items"]
            expect([item["id"] for item in items] == [incident], f"the link of {activity}: {items}")
        self.links.clear()
        for address, content in self.files.items():
            answer = client.get(address)
            expect(answer.body == content, f"{address}: other bytes than were acknowledged ({answer.status})")
        self.files.clear()

    def verify_record(self, client, record):
        answer = client.get(record.address)
        expect(answer.status == 200, f"{record.address} was acknowledged and is not there: {answer}")
        shown = answer.json()
        expect(shown == record.shown, f"acknowledged: {record.shown}\nthere is: {shown}")
