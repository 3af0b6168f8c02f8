#include "store/migrations.h"

namespace ringmur::db {

const std::vector<MigrationStep>& postgres_migrations() {
  static const std::vector<MigrationStep> steps{
      {"the house", R"sql(
CREATE TABLE "migration" ("version" bigint PRIMARY KEY, "name" text COLLATE "C" NOT NULL, "at" bigint NOT NULL);
CREATE TABLE "setting" ("name" text COLLATE "C" PRIMARY KEY, "value" text COLLATE "C" NOT NULL);
CREATE TABLE "authority" ("id" uuid PRIMARY KEY, "code" text COLLATE "C" NOT NULL, "code_key" text COLLATE "C" NOT NULL UNIQUE, "name" text COLLATE "C" NOT NULL);
CREATE TABLE "audit_head" ("authority" uuid PRIMARY KEY, "sequence" bigint NOT NULL, "head" bytea NOT NULL);
CREATE TABLE "audit_link" (
  "authority" uuid NOT NULL, "sequence" bigint NOT NULL, "at" bigint NOT NULL, "actor" text COLLATE "C" NOT NULL, "operation" text COLLATE "C" NOT NULL,
  "import_id" uuid, "events" bigint NOT NULL, "root" bytea NOT NULL, "head" bytea NOT NULL,
  PRIMARY KEY ("authority", "sequence")
);
CREATE TABLE "audit_event" (
  "authority" uuid NOT NULL, "sequence" bigint NOT NULL, "ordinal" bigint NOT NULL, "type" text COLLATE "C" NOT NULL, "id" uuid NOT NULL,
  "action" text COLLATE "C" NOT NULL, "version" bigint NOT NULL, "changes" text COLLATE "C", "salt" bytea, "value_digest" bytea NOT NULL, "digest" bytea NOT NULL,
  PRIMARY KEY ("authority", "sequence", "ordinal")
);
CREATE INDEX "audit_event_id" ON "audit_event" ("authority", "id");
CREATE TABLE "reference_counter" (
  "authority" uuid NOT NULL, "type" text COLLATE "C" NOT NULL, "year" bigint NOT NULL, "last" bigint NOT NULL,
  PRIMARY KEY ("authority", "type", "year")
);
CREATE TABLE "import" (
  "authority" uuid NOT NULL, "id" uuid NOT NULL, "type" text COLLATE "C" NOT NULL, "unit" uuid, "file_name" text COLLATE "C" NOT NULL, "at" bigint NOT NULL,
  "created" bigint NOT NULL, "changed" bigint NOT NULL, "archived" bigint NOT NULL,
  PRIMARY KEY ("authority", "id")
);
CREATE TABLE "token" (
  "id" uuid PRIMARY KEY, "name" text COLLATE "C" NOT NULL, "authority" uuid, "may_write" boolean NOT NULL, "digest" bytea NOT NULL UNIQUE,
  "created_at" bigint NOT NULL, "expires_at" bigint, "last_used_at" bigint, "revoked_at" bigint
);
CREATE TABLE "review" (
  "authority" uuid NOT NULL, "id" uuid NOT NULL, "unit" uuid NOT NULL, "year" bigint NOT NULL, "frozen_at" bigint NOT NULL,
  "frozen_by" text COLLATE "C" NOT NULL, "head" text COLLATE "C" NOT NULL, "document" text COLLATE "C" NOT NULL, "words" text COLLATE "C" NOT NULL,
  PRIMARY KEY ("authority", "id"), UNIQUE ("authority", "unit", "year")
);
CREATE TABLE "review_figure" (
  "authority" uuid NOT NULL, "review" uuid NOT NULL, "ordinal" bigint NOT NULL, "figure" text COLLATE "C" NOT NULL, "type" text COLLATE "C" NOT NULL,
  "filter" text COLLATE "C" NOT NULL, "value" text COLLATE "C" NOT NULL, "share" text COLLATE "C" NOT NULL, "records" bytea NOT NULL,
  PRIMARY KEY ("authority", "review", "ordinal")
);
CREATE TABLE "job" (
  "id" uuid PRIMARY KEY, "authority" uuid NOT NULL, "kind" text COLLATE "C" NOT NULL, "status" text COLLATE "C" NOT NULL, "orderer" text COLLATE "C" NOT NULL,
  "token" uuid, "parameters" text COLLATE "C" NOT NULL, "file" uuid, "progress" bigint NOT NULL, "result" text COLLATE "C", "fence" bigint NOT NULL,
  "lease_until" bigint NOT NULL, "created_at" bigint NOT NULL
);
CREATE INDEX "job_waiting" ON "job" ("status", "lease_until", "created_at");
CREATE TABLE "file" (
  "authority" uuid NOT NULL, "id" uuid NOT NULL, "name" text COLLATE "C" NOT NULL, "created_at" bigint NOT NULL,
  PRIMARY KEY ("authority", "id")
);
CREATE TABLE "file_chunk" (
  "authority" uuid NOT NULL, "file" uuid NOT NULL, "ordinal" bigint NOT NULL, "bytes" bytea NOT NULL,
  PRIMARY KEY ("authority", "file", "ordinal")
);
)sql"},
      {"search", R"sql(
CREATE TABLE "search_entry" (
  "authority" uuid NOT NULL, "type" text COLLATE "C" NOT NULL, "id" uuid NOT NULL, "words" text COLLATE "C" NOT NULL,
  PRIMARY KEY ("authority", "id", "type")
);
CREATE INDEX "search_words" ON "search_entry" USING gin (array_to_tsvector(string_to_array("words", ' ')));
)sql"},
      {"registers of the foundation", R"sql(
CREATE TABLE "unit" (
  "authority" uuid NOT NULL,
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "created_at" bigint NOT NULL,
  "changed_at" bigint NOT NULL,
  "archived_at" bigint,
  "imported_by" uuid,
  "edited" text COLLATE "C",
  "natural_key" text COLLATE "C",
  "code" text COLLATE "C" NOT NULL,
  "code_order" bytea,
  "name" text COLLATE "C" NOT NULL,
  "name_order" bytea,
  "kind" text COLLATE "C",
  "parent" uuid,
  PRIMARY KEY ("authority", "id")
);
CREATE UNIQUE INDEX "unit_natural_key" ON "unit" ("authority", "natural_key");
CREATE INDEX "unit_code_order_id" ON "unit" ("authority", "code_order", "id");
CREATE INDEX "unit_name_order_id" ON "unit" ("authority", "name_order", "id");
CREATE TABLE "person" (
  "authority" uuid NOT NULL,
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "created_at" bigint NOT NULL,
  "changed_at" bigint NOT NULL,
  "archived_at" bigint,
  "imported_by" uuid,
  "edited" text COLLATE "C",
  "natural_key" text COLLATE "C",
  "number" text COLLATE "C" NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "name_order" bytea,
  "email" text COLLATE "C",
  "unit" uuid NOT NULL,
  "manager" text COLLATE "C",
  "title" text COLLATE "C",
  "employed_from" text COLLATE "C",
  "employed_to" text COLLATE "C",
  PRIMARY KEY ("authority", "id")
);
CREATE UNIQUE INDEX "person_natural_key" ON "person" ("authority", "natural_key");
CREATE INDEX "person_name_order_id" ON "person" ("authority", "name_order", "id");
CREATE TABLE "system" (
  "authority" uuid NOT NULL,
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "created_at" bigint NOT NULL,
  "changed_at" bigint NOT NULL,
  "archived_at" bigint,
  "imported_by" uuid,
  "edited" text COLLATE "C",
  "natural_key" text COLLATE "C",
  "name" text COLLATE "C" NOT NULL,
  "name_order" bytea,
  "object" text COLLATE "C",
  "kind" text COLLATE "C",
  "business" boolean,
  "personal_data_role" text COLLATE "C",
  "supplier" text COLLATE "C",
  "ai" boolean,
  "iot" boolean,
  "classified_on" text COLLATE "C",
  "confidentiality" bigint,
  "integrity" bigint,
  "availability" bigint,
  "unit" uuid NOT NULL,
  PRIMARY KEY ("authority", "id")
);
CREATE UNIQUE INDEX "system_natural_key" ON "system" ("authority", "natural_key");
CREATE INDEX "system_name_order_id" ON "system" ("authority", "name_order", "id");
CREATE INDEX "system_classified_on_id" ON "system" ("authority", "classified_on", "id");
CREATE TABLE "activity" (
  "authority" uuid NOT NULL,
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "created_at" bigint NOT NULL,
  "changed_at" bigint NOT NULL,
  "archived_at" bigint,
  "imported_by" uuid,
  "edited" text COLLATE "C",
  "natural_key" text COLLATE "C",
  "short_reference" text COLLATE "C" NOT NULL,
  "year" bigint NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "title_order" bytea,
  "description" text COLLATE "C",
  "responsible" text COLLATE "C",
  "status" text COLLATE "C",
  "priority" bigint,
  "source" text COLLATE "C",
  "unit" uuid NOT NULL,
  PRIMARY KEY ("authority", "id")
);
CREATE UNIQUE INDEX "activity_natural_key" ON "activity" ("authority", "natural_key");
CREATE INDEX "activity_year_id" ON "activity" ("authority", "year", "id");
CREATE INDEX "activity_title_order_id" ON "activity" ("authority", "title_order", "id");
CREATE UNIQUE INDEX "activity_short_reference" ON "activity" ("authority", "short_reference");
CREATE TABLE "risk" (
  "authority" uuid NOT NULL,
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "created_at" bigint NOT NULL,
  "changed_at" bigint NOT NULL,
  "archived_at" bigint,
  "imported_by" uuid,
  "edited" text COLLATE "C",
  "natural_key" text COLLATE "C",
  "short_reference" text COLLATE "C" NOT NULL,
  "analysis" text COLLATE "C" NOT NULL,
  "year" bigint NOT NULL,
  "process" text COLLATE "C",
  "practice" text COLLATE "C",
  "event" text COLLATE "C" NOT NULL,
  "likelihood" bigint,
  "impact" bigint,
  "action" text COLLATE "C",
  "follow_up" text COLLATE "C",
  "proposal" text COLLATE "C",
  "value" bigint,
  "action_required" boolean,
  "unit" uuid NOT NULL,
  PRIMARY KEY ("authority", "id")
);
CREATE UNIQUE INDEX "risk_natural_key" ON "risk" ("authority", "natural_key");
CREATE INDEX "risk_year_id" ON "risk" ("authority", "year", "id");
CREATE INDEX "risk_value_id" ON "risk" ("authority", "value", "id");
CREATE UNIQUE INDEX "risk_short_reference" ON "risk" ("authority", "short_reference");
CREATE TABLE "control_assessment" (
  "authority" uuid NOT NULL,
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "created_at" bigint NOT NULL,
  "changed_at" bigint NOT NULL,
  "archived_at" bigint,
  "imported_by" uuid,
  "edited" text COLLATE "C",
  "natural_key" text COLLATE "C",
  "standard" text COLLATE "C" NOT NULL,
  "year" bigint NOT NULL,
  "control" text COLLATE "C" NOT NULL,
  "control_order" bytea,
  "finding" text COLLATE "C",
  "severity" text COLLATE "C",
  "priority" text COLLATE "C",
  "part" bigint,
  "unit" uuid NOT NULL,
  PRIMARY KEY ("authority", "id")
);
CREATE UNIQUE INDEX "control_assessment_natural_key" ON "control_assessment" ("authority", "natural_key");
CREATE INDEX "control_assessment_year_id" ON "control_assessment" ("authority", "year", "id");
CREATE INDEX "control_assessment_control_order_id" ON "control_assessment" ("authority", "control_order", "id");
CREATE TABLE "incident" (
  "authority" uuid NOT NULL,
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "created_at" bigint NOT NULL,
  "changed_at" bigint NOT NULL,
  "archived_at" bigint,
  "imported_by" uuid,
  "edited" text COLLATE "C",
  "natural_key" text COLLATE "C",
  "short_reference" text COLLATE "C" NOT NULL,
  "diary_number" text COLLATE "C",
  "discovered_at" bigint NOT NULL,
  "reported_at" bigint,
  "title" text COLLATE "C" NOT NULL,
  "title_order" bytea,
  "kind" text COLLATE "C",
  "personal_data" boolean,
  "reported_to_imy" boolean,
  "source" text COLLATE "C",
  "unit" uuid NOT NULL,
  "status" text COLLATE "C",
  PRIMARY KEY ("authority", "id")
);
CREATE UNIQUE INDEX "incident_natural_key" ON "incident" ("authority", "natural_key");
CREATE INDEX "incident_discovered_at_id" ON "incident" ("authority", "discovered_at", "id");
CREATE INDEX "incident_title_order_id" ON "incident" ("authority", "title_order", "id");
CREATE UNIQUE INDEX "incident_short_reference" ON "incident" ("authority", "short_reference");
CREATE TABLE "course_result" (
  "authority" uuid NOT NULL,
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "created_at" bigint NOT NULL,
  "changed_at" bigint NOT NULL,
  "archived_at" bigint,
  "imported_by" uuid,
  "edited" text COLLATE "C",
  "natural_key" text COLLATE "C",
  "employee_number" text COLLATE "C" NOT NULL,
  "employee_number_order" bytea,
  "course" text COLLATE "C" NOT NULL,
  "status" text COLLATE "C" NOT NULL,
  "status_date" text COLLATE "C",
  "unit" uuid NOT NULL,
  "export_date" text COLLATE "C" NOT NULL,
  PRIMARY KEY ("authority", "id")
);
CREATE UNIQUE INDEX "course_result_natural_key" ON "course_result" ("authority", "natural_key");
CREATE INDEX "course_result_employee_number_order_id" ON "course_result" ("authority", "employee_number_order", "id");
CREATE INDEX "course_result_course_export_date_status" ON "course_result" ("authority", "course", "export_date", "status");
)sql"},
      {"answers kept for Idempotency-Key", R"sql(
CREATE TABLE "idempotency" (
  "token" uuid NOT NULL, "key" bytea NOT NULL, "request" bytea NOT NULL, "at" bigint NOT NULL, "status" bigint NOT NULL,
  "headers" text COLLATE "C", "body" text COLLATE "C",
  PRIMARY KEY ("token", "key")
);
CREATE INDEX "idempotency_at" ON "idempotency" ("at");
)sql"},
      {"accounts, sessions and throttling", R"sql(
CREATE TABLE "account" (
  "id" uuid PRIMARY KEY, "version" bigint NOT NULL, "login" text COLLATE "C" NOT NULL, "login_key" text COLLATE "C" NOT NULL UNIQUE, "name" text COLLATE "C" NOT NULL,
  "kind" text COLLATE "C" NOT NULL, "authority" uuid, "named_as" text COLLATE "C" NOT NULL, "password" text COLLATE "C" NOT NULL, "must_change" boolean NOT NULL,
  "language" text COLLATE "C" NOT NULL, "theme" text COLLATE "C" NOT NULL, "created_at" bigint NOT NULL, "disabled_at" bigint, "signed_in_at" bigint
);
CREATE TABLE "session" (
  "id" uuid PRIMARY KEY, "digest" bytea NOT NULL UNIQUE, "account" uuid NOT NULL, "created_at" bigint NOT NULL,
  "used_at" bigint NOT NULL, "expires_at" bigint NOT NULL, "agent" text COLLATE "C" NOT NULL
);
CREATE INDEX "session_account" ON "session" ("account");
CREATE TABLE "sign_in_throttle" (
  "key" bytea PRIMARY KEY, "failures" bigint NOT NULL, "last_at" bigint NOT NULL, "wait_until" bigint NOT NULL
);
CREATE INDEX "sign_in_throttle_last_at" ON "sign_in_throttle" ("last_at");
ALTER TABLE "job" ADD COLUMN "account" uuid;
)sql"},
      {"when an activity is due, and what is told of an incident", R"sql(
ALTER TABLE "activity" ADD COLUMN "due" text COLLATE "C";
CREATE INDEX "activity_due_id" ON "activity" ("authority", "due", "id");
ALTER TABLE "incident" ADD COLUMN "description" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "reporter" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "reported_by" text COLLATE "C";
CREATE INDEX "incident_reported_by" ON "incident" ("authority", "reported_by");
)sql"},
      {"what is written in the report", R"sql(
CREATE TABLE "report_text" (
  "authority" uuid NOT NULL, "unit" uuid NOT NULL, "year" bigint NOT NULL, "chapter" text COLLATE "C" NOT NULL, "version" bigint NOT NULL,
  "id" uuid NOT NULL, "text" text COLLATE "C" NOT NULL, "changed_at" bigint NOT NULL, "changed_by" text COLLATE "C" NOT NULL,
  PRIMARY KEY ("authority", "unit", "year", "chapter", "version")
);
)sql"},
      {"what refers to a record, and text within text", R"sql(
CREATE INDEX "unit_parent_code_order_id" ON "unit" ("authority", "parent", "code_order", "id");
CREATE INDEX "person_unit_name_order_id" ON "person" ("authority", "unit", "name_order", "id");
CREATE INDEX "system_unit_name_order_id" ON "system" ("authority", "unit", "name_order", "id");
CREATE INDEX "activity_unit_year_id" ON "activity" ("authority", "unit", "year", "id");
CREATE INDEX "risk_unit_value_id" ON "risk" ("authority", "unit", "value", "id");
CREATE INDEX "control_assessment_unit_control_order_id" ON "control_assessment" ("authority", "unit", "control_order", "id");
CREATE INDEX "incident_unit_discovered_at_id" ON "incident" ("authority", "unit", "discovered_at", "id");
CREATE INDEX "course_result_unit_employee_number_order_id" ON "course_result" ("authority", "unit", "employee_number_order", "id");
CREATE FUNCTION ringmur_contains(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  'SELECT strpos(lower($1 COLLATE "und-x-icu"), $2) > 0';
)sql"},
      {"imports that can be undone", R"sql(
ALTER TABLE "import" ADD COLUMN "undone_at" bigint;
CREATE TABLE "import_before" (
  "authority" uuid NOT NULL, "import" uuid NOT NULL, "id" uuid NOT NULL, "archived_at" bigint, "imported_by" uuid,
  "edited" text COLLATE "C",
  PRIMARY KEY ("authority", "import", "id")
);
CREATE INDEX "audit_link_import" ON "audit_link" ("authority", "import_id") WHERE "import_id" IS NOT NULL;
)sql"},
      {"figures are counted in their index alone", R"sql(
DROP INDEX "course_result_course_export_date_status";
CREATE INDEX "course_result_course_export_date_status"
  ON "course_result" ("authority", "course", "export_date", "status", "archived_at");
DROP INDEX "incident_reported_by";
CREATE INDEX "incident_reported_by" ON "incident" ("authority", "reported_by", "archived_at");
)sql"},
      {"roles, sharing and publishing", R"sql(
CREATE TABLE "assignment" (
  "id" uuid PRIMARY KEY, "version" bigint NOT NULL, "account" uuid NOT NULL, "role" text COLLATE "C" NOT NULL, "authority" uuid, "unit" uuid,
  "object_type" text COLLATE "C", "object_id" uuid, "starts_at" bigint NOT NULL, "ends_at" bigint, "stand_in_for" uuid, "created_by" text COLLATE "C" NOT NULL,
  "created_at" bigint NOT NULL, "ended_at" bigint
);
CREATE INDEX "assignment_account" ON "assignment" ("account");
CREATE INDEX "assignment_authority" ON "assignment" ("authority");
CREATE INDEX "assignment_stand_in_for" ON "assignment" ("stand_in_for") WHERE "stand_in_for" IS NOT NULL;
INSERT INTO "assignment" ("id","version","account","role","authority","starts_at","created_by","created_at")
  SELECT gen_random_uuid(), 1, "id", 'isam', "authority", "created_at", 'migration', "created_at" FROM "account" WHERE "kind" = 'administrator';
INSERT INTO "assignment" ("id","version","account","role","authority","starts_at","created_by","created_at")
  SELECT gen_random_uuid(), 1, "id", 'administrator', "authority", "created_at", 'migration', "created_at" FROM "account" WHERE "kind" = 'administrator';
INSERT INTO "assignment" ("id","version","account","role","authority","starts_at","created_by","created_at")
  SELECT gen_random_uuid(), 1, "id", 'employee', "authority", "created_at", 'migration', "created_at" FROM "account" WHERE "kind" = 'employee' AND "authority" IS NOT NULL;
CREATE TABLE "share" (
  "authority" uuid NOT NULL, "type" text COLLATE "C" NOT NULL, "id" uuid NOT NULL, "reader" uuid, "created_at" bigint NOT NULL, "created_by" text COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX "share_id" ON "share" ("id", "type", "authority", "reader");
ALTER TABLE "unit" ADD COLUMN "shared" boolean NOT NULL DEFAULT false;
CREATE INDEX "unit_shared" ON "unit" ("code_order", "id") WHERE "shared";
ALTER TABLE "person" ADD COLUMN "shared" boolean NOT NULL DEFAULT false;
CREATE INDEX "person_shared" ON "person" ("name_order", "id") WHERE "shared";
ALTER TABLE "system" ADD COLUMN "shared" boolean NOT NULL DEFAULT false;
CREATE INDEX "system_shared" ON "system" ("name_order", "id") WHERE "shared";
ALTER TABLE "activity" ADD COLUMN "shared" boolean NOT NULL DEFAULT false;
CREATE INDEX "activity_shared" ON "activity" ("year", "id") WHERE "shared";
ALTER TABLE "risk" ADD COLUMN "shared" boolean NOT NULL DEFAULT false;
CREATE INDEX "risk_shared" ON "risk" ("value", "id") WHERE "shared";
ALTER TABLE "control_assessment" ADD COLUMN "shared" boolean NOT NULL DEFAULT false;
CREATE INDEX "control_assessment_shared" ON "control_assessment" ("control_order", "id") WHERE "shared";
ALTER TABLE "incident" ADD COLUMN "shared" boolean NOT NULL DEFAULT false;
CREATE INDEX "incident_shared" ON "incident" ("discovered_at", "id") WHERE "shared";
ALTER TABLE "course_result" ADD COLUMN "shared" boolean NOT NULL DEFAULT false;
CREATE INDEX "course_result_shared" ON "course_result" ("employee_number_order", "id") WHERE "shared";
ALTER TABLE "review" ADD COLUMN "published_at" bigint;
ALTER TABLE "review" ADD COLUMN "published_by" text COLLATE "C";
CREATE INDEX "review_published" ON "review" ("published_at") WHERE "published_at" IS NOT NULL;
ALTER TABLE "token" ADD COLUMN "scopes" text COLLATE "C";
)sql"},
      {"row-level security", R"sql(
CREATE FUNCTION ringmur_wall("place" regclass, "whose" name DEFAULT 'authority') RETURNS void LANGUAGE plpgsql AS $wall$
DECLARE
  "reaches" constant text := $policy$(SELECT current_setting('ringmur.%1$s', true) = '*') OR %2$I = ANY
    ((SELECT string_to_array(NULLIF(current_setting('ringmur.%1$s', true), '*'), ',')::uuid[])::uuid[])$policy$;
  "seen" constant text := format("reaches", 'reach', "whose");
  "written" constant text := format("reaches", 'write', "whose");
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', "place");
  EXECUTE format('CREATE POLICY "seen" ON %s FOR SELECT USING (%s)', "place", "seen");
  EXECUTE format('CREATE POLICY "added" ON %s FOR INSERT WITH CHECK (%s)', "place", "written");
  EXECUTE format('CREATE POLICY "changed" ON %s FOR UPDATE USING (%2$s) WITH CHECK (%2$s)', "place", "written");
  EXECUTE format('CREATE POLICY "removed" ON %s FOR DELETE USING (%s)', "place", "written");
END $wall$;
CREATE FUNCTION ringmur_house("place" regclass) RETURNS void LANGUAGE plpgsql AS $house$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', "place");
  EXECUTE format('CREATE POLICY "house" ON %s USING ((SELECT current_setting(''ringmur.house'', true) = ''on''))', "place");
END $house$;
SELECT ringmur_wall('authority', 'id');
SELECT ringmur_wall('audit_head');
SELECT ringmur_wall('audit_link');
SELECT ringmur_wall('audit_event');
SELECT ringmur_wall('reference_counter');
SELECT ringmur_wall('import');
SELECT ringmur_wall('import_before');
SELECT ringmur_wall('review');
SELECT ringmur_wall('review_figure');
SELECT ringmur_wall('report_text');
SELECT ringmur_wall('job');
SELECT ringmur_wall('file');
SELECT ringmur_wall('file_chunk');
SELECT ringmur_wall('unit');
SELECT ringmur_wall('person');
SELECT ringmur_wall('system');
SELECT ringmur_wall('activity');
SELECT ringmur_wall('risk');
SELECT ringmur_wall('control_assessment');
SELECT ringmur_wall('incident');
SELECT ringmur_wall('course_result');
SELECT ringmur_wall('search_entry');
SELECT ringmur_wall('share');
CREATE POLICY "told" ON "share" FOR SELECT USING (("reader" IS NULL AND (SELECT current_setting('ringmur.reach', true) <> '')) OR "reader" = ANY
  ((SELECT string_to_array(NULLIF(current_setting('ringmur.reach', true), '*'), ',')::uuid[])::uuid[]));
-- What is shared is read by whom it is shared with, and written by nobody but its owner.
CREATE FUNCTION ringmur_shared("place" regclass, "kind" text) RETURNS void LANGUAGE plpgsql AS $shared$
BEGIN
  EXECUTE format('CREATE POLICY "shared" ON %1$s FOR SELECT USING ("shared" AND EXISTS (SELECT 1 FROM "share" s WHERE
    s."authority" = %1$s."authority" AND s."type" = %2$L AND s."id" = %1$s."id"))', "place", "kind");
END $shared$;
SELECT ringmur_shared('unit', 'unit');
SELECT ringmur_shared('person', 'person');
SELECT ringmur_shared('system', 'system');
SELECT ringmur_shared('activity', 'activity');
SELECT ringmur_shared('risk', 'risk');
SELECT ringmur_shared('control_assessment', 'control_assessment');
SELECT ringmur_shared('incident', 'incident');
SELECT ringmur_shared('course_result', 'course_result');
SELECT ringmur_house('assignment');
SELECT ringmur_house('account');
SELECT ringmur_house('session');
SELECT ringmur_house('token');
SELECT ringmur_house('sign_in_throttle');
SELECT ringmur_house('idempotency');
ALTER TABLE "setting" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "seen" ON "setting" FOR SELECT USING (true);
CREATE POLICY "written" ON "setting"
  USING ((SELECT current_setting('ringmur.write', true) = '*')) WITH CHECK ((SELECT current_setting('ringmur.write', true) = '*'));
-- Its owner passes, so that the function below may use the index of words, which no policy lets a statement do.
ALTER TABLE "search_entry" NO FORCE ROW LEVEL SECURITY;
CREATE FUNCTION ringmur_hits("wall" uuid, "kind" text, "wanted" text, "most" bigint) RETURNS TABLE ("type" text, "id" uuid)
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1000 AS $hits$
DECLARE
  "reach" constant text := current_setting('ringmur.reach', true);
BEGIN
  IF "reach" = '*' OR "wall" = ANY (string_to_array(NULLIF("reach", '*'), ',')::uuid[]) THEN
    -- Planned anew each time, by how usual the words are.
    RETURN QUERY EXECUTE 'SELECT e."type", e."id" FROM "search_entry" e WHERE e."authority" = $1'
      || CASE WHEN "kind" IS NULL THEN '' ELSE ' AND e."type" = $2' END
      || ' AND array_to_tsvector(string_to_array(e."words", '' '')) @@ CAST($3 AS tsquery) LIMIT $4'
      USING "wall", "kind", "wanted", "most";
  END IF;
END $hits$;
DO $grants$
DECLARE
  "place" constant text := quote_ident(current_schema());
BEGIN
  EXECUTE 'ALTER FUNCTION ringmur_hits(uuid, text, text, bigint) SET search_path = ' || "place" || ', pg_temp';
  EXECUTE 'GRANT USAGE ON SCHEMA ' || "place" || ' TO ringmur_app';
  EXECUTE 'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ' || "place" || ' TO ringmur_app';
  EXECUTE 'ALTER DEFAULT PRIVILEGES IN SCHEMA ' || "place" || ' GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ringmur_app';
END $grants$;
REVOKE INSERT, UPDATE, DELETE ON "migration" FROM ringmur_app;
REVOKE ALL ON FUNCTION ringmur_hits(uuid, text, text, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ringmur_hits(uuid, text, text, bigint) TO ringmur_app;
)sql"},
      {"second factors, passkeys and confirmed sessions", R"sql(
CREATE TABLE "totp" (
  "account" uuid PRIMARY KEY, "secret" bytea NOT NULL, "last_step" bigint NOT NULL, "created_at" bigint NOT NULL, "confirmed_at" bigint
);
CREATE TABLE "recovery_code" (
  "account" uuid NOT NULL, "digest" bytea NOT NULL,
  PRIMARY KEY ("account", "digest")
);
CREATE TABLE "passkey" (
  "id" uuid PRIMARY KEY, "account" uuid NOT NULL, "credential_id" bytea NOT NULL UNIQUE, "algorithm" bigint NOT NULL, "public_key" bytea NOT NULL,
  "sign_count" bigint NOT NULL, "name" text COLLATE "C" NOT NULL, "created_at" bigint NOT NULL, "used_at" bigint
);
CREATE INDEX "passkey_account" ON "passkey" ("account");
CREATE TABLE "challenge" (
  "id" uuid PRIMARY KEY, "account" uuid, "kind" text COLLATE "C" NOT NULL, "digest" bytea NOT NULL UNIQUE, "bytes" bytea NOT NULL, "remote" bytea,
  "tries" bigint NOT NULL, "expires_at" bigint NOT NULL
);
CREATE INDEX "challenge_expires_at" ON "challenge" ("expires_at");
CREATE INDEX "challenge_account" ON "challenge" ("account");
CREATE INDEX "challenge_remote" ON "challenge" ("remote");
ALTER TABLE "session" ADD COLUMN "level" text COLLATE "C" NOT NULL DEFAULT 'password';
ALTER TABLE "session" ADD COLUMN "confirmed_at" bigint NOT NULL DEFAULT 0;
SELECT ringmur_house('totp');
SELECT ringmur_house('recovery_code');
SELECT ringmur_house('passkey');
SELECT ringmur_house('challenge');
)sql"},
      {"the trail of signing in, seeing and exporting, its seals and its pruning", R"sql(
ALTER TABLE "audit_link" ADD COLUMN "account" uuid;
ALTER TABLE "audit_link" ADD COLUMN "request" text COLLATE "C";
ALTER TABLE "audit_link" ADD COLUMN "pruned_by" bigint;
CREATE INDEX "audit_link_account" ON "audit_link" ("authority", "account", "sequence") WHERE "account" IS NOT NULL;
CREATE INDEX "audit_event_kind" ON "audit_event" ("authority", "action", "sequence", "ordinal")
  WHERE "action" IN ('exported','prune','removal','seal','seen','sign_in','sign_in_failed','sign_out','verify');
CREATE TABLE "seal_key" (
  "id" text COLLATE "C" PRIMARY KEY, "public_key" bytea NOT NULL, "made_at" bigint NOT NULL
);
CREATE TABLE "seal" (
  "authority" uuid NOT NULL, "sequence" bigint NOT NULL, "day" text COLLATE "C" NOT NULL, "head" bytea NOT NULL,
  "key" text COLLATE "C" NOT NULL, "signature" bytea NOT NULL, "sealed_at" bigint NOT NULL,
  PRIMARY KEY ("authority", "sequence")
);
SELECT ringmur_house('seal_key');
SELECT ringmur_wall('seal');
INSERT INTO "audit_head" ("authority","sequence","head") VALUES ('00000000-0000-0000-0000-000000000001', 0, '');
)sql"},
      {"sign-in providers and provisioning", R"sql(
CREATE TABLE "oidc_provider" (
  "id" uuid PRIMARY KEY, "version" bigint NOT NULL, "name" text COLLATE "C" NOT NULL, "issuer" text COLLATE "C" NOT NULL, "client_id" text COLLATE "C" NOT NULL,
  "client_secret" bytea, "scopes" text COLLATE "C" NOT NULL, "login_claim" text COLLATE "C" NOT NULL, "role_claim" text COLLATE "C" NOT NULL, "role_mapping" text COLLATE "C" NOT NULL,
  "authority" uuid, "newcomers" text COLLATE "C" NOT NULL, "acr" text COLLATE "C" NOT NULL, "step_up_acr" text COLLATE "C" NOT NULL, "network" text COLLATE "C" NOT NULL,
  "enabled" boolean NOT NULL, "scim_token" uuid UNIQUE, "created_at" bigint NOT NULL, "changed_at" bigint NOT NULL
);
CREATE TABLE "oidc_identity" (
  "provider" uuid NOT NULL, "subject" text COLLATE "C" NOT NULL, "account" uuid NOT NULL, "created_at" bigint NOT NULL,
  PRIMARY KEY ("provider", "subject")
);
CREATE INDEX "oidc_identity_account" ON "oidc_identity" ("account");
CREATE TABLE "oidc_flow" (
  "state" bytea PRIMARY KEY, "browser" bytea NOT NULL, "provider" uuid NOT NULL, "account" uuid, "session" uuid, "nonce" text COLLATE "C" NOT NULL,
  "verifier" text COLLATE "C" NOT NULL, "redirect_uri" text COLLATE "C" NOT NULL, "return_to" text COLLATE "C" NOT NULL, "expires_at" bigint NOT NULL
);
CREATE INDEX "oidc_flow_expires_at" ON "oidc_flow" ("expires_at");
CREATE TABLE "scim_group" (
  "id" uuid PRIMARY KEY, "version" bigint NOT NULL, "provider" uuid NOT NULL, "external_id" text COLLATE "C", "display_name" text COLLATE "C" NOT NULL,
  "name_key" text COLLATE "C" NOT NULL, "role" text COLLATE "C", "authority" uuid, "unit" uuid, "created_at" bigint NOT NULL, "changed_at" bigint NOT NULL
);
CREATE UNIQUE INDEX "scim_group_name_key" ON "scim_group" ("provider", "name_key");
CREATE TABLE "scim_member" (
  "scim_group" uuid NOT NULL, "account" uuid NOT NULL,
  PRIMARY KEY ("scim_group", "account")
);
CREATE INDEX "scim_member_account" ON "scim_member" ("account");
ALTER TABLE "account" ADD COLUMN "external_id" text COLLATE "C";
ALTER TABLE "account" ADD COLUMN "provider" uuid;
ALTER TABLE "account" ADD COLUMN "scim" text COLLATE "C";
ALTER TABLE "account" ADD COLUMN "scim_name" text COLLATE "C";
CREATE INDEX "account_provider" ON "account" ("provider", "external_id");
ALTER TABLE "token" ADD COLUMN "made_by" uuid;
CREATE INDEX "token_made_by" ON "token" ("made_by") WHERE "made_by" IS NOT NULL;
SELECT ringmur_house('oidc_provider');
SELECT ringmur_house('oidc_identity');
SELECT ringmur_house('oidc_flow');
SELECT ringmur_house('scim_group');
SELECT ringmur_house('scim_member');
)sql"},
      {"the words of what others share", R"sql(
CREATE POLICY "shared" ON "search_entry" FOR SELECT USING (EXISTS (SELECT 1 FROM "share" s WHERE
  s."authority" = "search_entry"."authority" AND s."type" = "search_entry"."type" AND s."id" = "search_entry"."id"));
)sql"},
      {"who begins sign-ins at providers", R"sql(
DELETE FROM "oidc_flow";
ALTER TABLE "oidc_flow" ADD COLUMN "remote" bytea NOT NULL DEFAULT '';
CREATE INDEX "oidc_flow_remote" ON "oidc_flow" ("remote", "expires_at");
CREATE INDEX "oidc_flow_browser" ON "oidc_flow" ("browser");
)sql"},
      {"marks of secrecy, and protected identities", R"sql(
ALTER TABLE "unit" ADD COLUMN "secret" boolean NOT NULL DEFAULT false;
CREATE INDEX "unit_secret" ON "unit" ("authority", "id") WHERE "secret";
ALTER TABLE "person" ADD COLUMN "secret" boolean NOT NULL DEFAULT false;
CREATE INDEX "person_secret" ON "person" ("authority", "id") WHERE "secret";
ALTER TABLE "system" ADD COLUMN "secret" boolean NOT NULL DEFAULT false;
CREATE INDEX "system_secret" ON "system" ("authority", "id") WHERE "secret";
ALTER TABLE "activity" ADD COLUMN "secret" boolean NOT NULL DEFAULT false;
CREATE INDEX "activity_secret" ON "activity" ("authority", "id") WHERE "secret";
ALTER TABLE "risk" ADD COLUMN "secret" boolean NOT NULL DEFAULT false;
CREATE INDEX "risk_secret" ON "risk" ("authority", "id") WHERE "secret";
ALTER TABLE "control_assessment" ADD COLUMN "secret" boolean NOT NULL DEFAULT false;
CREATE INDEX "control_assessment_secret" ON "control_assessment" ("authority", "id") WHERE "secret";
ALTER TABLE "incident" ADD COLUMN "secret" boolean NOT NULL DEFAULT false;
CREATE INDEX "incident_secret" ON "incident" ("authority", "id") WHERE "secret";
ALTER TABLE "course_result" ADD COLUMN "secret" boolean NOT NULL DEFAULT false;
CREATE INDEX "course_result_secret" ON "course_result" ("authority", "id") WHERE "secret";
ALTER TABLE "person" ADD COLUMN "protected" text COLLATE "C";
CREATE TABLE "secrecy_mark" (
  "authority" uuid NOT NULL, "type" text COLLATE "C" NOT NULL, "id" uuid NOT NULL, "field" text COLLATE "C" NOT NULL, "by_itself" boolean NOT NULL,
  "ground" text COLLATE "C" NOT NULL, "citation" text COLLATE "C" NOT NULL, "note" text COLLATE "C" NOT NULL, "created_by" text COLLATE "C" NOT NULL, "created_at" bigint NOT NULL,
  PRIMARY KEY ("authority", "type", "id", "field", "by_itself")
);
SELECT ringmur_wall('secrecy_mark');
-- With whom a record is shared must know what of it is masked.
CREATE POLICY "shared" ON "secrecy_mark" FOR SELECT USING (EXISTS (SELECT 1 FROM "share" s WHERE
  s."authority" = "secrecy_mark"."authority" AND s."type" = "secrecy_mark"."type" AND s."id" = "secrecy_mark"."id"));
)sql"},
      {"addresses of calendars", R"sql(
CREATE TABLE "calendar_feed" (
  "id" uuid PRIMARY KEY, "account" uuid NOT NULL, "digest" bytea NOT NULL UNIQUE, "name" text COLLATE "C" NOT NULL, "scope" text COLLATE "C" NOT NULL,
  "shown_authority" uuid NOT NULL, "language" text COLLATE "C" NOT NULL, "created_at" bigint NOT NULL, "used_at" bigint
);
CREATE INDEX "calendar_feed_account" ON "calendar_feed" ("account");
SELECT ringmur_house('calendar_feed');
)sql"},
      {"workshops", R"sql(
CREATE TABLE "workshop" (
  "authority" uuid NOT NULL, "id" uuid NOT NULL, "title" text COLLATE "C" NOT NULL, "analysis" text COLLATE "C" NOT NULL, "year" bigint NOT NULL,
  "code" text COLLATE "C" NOT NULL, "created_by" uuid NOT NULL, "created_at" bigint NOT NULL, "closed_at" bigint,
  PRIMARY KEY ("authority", "id")
);
CREATE UNIQUE INDEX "workshop_code" ON "workshop" ("authority", "code");
CREATE INDEX "workshop_created_at" ON "workshop" ("authority", "created_at", "id");
CREATE TABLE "workshop_risk" (
  "authority" uuid NOT NULL, "workshop" uuid NOT NULL, "risk" uuid NOT NULL, "position" bigint NOT NULL, "step" text COLLATE "C" NOT NULL,
  "likelihood" bigint, "impact" bigint, "reason" text COLLATE "C", "disagreeing" text COLLATE "C", "agreed_by" uuid, "agreed_at" bigint,
  PRIMARY KEY ("authority", "workshop", "risk")
);
CREATE TABLE "workshop_member" (
  "authority" uuid NOT NULL, "workshop" uuid NOT NULL, "account" uuid NOT NULL, "joined_at" bigint NOT NULL,
  PRIMARY KEY ("authority", "workshop", "account")
);
CREATE TABLE "workshop_rating" (
  "authority" uuid NOT NULL, "workshop" uuid NOT NULL, "risk" uuid NOT NULL, "account" uuid NOT NULL,
  "likelihood" bigint NOT NULL, "impact" bigint NOT NULL, "reason" text COLLATE "C" NOT NULL, "rated_at" bigint NOT NULL,
  PRIMARY KEY ("authority", "workshop", "risk", "account")
);
SELECT ringmur_wall('workshop');
SELECT ringmur_wall('workshop_risk');
SELECT ringmur_wall('workshop_member');
SELECT ringmur_wall('workshop_rating');
)sql"},
      {"letters that remind", R"sql(
CREATE TABLE "mail_address" (
  "account" uuid PRIMARY KEY, "email" text COLLATE "C" NOT NULL, "reminders" boolean NOT NULL DEFAULT true
);
CREATE TABLE "mail_sent" (
  "account" uuid NOT NULL, "day" text COLLATE "C" NOT NULL, "sent_at" bigint NOT NULL,
  PRIMARY KEY ("account", "day")
);
SELECT ringmur_house('mail_address');
SELECT ringmur_house('mail_sent');
)sql"},
      {"links between records", R"sql(
CREATE TABLE "link" (
  "authority" uuid NOT NULL, "from_type" text COLLATE "C" NOT NULL, "from_id" uuid NOT NULL, "kind" text COLLATE "C" NOT NULL,
  "to_type" text COLLATE "C" NOT NULL, "to_id" uuid NOT NULL, "created_by" text COLLATE "C" NOT NULL, "created_at" bigint NOT NULL,
  PRIMARY KEY ("authority", "from_type", "from_id", "kind", "to_type", "to_id")
);
CREATE INDEX "link_back" ON "link" ("authority", "to_type", "to_id", "kind", "from_type", "from_id");
SELECT ringmur_wall('link');
)sql"},
      {"activities: who, when, what they cost and what they gave", R"sql(
ALTER TABLE "activity" ADD COLUMN "role" text COLLATE "C";
ALTER TABLE "activity" ADD COLUMN "assignee" text COLLATE "C";
ALTER TABLE "activity" ADD COLUMN "started" text COLLATE "C";
ALTER TABLE "activity" ADD COLUMN "finished" text COLLATE "C";
ALTER TABLE "activity" ADD COLUMN "on_time" boolean;
ALTER TABLE "activity" ADD COLUMN "origin" text COLLATE "C";
ALTER TABLE "activity" ADD COLUMN "cost" bigint;
ALTER TABLE "activity" ADD COLUMN "effort" bigint;
ALTER TABLE "activity" ADD COLUMN "expected_effect" text COLLATE "C";
ALTER TABLE "activity" ADD COLUMN "expected_reduction" bigint;
ALTER TABLE "activity" ADD COLUMN "effect" text COLLATE "C";
ALTER TABLE "activity" ADD COLUMN "effect_note" text COLLATE "C";
ALTER TABLE "activity" ADD COLUMN "recurrence" text COLLATE "C";
ALTER TABLE "activity" ADD COLUMN "obligation" text COLLATE "C";
ALTER TABLE "activity" ADD COLUMN "follows" uuid;
CREATE INDEX "activity_finished_id" ON "activity" ("authority", "finished", "id");
CREATE INDEX "activity_cost_id" ON "activity" ("authority", "cost", "id");
CREATE INDEX "activity_follows_year_id" ON "activity" ("authority", "follows", "year", "id");
CREATE INDEX "activity_assignee" ON "activity" ("authority", "assignee", "archived_at");
)sql"},
      {"what there is of a year", R"sql(
CREATE TABLE "capacity" (
  "authority" uuid NOT NULL,
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "created_at" bigint NOT NULL,
  "changed_at" bigint NOT NULL,
  "archived_at" bigint,
  "imported_by" uuid,
  "edited" text COLLATE "C",
  "natural_key" text COLLATE "C",
  "shared" boolean NOT NULL DEFAULT false,
  "secret" boolean NOT NULL DEFAULT false,
  "short_reference" text COLLATE "C" NOT NULL,
  "year" bigint NOT NULL,
  "role" text COLLATE "C",
  "role_order" bytea,
  "hours" bigint,
  "budget" bigint,
  "unit" uuid NOT NULL,
  PRIMARY KEY ("authority", "id")
);
CREATE UNIQUE INDEX "capacity_natural_key" ON "capacity" ("authority", "natural_key");
CREATE INDEX "capacity_year_id" ON "capacity" ("authority", "year", "id");
CREATE INDEX "capacity_role_order_id" ON "capacity" ("authority", "role_order", "id");
CREATE INDEX "capacity_unit_year_id" ON "capacity" ("authority", "unit", "year", "id");
CREATE INDEX "capacity_shared" ON "capacity" ("year", "id") WHERE "shared";
CREATE INDEX "capacity_secret" ON "capacity" ("authority", "id") WHERE "secret";
CREATE UNIQUE INDEX "capacity_short_reference" ON "capacity" ("authority", "short_reference");
SELECT ringmur_wall('capacity');
SELECT ringmur_shared('capacity', 'capacity');
)sql"},
      {"risks assessed by several methods, acceptances and the plan of internal control", R"sql(
ALTER TABLE "risk" ADD COLUMN "stage" bigint;
ALTER TABLE "risk" ADD COLUMN "task" text COLLATE "C";
ALTER TABLE "risk" ADD COLUMN "threat" text COLLATE "C";
ALTER TABLE "risk" ADD COLUMN "actor" text COLLATE "C";
ALTER TABLE "risk" ADD COLUMN "capability" text COLLATE "C";
ALTER TABLE "risk" ADD COLUMN "harm" text COLLATE "C";
ALTER TABLE "risk" ADD COLUMN "effect_confidentiality" text COLLATE "C";
ALTER TABLE "risk" ADD COLUMN "effect_integrity" text COLLATE "C";
ALTER TABLE "risk" ADD COLUMN "effect_availability" text COLLATE "C";
ALTER TABLE "risk" ADD COLUMN "system" uuid;
ALTER TABLE "risk" ADD COLUMN "information_set" text COLLATE "C";
ALTER TABLE "risk" ADD COLUMN "supplier" text COLLATE "C";
ALTER TABLE "risk" ADD COLUMN "risk_owner" text COLLATE "C";
ALTER TABLE "risk" ADD COLUMN "inherent_likelihood" bigint;
ALTER TABLE "risk" ADD COLUMN "inherent_impact" bigint;
ALTER TABLE "risk" ADD COLUMN "residual_likelihood" bigint;
ALTER TABLE "risk" ADD COLUMN "residual_impact" bigint;
ALTER TABLE "risk" ADD COLUMN "reason" text COLLATE "C";
ALTER TABLE "risk" ADD COLUMN "treatment" text COLLATE "C";
ALTER TABLE "risk" ADD COLUMN "internal_control" boolean;
ALTER TABLE "risk" ADD COLUMN "previous" uuid;
ALTER TABLE "risk" ADD COLUMN "previous_value" bigint;
ALTER TABLE "risk" ADD COLUMN "what_changed" text COLLATE "C";
ALTER TABLE "risk" ADD COLUMN "level" bigint;
ALTER TABLE "risk" ADD COLUMN "moved" text COLLATE "C";
ALTER TABLE "risk" ADD COLUMN "inherent_value" bigint;
ALTER TABLE "risk" ADD COLUMN "residual_value" bigint;
ALTER TABLE "risk" ADD COLUMN "residual_action_required" boolean;
ALTER TABLE "risk" ADD COLUMN "accepted_value" bigint;
ALTER TABLE "risk" ADD COLUMN "accepted_until" text COLLATE "C";
ALTER TABLE "risk" ADD COLUMN "covered_until" text COLLATE "C";
CREATE INDEX "risk_system_value_id" ON "risk" ("authority", "system", "value", "id");
CREATE INDEX "risk_previous_value_id" ON "risk" ("authority", "previous", "value", "id");
-- The bands that every method has until the city gives it its own.
UPDATE "risk" SET "level" = CASE WHEN "value" < 5 THEN 1 WHEN NOT "action_required" THEN 2 WHEN "value" < 15 THEN 3 ELSE 4 END
  WHERE "value" IS NOT NULL;
CREATE TABLE "risk_acceptance" (
  "authority" uuid NOT NULL, "id" uuid NOT NULL, "version" bigint NOT NULL, "created_at" bigint NOT NULL,
  "changed_at" bigint NOT NULL, "archived_at" bigint, "imported_by" uuid, "edited" text COLLATE "C",
  "natural_key" text COLLATE "C", "shared" boolean NOT NULL DEFAULT false, "secret" boolean NOT NULL DEFAULT false,
  "short_reference" text COLLATE "C" NOT NULL, "risk" uuid NOT NULL, "reason" text COLLATE "C" NOT NULL,
  "until" text COLLATE "C" NOT NULL, "decision" text COLLATE "C", "asked_of" text COLLATE "C", "status" text COLLATE "C",
  "value" bigint, "decided_by" text COLLATE "C", "decided_by_name" text COLLATE "C", "role" text COLLATE "C",
  "decided_at" bigint, "decision_note" text COLLATE "C", "unit" uuid NOT NULL,
  PRIMARY KEY ("authority", "id")
);
CREATE UNIQUE INDEX "risk_acceptance_natural_key" ON "risk_acceptance" ("authority", "natural_key");
CREATE INDEX "risk_acceptance_until_id" ON "risk_acceptance" ("authority", "until", "id");
CREATE INDEX "risk_acceptance_risk_until_id" ON "risk_acceptance" ("authority", "risk", "until", "id");
CREATE INDEX "risk_acceptance_unit_until_id" ON "risk_acceptance" ("authority", "unit", "until", "id");
CREATE INDEX "risk_acceptance_shared" ON "risk_acceptance" ("until", "id") WHERE "shared";
CREATE INDEX "risk_acceptance_secret" ON "risk_acceptance" ("authority", "id") WHERE "secret";
CREATE INDEX "risk_acceptance_status_until" ON "risk_acceptance" ("authority", "status", "until", "archived_at");
CREATE UNIQUE INDEX "risk_acceptance_short_reference" ON "risk_acceptance" ("authority", "short_reference");
CREATE TABLE "internal_control" (
  "authority" uuid NOT NULL, "id" uuid NOT NULL, "version" bigint NOT NULL, "created_at" bigint NOT NULL,
  "changed_at" bigint NOT NULL, "archived_at" bigint, "imported_by" uuid, "edited" text COLLATE "C",
  "natural_key" text COLLATE "C", "shared" boolean NOT NULL DEFAULT false, "secret" boolean NOT NULL DEFAULT false,
  "short_reference" text COLLATE "C" NOT NULL, "year" bigint NOT NULL, "risk" uuid, "what" text COLLATE "C" NOT NULL,
  "what_order" bytea, "how" text COLLATE "C", "method" text COLLATE "C", "frequency" text COLLATE "C",
  "responsible" text COLLATE "C", "population" bigint, "expected_deviation" bigint, "tolerable_deviation" bigint,
  "confidence" bigint, "sample_size" bigint, "unit" uuid NOT NULL,
  PRIMARY KEY ("authority", "id")
);
CREATE UNIQUE INDEX "internal_control_natural_key" ON "internal_control" ("authority", "natural_key");
CREATE INDEX "internal_control_year_id" ON "internal_control" ("authority", "year", "id");
CREATE INDEX "internal_control_what_order_id" ON "internal_control" ("authority", "what_order", "id");
CREATE INDEX "internal_control_risk_what_order_id" ON "internal_control" ("authority", "risk", "what_order", "id");
CREATE INDEX "internal_control_unit_what_order_id" ON "internal_control" ("authority", "unit", "what_order", "id");
CREATE INDEX "internal_control_shared" ON "internal_control" ("what_order", "id") WHERE "shared";
CREATE INDEX "internal_control_secret" ON "internal_control" ("authority", "id") WHERE "secret";
CREATE UNIQUE INDEX "internal_control_short_reference" ON "internal_control" ("authority", "short_reference");
CREATE TABLE "control_performance" (
  "authority" uuid NOT NULL, "id" uuid NOT NULL, "version" bigint NOT NULL, "created_at" bigint NOT NULL,
  "changed_at" bigint NOT NULL, "archived_at" bigint, "imported_by" uuid, "edited" text COLLATE "C",
  "natural_key" text COLLATE "C", "shared" boolean NOT NULL DEFAULT false, "secret" boolean NOT NULL DEFAULT false,
  "short_reference" text COLLATE "C" NOT NULL, "control" uuid NOT NULL, "performed" text COLLATE "C" NOT NULL,
  "performed_by" text COLLATE "C", "population" bigint, "confidence" bigint, "size" bigint, "seed" text COLLATE "C",
  "checked" bigint, "deviations" bigint, "result" text COLLATE "C", "observation" text COLLATE "C", "evidence" text COLLATE "C",
  "share" bigint, "lower" bigint, "upper" bigint, "unit" uuid NOT NULL,
  PRIMARY KEY ("authority", "id")
);
CREATE UNIQUE INDEX "control_performance_natural_key" ON "control_performance" ("authority", "natural_key");
CREATE INDEX "control_performance_performed_id" ON "control_performance" ("authority", "performed", "id");
CREATE INDEX "control_performance_control_performed_id" ON "control_performance" ("authority", "control", "performed", "id");
CREATE INDEX "control_performance_unit_performed_id" ON "control_performance" ("authority", "unit", "performed", "id");
CREATE INDEX "control_performance_shared" ON "control_performance" ("performed", "id") WHERE "shared";
CREATE INDEX "control_performance_secret" ON "control_performance" ("authority", "id") WHERE "secret";
CREATE INDEX "control_performance_result_performed" ON "control_performance" ("authority", "result", "performed", "archived_at");
CREATE UNIQUE INDEX "control_performance_short_reference" ON "control_performance" ("authority", "short_reference");
SELECT ringmur_wall('risk_acceptance');
SELECT ringmur_wall('internal_control');
SELECT ringmur_wall('control_performance');
SELECT ringmur_shared('risk_acceptance', 'risk_acceptance');
SELECT ringmur_shared('internal_control', 'internal_control');
SELECT ringmur_shared('control_performance', 'control_performance');
)sql"},
      {"facts, reports, evidence and clocks of incidents, and the service desk's list", R"sql(
ALTER TABLE "incident" ADD COLUMN "sensitive" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "occurred_at" bigint;
ALTER TABLE "incident" ADD COLUMN "ended_at" bigint;
ALTER TABLE "incident" ADD COLUMN "handled_at" bigint;
ALTER TABLE "incident" ADD COLUMN "aware_at" bigint;
ALTER TABLE "incident" ADD COLUMN "aware_how" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "external_reference" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "handler" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "people" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "place" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "information" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "affects_confidentiality" boolean;
ALTER TABLE "incident" ADD COLUMN "affects_integrity" boolean;
ALTER TABLE "incident" ADD COLUMN "affects_availability" boolean;
ALTER TABLE "incident" ADD COLUMN "affects_authenticity" boolean;
ALTER TABLE "incident" ADD COLUMN "malicious" boolean;
ALTER TABLE "incident" ADD COLUMN "crime" boolean;
ALTER TABLE "incident" ADD COLUMN "supplier" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "supplier_caused" boolean;
ALTER TABLE "incident" ADD COLUMN "cross_border" boolean;
ALTER TABLE "incident" ADD COLUMN "consequences" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "measures" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "insured" boolean;
ALTER TABLE "incident" ADD COLUMN "privacy_role" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "controllers" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "registered" bigint;
ALTER TABLE "incident" ADD COLUMN "posts" bigint;
ALTER TABLE "incident" ADD COLUMN "protected_identities" bigint;
ALTER TABLE "incident" ADD COLUMN "groups" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "data_kinds" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "privacy_risk" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "privacy_risk_reason" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "not_told" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "service" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "trust_service" boolean;
ALTER TABLE "incident" ADD COLUMN "limited_hours" bigint;
ALTER TABLE "incident" ADD COLUMN "reserve_hours" bigint;
ALTER TABLE "incident" ADD COLUMN "critical_system" boolean;
ALTER TABLE "incident" ADD COLUMN "down_hours" bigint;
ALTER TABLE "incident" ADD COLUMN "workaround_hours" bigint;
ALTER TABLE "incident" ADD COLUMN "protected_information" boolean;
ALTER TABLE "incident" ADD COLUMN "others_protected_information" boolean;
ALTER TABLE "incident" ADD COLUMN "protected_persons" bigint;
ALTER TABLE "incident" ADD COLUMN "cost" bigint;
ALTER TABLE "incident" ADD COLUMN "environmental_damage" boolean;
ALTER TABLE "incident" ADD COLUMN "others_in_crisis" boolean;
ALTER TABLE "incident" ADD COLUMN "injury" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "significant" boolean;
ALTER TABLE "incident" ADD COLUMN "significance_reason" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "recipients_affected" boolean;
ALTER TABLE "incident" ADD COLUMN "cyber_threat" boolean;
ALTER TABLE "incident" ADD COLUMN "report_asked" boolean;
ALTER TABLE "incident" ADD COLUMN "cause_kind" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "cause_label" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "cause" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "effect" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "lessons" text COLLATE "C";
ALTER TABLE "incident" ADD COLUMN "triaged_at" bigint;
ALTER TABLE "incident" ADD COLUMN "closed_at" bigint;
ALTER TABLE "incident" ADD COLUMN "imy_reported_at" bigint;
ALTER TABLE "incident" ADD COLUMN "merged_into" uuid;
ALTER TABLE "incident" ADD COLUMN "case_id" text COLLATE "C";
CREATE INDEX "incident_merged_into_discovered_at_id" ON "incident" ("authority", "merged_into", "discovered_at", "id");
CREATE INDEX "incident_handler" ON "incident" ("authority", "handler", "archived_at");
CREATE INDEX "incident_external_reference" ON "incident" ("authority", "external_reference", "archived_at");
CREATE INDEX "incident_case_id" ON "incident" ("authority", "case_id", "archived_at");
CREATE INDEX "incident_cause_label" ON "incident" ("authority", "cause_label", "archived_at");
CREATE INDEX "incident_status_discovered_at" ON "incident" ("authority", "status", "discovered_at", "archived_at");
ALTER TABLE "system" ADD COLUMN "information" text COLLATE "C";
ALTER TABLE "system" ADD COLUMN "registered" bigint;
ALTER TABLE "system" ADD COLUMN "protected_identities" bigint;
CREATE TABLE "incident_notice" (
  "authority" uuid NOT NULL, "id" uuid NOT NULL, "version" bigint NOT NULL, "created_at" bigint NOT NULL,
  "changed_at" bigint NOT NULL, "archived_at" bigint, "imported_by" uuid, "edited" text COLLATE "C",
  "natural_key" text COLLATE "C", "shared" boolean NOT NULL DEFAULT false, "secret" boolean NOT NULL DEFAULT false,
  "short_reference" text COLLATE "C" NOT NULL, "incident" uuid NOT NULL, "duty" text COLLATE "C", "form" text COLLATE "C",
  "title" text COLLATE "C" NOT NULL, "title_order" bytea, "recipient" text COLLATE "C", "content" text COLLATE "C",
  "previous" uuid, "status" text COLLATE "C", "due_at" bigint, "sent_at" bigint, "sent_by" text COLLATE "C",
  "receipt" text COLLATE "C", "late_reason" text COLLATE "C", "unit" uuid NOT NULL,
  PRIMARY KEY ("authority", "id")
);
CREATE UNIQUE INDEX "incident_notice_natural_key" ON "incident_notice" ("authority", "natural_key");
CREATE INDEX "incident_notice_title_order_id" ON "incident_notice" ("authority", "title_order", "id");
CREATE INDEX "incident_notice_sent_at_id" ON "incident_notice" ("authority", "sent_at", "id");
CREATE INDEX "incident_notice_incident_sent_at_id" ON "incident_notice" ("authority", "incident", "sent_at", "id");
CREATE INDEX "incident_notice_previous_sent_at_id" ON "incident_notice" ("authority", "previous", "sent_at", "id");
CREATE INDEX "incident_notice_unit_sent_at_id" ON "incident_notice" ("authority", "unit", "sent_at", "id");
CREATE INDEX "incident_notice_shared" ON "incident_notice" ("sent_at", "id") WHERE "shared";
CREATE INDEX "incident_notice_secret" ON "incident_notice" ("authority", "id") WHERE "secret";
CREATE INDEX "incident_notice_duty_status" ON "incident_notice" ("authority", "duty", "status", "archived_at");
CREATE UNIQUE INDEX "incident_notice_short_reference" ON "incident_notice" ("authority", "short_reference");
CREATE TABLE "incident_event" (
  "authority" uuid NOT NULL, "id" uuid NOT NULL, "version" bigint NOT NULL, "created_at" bigint NOT NULL,
  "changed_at" bigint NOT NULL, "archived_at" bigint, "imported_by" uuid, "edited" text COLLATE "C",
  "natural_key" text COLLATE "C", "shared" boolean NOT NULL DEFAULT false, "secret" boolean NOT NULL DEFAULT false,
  "incident" uuid NOT NULL, "at" bigint NOT NULL, "kind" text COLLATE "C", "text" text COLLATE "C" NOT NULL,
  "by" text COLLATE "C", "unit" uuid NOT NULL,
  PRIMARY KEY ("authority", "id")
);
CREATE UNIQUE INDEX "incident_event_natural_key" ON "incident_event" ("authority", "natural_key");
CREATE INDEX "incident_event_at_id" ON "incident_event" ("authority", "at", "id");
CREATE INDEX "incident_event_incident_at_id" ON "incident_event" ("authority", "incident", "at", "id");
CREATE INDEX "incident_event_unit_at_id" ON "incident_event" ("authority", "unit", "at", "id");
CREATE INDEX "incident_event_shared" ON "incident_event" ("at", "id") WHERE "shared";
CREATE INDEX "incident_event_secret" ON "incident_event" ("authority", "id") WHERE "secret";
CREATE TABLE "evidence" (
  "authority" uuid NOT NULL, "id" uuid NOT NULL, "version" bigint NOT NULL, "created_at" bigint NOT NULL,
  "changed_at" bigint NOT NULL, "archived_at" bigint, "imported_by" uuid, "edited" text COLLATE "C",
  "natural_key" text COLLATE "C", "shared" boolean NOT NULL DEFAULT false, "secret" boolean NOT NULL DEFAULT false,
  "short_reference" text COLLATE "C" NOT NULL, "incident" uuid NOT NULL, "name" text COLLATE "C" NOT NULL,
  "name_order" bytea, "what" text COLLATE "C", "taken_at" bigint, "taken_by" text COLLATE "C", "how" text COLLATE "C",
  "source" text COLLATE "C", "media_type" text COLLATE "C", "size" bigint, "sha256" text COLLATE "C",
  "kept_with" text COLLATE "C", "unit" uuid NOT NULL,
  PRIMARY KEY ("authority", "id")
);
CREATE UNIQUE INDEX "evidence_natural_key" ON "evidence" ("authority", "natural_key");
CREATE INDEX "evidence_name_order_id" ON "evidence" ("authority", "name_order", "id");
CREATE INDEX "evidence_incident_name_order_id" ON "evidence" ("authority", "incident", "name_order", "id");
CREATE INDEX "evidence_unit_name_order_id" ON "evidence" ("authority", "unit", "name_order", "id");
CREATE INDEX "evidence_shared" ON "evidence" ("name_order", "id") WHERE "shared";
CREATE INDEX "evidence_secret" ON "evidence" ("authority", "id") WHERE "secret";
CREATE UNIQUE INDEX "evidence_short_reference" ON "evidence" ("authority", "short_reference");
CREATE TABLE "custody" (
  "authority" uuid NOT NULL, "id" uuid NOT NULL, "version" bigint NOT NULL, "created_at" bigint NOT NULL,
  "changed_at" bigint NOT NULL, "archived_at" bigint, "imported_by" uuid, "edited" text COLLATE "C",
  "natural_key" text COLLATE "C", "shared" boolean NOT NULL DEFAULT false, "secret" boolean NOT NULL DEFAULT false,
  "evidence" uuid NOT NULL, "at" bigint NOT NULL, "from_hand" text COLLATE "C" NOT NULL,
  "to_hand" text COLLATE "C" NOT NULL, "reason" text COLLATE "C", "unit" uuid NOT NULL,
  PRIMARY KEY ("authority", "id")
);
CREATE UNIQUE INDEX "custody_natural_key" ON "custody" ("authority", "natural_key");
CREATE INDEX "custody_at_id" ON "custody" ("authority", "at", "id");
CREATE INDEX "custody_evidence_at_id" ON "custody" ("authority", "evidence", "at", "id");
CREATE INDEX "custody_unit_at_id" ON "custody" ("authority", "unit", "at", "id");
CREATE INDEX "custody_shared" ON "custody" ("at", "id") WHERE "shared";
CREATE INDEX "custody_secret" ON "custody" ("authority", "id") WHERE "secret";
CREATE TABLE "desk_case" (
  "authority" uuid NOT NULL, "id" uuid NOT NULL, "version" bigint NOT NULL, "created_at" bigint NOT NULL,
  "changed_at" bigint NOT NULL, "archived_at" bigint, "imported_by" uuid, "edited" text COLLATE "C",
  "natural_key" text COLLATE "C", "shared" boolean NOT NULL DEFAULT false, "secret" boolean NOT NULL DEFAULT false,
  "number" text COLLATE "C" NOT NULL, "opened_at" bigint NOT NULL, "title" text COLLATE "C" NOT NULL, "title_order" bytea,
  "description" text COLLATE "C", "kind" text COLLATE "C", "match" text COLLATE "C", "incident" uuid, "unit" uuid NOT NULL,
  PRIMARY KEY ("authority", "id")
);
CREATE UNIQUE INDEX "desk_case_natural_key" ON "desk_case" ("authority", "natural_key");
CREATE INDEX "desk_case_opened_at_id" ON "desk_case" ("authority", "opened_at", "id");
CREATE INDEX "desk_case_title_order_id" ON "desk_case" ("authority", "title_order", "id");
CREATE INDEX "desk_case_incident_opened_at_id" ON "desk_case" ("authority", "incident", "opened_at", "id");
CREATE INDEX "desk_case_unit_opened_at_id" ON "desk_case" ("authority", "unit", "opened_at", "id");
CREATE INDEX "desk_case_shared" ON "desk_case" ("opened_at", "id") WHERE "shared";
CREATE INDEX "desk_case_secret" ON "desk_case" ("authority", "id") WHERE "secret";
CREATE INDEX "desk_case_match_opened_at" ON "desk_case" ("authority", "match", "opened_at", "archived_at");
CREATE TABLE "incident_tie" (
  "authority" uuid NOT NULL, "id" uuid NOT NULL, "incident" uuid NOT NULL, "kind" text COLLATE "C" NOT NULL, "direction" text COLLATE "C" NOT NULL,
  "other_authority" uuid NOT NULL, "other_incident" uuid NOT NULL, "facts" text COLLATE "C" NOT NULL, "note" text COLLATE "C", "passed_by" text COLLATE "C" NOT NULL,
  "passed_at" bigint NOT NULL,
  PRIMARY KEY ("authority", "id")
);
CREATE INDEX "incident_tie_incident" ON "incident_tie" ("authority", "incident", "passed_at");
CREATE TABLE "evidence_file" (
  "authority" uuid NOT NULL, "evidence" uuid NOT NULL, "ordinal" bigint NOT NULL, "bytes" bytea NOT NULL,
  PRIMARY KEY ("authority", "evidence", "ordinal")
);
CREATE TABLE "evidence_seal" (
  "authority" uuid NOT NULL, "evidence" uuid NOT NULL, "sha256" text COLLATE "C" NOT NULL, "size" bigint NOT NULL, "sealed_at" bigint NOT NULL,
  "public_key" bytea NOT NULL, "signature" bytea NOT NULL,
  PRIMARY KEY ("authority", "evidence")
);
CREATE TABLE "incident_mail" (
  "message" text COLLATE "C" NOT NULL PRIMARY KEY, "taken_at" bigint NOT NULL
);
CREATE TABLE "clock_letter" (
  "authority" uuid NOT NULL, "incident" uuid NOT NULL, "duty" text COLLATE "C" NOT NULL, "step" text COLLATE "C" NOT NULL, "account" uuid NOT NULL,
  "sent_at" bigint NOT NULL,
  PRIMARY KEY ("authority", "incident", "duty", "step", "account")
);
SELECT ringmur_wall('incident_notice');
SELECT ringmur_wall('incident_event');
SELECT ringmur_wall('evidence');
SELECT ringmur_wall('custody');
SELECT ringmur_wall('desk_case');
SELECT ringmur_wall('incident_tie');
SELECT ringmur_wall('evidence_file');
SELECT ringmur_wall('evidence_seal');
SELECT ringmur_wall('clock_letter');
SELECT ringmur_shared('incident_notice', 'incident_notice');
SELECT ringmur_shared('incident_event', 'incident_event');
SELECT ringmur_shared('evidence', 'evidence');
SELECT ringmur_shared('custody', 'custody');
SELECT ringmur_shared('desk_case', 'desk_case');
SELECT ringmur_house('incident_mail');
)sql"},
      {"one's own records by an index in the order of their list", R"sql(
DROP INDEX "incident_reported_by";
DROP INDEX "incident_handler";
DROP INDEX "activity_assignee";
CREATE INDEX "incident_reported_by_discovered_at_id" ON "incident" ("authority", "reported_by", "discovered_at", "id");
CREATE INDEX "incident_handler_discovered_at_id" ON "incident" ("authority", "handler", "discovered_at", "id");
CREATE INDEX "activity_responsible_year_id" ON "activity" ("authority", "responsible", "year", "id");
CREATE INDEX "activity_assignee_year_id" ON "activity" ("authority", "assignee", "year", "id");
CREATE INDEX "risk_acceptance_asked_of_until_id" ON "risk_acceptance" ("authority", "asked_of", "until", "id");
CREATE INDEX "internal_control_responsible_what_order_id" ON "internal_control" ("authority", "responsible", "what_order", "id");
)sql"},
      {"counts by an index alone, and the trail by its indexes", R"sql(
DROP INDEX "activity_year_id";
CREATE INDEX "activity_year_id" ON "activity" ("authority", "year", "id") INCLUDE ("archived_at", "shared");
DROP INDEX "capacity_year_id";
CREATE INDEX "capacity_year_id" ON "capacity" ("authority", "year", "id") INCLUDE ("archived_at", "shared");
DROP INDEX "control_assessment_control_order_id";
CREATE INDEX "control_assessment_control_order_id" ON "control_assessment" ("authority", "control_order", "id") INCLUDE ("archived_at", "shared");
DROP INDEX "control_performance_performed_id";
CREATE INDEX "control_performance_performed_id" ON "control_performance" ("authority", "performed", "id") INCLUDE ("archived_at", "shared");
DROP INDEX "course_result_employee_number_order_id";
CREATE INDEX "course_result_employee_number_order_id" ON "course_result" ("authority", "employee_number_order", "id") INCLUDE ("archived_at", "shared");
DROP INDEX "custody_at_id";
CREATE INDEX "custody_at_id" ON "custody" ("authority", "at", "id") INCLUDE ("archived_at", "shared");
DROP INDEX "desk_case_opened_at_id";
CREATE INDEX "desk_case_opened_at_id" ON "desk_case" ("authority", "opened_at", "id") INCLUDE ("archived_at", "shared");
DROP INDEX "evidence_name_order_id";
CREATE INDEX "evidence_name_order_id" ON "evidence" ("authority", "name_order", "id") INCLUDE ("archived_at", "shared");
DROP INDEX "incident_discovered_at_id";
CREATE INDEX "incident_discovered_at_id" ON "incident" ("authority", "discovered_at", "id") INCLUDE ("archived_at", "shared");
DROP INDEX "incident_event_at_id";
CREATE INDEX "incident_event_at_id" ON "incident_event" ("authority", "at", "id") INCLUDE ("archived_at", "shared");
DROP INDEX "incident_notice_sent_at_id";
CREATE INDEX "incident_notice_sent_at_id" ON "incident_notice" ("authority", "sent_at", "id") INCLUDE ("archived_at", "shared");
DROP INDEX "internal_control_what_order_id";
CREATE INDEX "internal_control_what_order_id" ON "internal_control" ("authority", "what_order", "id") INCLUDE ("archived_at", "shared");
DROP INDEX "person_name_order_id";
CREATE INDEX "person_name_order_id" ON "person" ("authority", "name_order", "id") INCLUDE ("archived_at", "shared");
DROP INDEX "risk_value_id";
CREATE INDEX "risk_value_id" ON "risk" ("authority", "value", "id") INCLUDE ("archived_at", "shared");
DROP INDEX "risk_acceptance_until_id";
CREATE INDEX "risk_acceptance_until_id" ON "risk_acceptance" ("authority", "until", "id") INCLUDE ("archived_at", "shared");
DROP INDEX "system_name_order_id";
CREATE INDEX "system_name_order_id" ON "system" ("authority", "name_order", "id") INCLUDE ("archived_at", "shared");
DROP INDEX "unit_code_order_id";
CREATE INDEX "unit_code_order_id" ON "unit" ("authority", "code_order", "id") INCLUDE ("archived_at", "shared");
DROP INDEX "control_performance_result_performed";
CREATE INDEX "control_performance_result_performed" ON "control_performance" ("authority", "result", "performed", "archived_at") INCLUDE ("id", "shared");
DROP INDEX "course_result_course_export_date_status";
CREATE INDEX "course_result_course_export_date_status" ON "course_result" ("authority", "course", "export_date", "status", "archived_at") INCLUDE ("id", "shared");
DROP INDEX "desk_case_match_opened_at";
CREATE INDEX "desk_case_match_opened_at" ON "desk_case" ("authority", "match", "opened_at", "archived_at") INCLUDE ("id", "shared");
DROP INDEX "incident_status_discovered_at";
CREATE INDEX "incident_status_discovered_at" ON "incident" ("authority", "status", "discovered_at", "archived_at") INCLUDE ("id", "shared");
DROP INDEX "incident_notice_duty_status";
CREATE INDEX "incident_notice_duty_status" ON "incident_notice" ("authority", "duty", "status", "archived_at") INCLUDE ("id", "shared");
DROP INDEX "risk_acceptance_status_until";
CREATE INDEX "risk_acceptance_status_until" ON "risk_acceptance" ("authority", "status", "until", "archived_at") INCLUDE ("id", "shared");
)sql"},
      {"one's own authority is asked for before what is shared", R"sql(
-- Policies are joined by OR in an order that is PostgreSQL's own, so all that lets a row be seen stands in one: first that it is of the only
-- authority that is reached, which costs least a row and is so for most, and last that it is shared.
CREATE FUNCTION ringmur_seen("whose" name, "shared" text DEFAULT NULL) RETURNS text LANGUAGE sql IMMUTABLE AS $seen$
  SELECT format($policy$%I = (SELECT CASE WHEN length(current_setting('ringmur.reach', true)) = 36
    THEN current_setting('ringmur.reach', true)::uuid END) OR (SELECT current_setting('ringmur.reach', true) = '*') OR %1$I = ANY
    ((SELECT string_to_array(NULLIF(current_setting('ringmur.reach', true), '*'), ',')::uuid[])::uuid[])$policy$, "whose") ||
    COALESCE(' OR ' || "shared", '')
$seen$;
CREATE OR REPLACE FUNCTION ringmur_wall("place" regclass, "whose" name DEFAULT 'authority') RETURNS void LANGUAGE plpgsql AS $wall$
DECLARE
  "written" constant text := format($policy$(SELECT current_setting('ringmur.write', true) = '*') OR %I = ANY
    ((SELECT string_to_array(NULLIF(current_setting('ringmur.write', true), '*'), ',')::uuid[])::uuid[])$policy$, "whose");
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', "place");
  EXECUTE format('CREATE POLICY "seen" ON %s FOR SELECT USING (%s)', "place", ringmur_seen("whose"));
  EXECUTE format('CREATE POLICY "added" ON %s FOR INSERT WITH CHECK (%s)', "place", "written");
  EXECUTE format('CREATE POLICY "changed" ON %s FOR UPDATE USING (%2$s) WITH CHECK (%2$s)', "place", "written");
  EXECUTE format('CREATE POLICY "removed" ON %s FOR DELETE USING (%s)', "place", "written");
END $wall$;
CREATE FUNCTION ringmur_told_of("place" regclass, "type" text) RETURNS text LANGUAGE sql IMMUTABLE AS $told$
  SELECT format('EXISTS (SELECT 1 FROM "share" s WHERE s."authority" = %1$s."authority" AND s."type" = %2$s AND s."id" = %1$s."id")',
    "place", "type")
$told$;
CREATE OR REPLACE FUNCTION ringmur_shared("place" regclass, "kind" text) RETURNS void LANGUAGE plpgsql AS $shared$
BEGIN
  EXECUTE format('ALTER POLICY "seen" ON %s USING (%s)', "place",
    ringmur_seen('authority', '"shared" AND ' || ringmur_told_of("place", quote_literal("kind"))));
END $shared$;
DO $each$
DECLARE
  "wall" record;
BEGIN
  FOR "wall" IN SELECT c.oid::regclass AS "place", c.relname AS "name", EXISTS (SELECT 1 FROM pg_policy s WHERE s.polrelid = c.oid AND
      s.polname = 'shared') AS "shared" FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
      WHERE p.polname = 'removed' AND c.relnamespace = current_schema()::regnamespace LOOP
    IF "wall"."shared" THEN EXECUTE format('DROP POLICY "shared" ON %s', "wall"."place"); END IF;
    IF "wall"."name" IN ('search_entry', 'secrecy_mark') THEN
      EXECUTE format('ALTER POLICY "seen" ON %s USING (%s)', "wall"."place",
        ringmur_seen('authority', ringmur_told_of("wall"."place", format('%s."type"', "wall"."place"))));
    ELSIF "wall"."shared" THEN
      PERFORM ringmur_shared("wall"."place", "wall"."name");
    ELSE
      EXECUTE format('ALTER POLICY "seen" ON %s USING (%s)', "wall"."place",
        ringmur_seen(CASE "wall"."name" WHEN 'authority' THEN 'id' ELSE 'authority' END));
    END IF;
  END LOOP;
END $each$;
)sql"},
  };
  return steps;
}

}  // namespace ringmur::db
