"""A database that is damaged by hand, each time in another way: `ringmur check` must say which."""

import json
import os
import random
import shutil
import subprocess
import tempfile

from house import RINGMUR, Postgres, Server, Client, environment, is_long, new_house, ringmur
from writers import expect


LAST_PART = 1000  # bytes of the evidence beyond its whole parts of 1 MiB

# What is done, and the code that must be among what is found. {new} is an id that nothing has.
BOTH = [
    ("UPDATE incident SET title = 'annan' WHERE id = {some}", "trail.values"),
    ("UPDATE incident SET title = 'annan' WHERE id = {some}", "search.words"),
    ("UPDATE incident SET title = 'annan' WHERE id = {some}", "record.sort_key"),
    ("UPDATE incident SET version = version + 1 WHERE id = {some}", "trail.version"),
    ("UPDATE incident SET natural_key = 'annan' WHERE id = {some}", "record.natural_key"),
    ("UPDATE incident SET short_reference = 'INC-2025-9999' WHERE id = {some}", "record.reference"),
    ("UPDATE reference_counter SET last = 1 WHERE type = 'incident'", "record.reference"),
    ("DELETE FROM incident WHERE id = {some}", "trail.record"),
    ("DELETE FROM incident WHERE id = {some}", "search.left_over"),
    ("DELETE FROM incident WHERE id = {linked}", "link.end"),
    ("DELETE FROM unit", "record.leads_nowhere"),
    ("DELETE FROM search_entry WHERE id = {some}", "search.missing"),
    ("UPDATE search_entry SET type = 'inget' WHERE id = {some}", "register.unknown"),
    ("DELETE FROM audit_event WHERE id = {some}", "trail.version"),
    ("DELETE FROM audit_event WHERE id = {some}", "chain.broken"),
    ("UPDATE audit_link SET actor = 'annan' WHERE sequence = 3", "chain.broken"),
    ("DELETE FROM audit_head", "chain.missing"),
    ("DELETE FROM import", "record.import"),
    ("UPDATE incident SET shared = {true} WHERE id = {some}", "share.missing"),
    ("UPDATE incident SET secret = {true} WHERE id = {some}", "record.secret"),
    ("UPDATE job SET result = NULL", "job.half_done"),
    ("UPDATE job SET status = 'queued', file = {new}", "job.file"),
    ("UPDATE import SET created = created + 1", "import.rows"),
    ("DELETE FROM evidence_file WHERE ordinal = 1", "evidence.parts"),
    ("UPDATE evidence_file SET bytes = {other} WHERE ordinal = 2", "evidence.bytes"),
    ("UPDATE evidence_seal SET sealed_at = sealed_at + 1", "evidence.seal"),
    ("UPDATE evidence SET sha256 = 'annan'", "evidence.record"),
    ("DELETE FROM evidence_seal", "evidence.parts"),
    ("DELETE FROM authority", "record.authority"),
    ("DELETE FROM account", "account.missing"),
]
# What only SQLite keeps, and its file.
SQLITE = [
    ("INSERT INTO search(search, rowid, words) VALUES ('delete', 1, (SELECT words FROM search_entry WHERE entry = 1))",
     "search.index"),
    ("PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = replace(sql, '\"discovered_at\"', '\"created_at\"')"
     " WHERE name = 'incident_status_discovered_at'", "file.integrity"),
]


def fill(data, folder):
    """Some of everything: records, an import, a link, evidence in three parts, an account."""
    token = new_house(data, folder)
    ringmur(data, "user", "create", "anna", "--unit", "SOC")
    server = Server(data, folder)
    client = Client(server.port, token)

    def make(path, body):
        answer = client.ask("POST", "/api/v1/" + path, body)
        expect(answer.status == 201, f"{path}: {answer}")
        return answer.json()["id"]

    made = [make("incidents", {"title": f"Händelse {n}", "discovered_at": "2025-11-05"}) for n in range(5)]
    activity = make("activities", {"title": "Åtgärd", "year": 2026, "due": "2026-12-01", "links": [
        {"kind": "source", "direction": "out", "type": "incident", "id": made[4]}]})
    evidence = make("evidence-items", {"incident": made[0], "name": "logg"})
    sent = client.ask("PUT", f"/api/v1/evidence-items/{evidence}/file", os.urandom(2 * (1 << 20) + LAST_PART),
                      {"Content-Type": "application/octet-stream"})
    expect(sent.status == 200, f"evidence: {sent}")
    rows = "Diarienummer;Upptäckt;Rubrik\nS 1;2025-01-02;Ett\nS 2;2025-01-02;Två\n".encode()
    job = client.ask("POST", "/api/v1/imports?unit=SOC", rows, {"Content-Type": "text/csv"}).header("Location")
    while client.get(job).json()["status"] != "done":
        pass
    server.stop()
    return made, activity


def found(data):
    done = subprocess.run([RINGMUR, "--data", data, "check", "--json"], capture_output=True, text=True, timeout=120,
                          env=environment(), check=False)
    codes = {one["code"] for one in json.loads(done.stdout)["found"]} if done.stdout.startswith("{") else set()
    return done.returncode, codes, done.stdout + done.stderr


def judge(data, statement, code):
    status, codes, out = found(data)
    expect(status == 1 and code in codes, f"{statement}: exit {status}, {code} is not found: {out[:600]}")


def damage_sqlite(_seed):
    folder = tempfile.mkdtemp(prefix="ringmur-crash-")
    try:
        whole = os.path.join(folder, "whole.db")
        made, _ = fill(whole, folder)
        words = {"some": f"x'{made[0].replace('-', '')}'", "linked": f"x'{made[4].replace('-', '')}'",
                 "new": "x'0123'", "true": "1", "other": f"zeroblob({LAST_PART})"}
        for statement, code in BOTH + SQLITE:
            copy = os.path.join(folder, "copy.db")
            shutil.copy(whole, copy)
            subprocess.run(["sqlite3", copy, statement.format(**words)], check=True, capture_output=True)
            judge(copy, statement, code)
        status, _, out = found(whole)
        expect(status == 0, f"the whole one: {out}")
        return f"{len(BOTH + SQLITE)} damages found, and nothing in what is whole"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def damage_postgres(seed):
    """Each, or in a short run some: a database a damage takes its time."""
    chosen = BOTH if is_long() else random.Random(seed).sample(BOTH, 5)
    folder = tempfile.mkdtemp(prefix="ringmur-crash-")
    postgres = Postgres()
    try:
        data = postgres.database()
        made, _ = fill(data, folder)
        name = data.rsplit("/", 1)[1]
        words = {"some": f"'{made[0]}'", "linked": f"'{made[4]}'",
                 "new": "'00000000-0000-0000-0000-000000000123'", "true": "true", "other": f"decode(repeat('00', {LAST_PART}), 'hex')"}
        for statement, code in chosen:
            postgres.sql("postgres", f"CREATE DATABASE damaged OWNER ringmur TEMPLATE {name}")
            postgres.sql("damaged", statement.format(**words))
            judge(data.rsplit("/", 1)[0] + "/damaged", statement, code)
            postgres.sql("postgres", "DROP DATABASE damaged")
        status, _, out = found(data)
        expect(status == 0, f"the whole one: {out}")
        return f"{len(chosen)} damages found, and nothing in what is whole"
    finally:
        postgres.end()
        shutil.rmtree(folder, ignore_errors=True)


DAMAGES = {"check-sqlite": damage_sqlite, "check-postgres": damage_postgres}
