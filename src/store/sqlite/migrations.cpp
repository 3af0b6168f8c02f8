#include "store/migrations.h"

namespace ringmur::db {

const std::vector<MigrationStep>& sqlite_migrations() {
  static const std::vector<MigrationStep> steps{
      {"the house", R"sql(
CREATE TABLE "migration" ("version" INTEGER PRIMARY KEY, "name" TEXT NOT NULL, "at" INTEGER NOT NULL) STRICT;
CREATE TABLE "setting" ("name" TEXT PRIMARY KEY, "value" TEXT NOT NULL) STRICT;
CREATE TABLE "authority" ("id" BLOB PRIMARY KEY, "code" TEXT NOT NULL, "code_key" TEXT NOT NULL UNIQUE, "name" TEXT NOT NULL) STRICT;
CREATE TABLE "audit_head" ("authority" BLOB PRIMARY KEY, "sequence" INTEGER NOT NULL, "head" BLOB NOT NULL) STRICT;
CREATE TABLE "audit_link" (
  "authority" BLOB NOT NULL, "sequence" INTEGER NOT NULL, "at" INTEGER NOT NULL, "actor" TEXT NOT NULL, "operation" TEXT NOT NULL,
  "import_id" BLOB, "events" INTEGER NOT NULL, "root" BLOB NOT NULL, "head" BLOB NOT NULL,
  PRIMARY KEY ("authority", "sequence")
) STRICT;
CREATE TABLE "audit_event" (
  "authority" BLOB NOT NULL, "sequence" INTEGER NOT NULL, "ordinal" INTEGER NOT NULL, "type" TEXT NOT NULL, "id" BLOB NOT NULL,
  "action" TEXT NOT NULL, "version" INTEGER NOT NULL, "changes" TEXT, "salt" BLOB, "value_digest" BLOB NOT NULL, "digest" BLOB NOT NULL,
  PRIMARY KEY ("authority", "sequence", "ordinal")
) STRICT;
CREATE INDEX "audit_event_id" ON "audit_event" ("authority", "id");
CREATE TABLE "reference_counter" (
  "authority" BLOB NOT NULL, "type" TEXT NOT NULL, "year" INTEGER NOT NULL, "last" INTEGER NOT NULL,
  PRIMARY KEY ("authority", "type", "year")
) STRICT;
CREATE TABLE "import" (
  "authority" BLOB NOT NULL, "id" BLOB NOT NULL, "type" TEXT NOT NULL, "unit" BLOB, "file_name" TEXT NOT NULL, "at" INTEGER NOT NULL,
  "created" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "archived" INTEGER NOT NULL,
  PRIMARY KEY ("authority", "id")
) STRICT;
CREATE TABLE "token" (
  "id" BLOB PRIMARY KEY, "name" TEXT NOT NULL, "authority" BLOB, "may_write" INTEGER NOT NULL, "digest" BLOB NOT NULL UNIQUE,
  "created_at" INTEGER NOT NULL, "expires_at" INTEGER, "last_used_at" INTEGER, "revoked_at" INTEGER
) STRICT;
CREATE TABLE "review" (
  "authority" BLOB NOT NULL, "id" BLOB NOT NULL, "unit" BLOB NOT NULL, "year" INTEGER NOT NULL, "frozen_at" INTEGER NOT NULL,
  "frozen_by" TEXT NOT NULL, "head" TEXT NOT NULL, "document" TEXT NOT NULL, "words" TEXT NOT NULL,
  PRIMARY KEY ("authority", "id"), UNIQUE ("authority", "unit", "year")
) STRICT;
CREATE TABLE "review_figure" (
  "authority" BLOB NOT NULL, "review" BLOB NOT NULL, "ordinal" INTEGER NOT NULL, "figure" TEXT NOT NULL, "type" TEXT NOT NULL,
  "filter" TEXT NOT NULL, "value" TEXT NOT NULL, "share" TEXT NOT NULL, "records" BLOB NOT NULL,
  PRIMARY KEY ("authority", "review", "ordinal")
) STRICT;
CREATE TABLE "job" (
  "id" BLOB PRIMARY KEY, "authority" BLOB NOT NULL, "kind" TEXT NOT NULL, "status" TEXT NOT NULL, "orderer" TEXT NOT NULL,
  "token" BLOB, "parameters" TEXT NOT NULL, "file" BLOB, "progress" INTEGER NOT NULL, "result" TEXT, "fence" INTEGER NOT NULL,
  "lease_until" INTEGER NOT NULL, "created_at" INTEGER NOT NULL
) STRICT;
CREATE INDEX "job_waiting" ON "job" ("status", "lease_until", "created_at");
CREATE TABLE "file" (
  "authority" BLOB NOT NULL, "id" BLOB NOT NULL, "name" TEXT NOT NULL, "created_at" INTEGER NOT NULL,
  PRIMARY KEY ("authority", "id")
) STRICT;
CREATE TABLE "file_chunk" (
  "authority" BLOB NOT NULL, "file" BLOB NOT NULL, "ordinal" INTEGER NOT NULL, "bytes" BLOB NOT NULL,
  PRIMARY KEY ("authority", "file", "ordinal")
) STRICT;
)sql"},
      {"search", R"sql(
CREATE TABLE "search_entry" (
  "entry" INTEGER PRIMARY KEY, "authority" BLOB NOT NULL, "type" TEXT NOT NULL, "id" BLOB NOT NULL, "words" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "search_entry_id" ON "search_entry" ("authority", "id", "type");
CREATE VIRTUAL TABLE "search" USING fts5("words", content='search_entry', content_rowid='entry', tokenize="unicode61 remove_diacritics 0");
)sql"},
      {"registers of the foundation", R"sql(
CREATE TABLE "unit" (
  "authority" BLOB NOT NULL,
  "id" BLOB NOT NULL,
  "version" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "changed_at" INTEGER NOT NULL,
  "archived_at" INTEGER,
  "imported_by" BLOB,
  "edited" TEXT,
  "natural_key" TEXT,
  "code" TEXT NOT NULL,
  "code_order" BLOB,
  "name" TEXT NOT NULL,
  "name_order" BLOB,
  "kind" TEXT,
  "parent" BLOB,
  PRIMARY KEY ("authority", "id")
) STRICT;
CREATE UNIQUE INDEX "unit_natural_key" ON "unit" ("authority", "natural_key");
CREATE INDEX "unit_code_order_id" ON "unit" ("authority", "code_order", "id");
CREATE INDEX "unit_name_order_id" ON "unit" ("authority", "name_order", "id");
CREATE TABLE "person" (
  "authority" BLOB NOT NULL,
  "id" BLOB NOT NULL,
  "version" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "changed_at" INTEGER NOT NULL,
  "archived_at" INTEGER,
  "imported_by" BLOB,
  "edited" TEXT,
  "natural_key" TEXT,
  "number" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "name_order" BLOB,
  "email" TEXT,
  "unit" BLOB NOT NULL,
  "manager" TEXT,
  "title" TEXT,
  "employed_from" TEXT,
  "employed_to" TEXT,
  PRIMARY KEY ("authority", "id")
) STRICT;
CREATE UNIQUE INDEX "person_natural_key" ON "person" ("authority", "natural_key");
CREATE INDEX "person_name_order_id" ON "person" ("authority", "name_order", "id");
CREATE TABLE "system" (
  "authority" BLOB NOT NULL,
  "id" BLOB NOT NULL,
  "version" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "changed_at" INTEGER NOT NULL,
  "archived_at" INTEGER,
  "imported_by" BLOB,
  "edited" TEXT,
  "natural_key" TEXT,
  "name" TEXT NOT NULL,
  "name_order" BLOB,
  "object" TEXT,
  "kind" TEXT,
  "business" INTEGER,
  "personal_data_role" TEXT,
  "supplier" TEXT,
  "ai" INTEGER,
  "iot" INTEGER,
  "classified_on" TEXT,
  "confidentiality" INTEGER,
  "integrity" INTEGER,
  "availability" INTEGER,
  "unit" BLOB NOT NULL,
  PRIMARY KEY ("authority", "id")
) STRICT;
CREATE UNIQUE INDEX "system_natural_key" ON "system" ("authority", "natural_key");
CREATE INDEX "system_name_order_id" ON "system" ("authority", "name_order", "id");
CREATE INDEX "system_classified_on_id" ON "system" ("authority", "classified_on", "id");
CREATE TABLE "activity" (
  "authority" BLOB NOT NULL,
  "id" BLOB NOT NULL,
  "version" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "changed_at" INTEGER NOT NULL,
  "archived_at" INTEGER,
  "imported_by" BLOB,
  "edited" TEXT,
  "natural_key" TEXT,
  "short_reference" TEXT NOT NULL,
  "year" INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "title_order" BLOB,
  "description" TEXT,
  "responsible" TEXT,
  "status" TEXT,
  "priority" INTEGER,
  "source" TEXT,
  "unit" BLOB NOT NULL,
  PRIMARY KEY ("authority", "id")
) STRICT;
CREATE UNIQUE INDEX "activity_natural_key" ON "activity" ("authority", "natural_key");
CREATE INDEX "activity_year_id" ON "activity" ("authority", "year", "id");
CREATE INDEX "activity_title_order_id" ON "activity" ("authority", "title_order", "id");
CREATE UNIQUE INDEX "activity_short_reference" ON "activity" ("authority", "short_reference");
CREATE TABLE "risk" (
  "authority" BLOB NOT NULL,
  "id" BLOB NOT NULL,
  "version" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "changed_at" INTEGER NOT NULL,
  "archived_at" INTEGER,
  "imported_by" BLOB,
  "edited" TEXT,
  "natural_key" TEXT,
  "short_reference" TEXT NOT NULL,
  "analysis" TEXT NOT NULL,
  "year" INTEGER NOT NULL,
  "process" TEXT,
  "practice" TEXT,
  "event" TEXT NOT NULL,
  "likelihood" INTEGER,
  "impact" INTEGER,
  "action" TEXT,
  "follow_up" TEXT,
  "proposal" TEXT,
  "value" INTEGER,
  "action_required" INTEGER,
  "unit" BLOB NOT NULL,
  PRIMARY KEY ("authority", "id")
) STRICT;
CREATE UNIQUE INDEX "risk_natural_key" ON "risk" ("authority", "natural_key");
CREATE INDEX "risk_year_id" ON "risk" ("authority", "year", "id");
CREATE INDEX "risk_value_id" ON "risk" ("authority", "value", "id");
CREATE UNIQUE INDEX "risk_short_reference" ON "risk" ("authority", "short_reference");
CREATE TABLE "control_assessment" (
  "authority" BLOB NOT NULL,
  "id" BLOB NOT NULL,
  "version" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "changed_at" INTEGER NOT NULL,
  "archived_at" INTEGER,
  "imported_by" BLOB,
  "edited" TEXT,
  "natural_key" TEXT,
  "standard" TEXT NOT NULL,
  "year" INTEGER NOT NULL,
  "control" TEXT NOT NULL,
  "control_order" BLOB,
  "finding" TEXT,
  "severity" TEXT,
  "priority" TEXT,
  "part" INTEGER,
  "unit" BLOB NOT NULL,
  PRIMARY KEY ("authority", "id")
) STRICT;
CREATE UNIQUE INDEX "control_assessment_natural_key" ON "control_assessment" ("authority", "natural_key");
CREATE INDEX "control_assessment_year_id" ON "control_assessment" ("authority", "year", "id");
CREATE INDEX "control_assessment_control_order_id" ON "control_assessment" ("authority", "control_order", "id");
CREATE TABLE "incident" (
  "authority" BLOB NOT NULL,
  "id" BLOB NOT NULL,
  "version" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "changed_at" INTEGER NOT NULL,
  "archived_at" INTEGER,
  "imported_by" BLOB,
  "edited" TEXT,
  "natural_key" TEXT,
  "short_reference" TEXT NOT NULL,
  "diary_number" TEXT,
  "discovered_at" INTEGER NOT NULL,
  "reported_at" INTEGER,
  "title" TEXT NOT NULL,
  "title_order" BLOB,
  "kind" TEXT,
  "personal_data" INTEGER,
  "reported_to_imy" INTEGER,
  "source" TEXT,
  "unit" BLOB NOT NULL,
  "status" TEXT,
  PRIMARY KEY ("authority", "id")
) STRICT;
CREATE UNIQUE INDEX "incident_natural_key" ON "incident" ("authority", "natural_key");
CREATE INDEX "incident_discovered_at_id" ON "incident" ("authority", "discovered_at", "id");
CREATE INDEX "incident_title_order_id" ON "incident" ("authority", "title_order", "id");
CREATE UNIQUE INDEX "incident_short_reference" ON "incident" ("authority", "short_reference");
CREATE TABLE "course_result" (
  "authority" BLOB NOT NULL,
  "id" BLOB NOT NULL,
  "version" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "changed_at" INTEGER NOT NULL,
  "archived_at" INTEGER,
  "imported_by" BLOB,
  "edited" TEXT,
  "natural_key" TEXT,
  "employee_number" TEXT NOT NULL,
  "employee_number_order" BLOB,
  "course" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "status_date" TEXT,
  "unit" BLOB NOT NULL,
  "export_date" TEXT NOT NULL,
  PRIMARY KEY ("authority", "id")
) STRICT;
CREATE UNIQUE INDEX "course_result_natural_key" ON "course_result" ("authority", "natural_key");
CREATE INDEX "course_result_employee_number_order_id" ON "course_result" ("authority", "employee_number_order", "id");
CREATE INDEX "course_result_course_export_date_status" ON "course_result" ("authority", "course", "export_date", "status");
)sql"},
      {"answers kept for Idempotency-Key", R"sql(
CREATE TABLE "idempotency" (
  "token" BLOB NOT NULL, "key" BLOB NOT NULL, "request" BLOB NOT NULL, "at" INTEGER NOT NULL, "status" INTEGER NOT NULL,
  "headers" TEXT, "body" TEXT,
  PRIMARY KEY ("token", "key")
) STRICT;
CREATE INDEX "idempotency_at" ON "idempotency" ("at");
)sql"},
      {"accounts, sessions and throttling", R"sql(
CREATE TABLE "account" (
  "id" BLOB PRIMARY KEY, "version" INTEGER NOT NULL, "login" TEXT NOT NULL, "login_key" TEXT NOT NULL UNIQUE, "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL, "authority" BLOB, "named_as" TEXT NOT NULL, "password" TEXT NOT NULL, "must_change" INTEGER NOT NULL,
  "language" TEXT NOT NULL, "theme" TEXT NOT NULL, "created_at" INTEGER NOT NULL, "disabled_at" INTEGER, "signed_in_at" INTEGER
) STRICT;
CREATE TABLE "session" (
  "id" BLOB PRIMARY KEY, "digest" BLOB NOT NULL UNIQUE, "account" BLOB NOT NULL, "created_at" INTEGER NOT NULL,
  "used_at" INTEGER NOT NULL, "expires_at" INTEGER NOT NULL, "agent" TEXT NOT NULL
) STRICT;
CREATE INDEX "session_account" ON "session" ("account");
CREATE TABLE "sign_in_throttle" (
  "key" BLOB PRIMARY KEY, "failures" INTEGER NOT NULL, "last_at" INTEGER NOT NULL, "wait_until" INTEGER NOT NULL
) STRICT;
CREATE INDEX "sign_in_throttle_last_at" ON "sign_in_throttle" ("last_at");
ALTER TABLE "job" ADD COLUMN "account" BLOB;
)sql"},
      {"when an activity is due, and what is told of an incident", R"sql(
ALTER TABLE "activity" ADD COLUMN "due" TEXT;
CREATE INDEX "activity_due_id" ON "activity" ("authority", "due", "id");
ALTER TABLE "incident" ADD COLUMN "description" TEXT;
ALTER TABLE "incident" ADD COLUMN "reporter" TEXT;
ALTER TABLE "incident" ADD COLUMN "reported_by" TEXT;
CREATE INDEX "incident_reported_by" ON "incident" ("authority", "reported_by");
)sql"},
      {"what is written in the report", R"sql(
CREATE TABLE "report_text" (
  "authority" BLOB NOT NULL, "unit" BLOB NOT NULL, "year" INTEGER NOT NULL, "chapter" TEXT NOT NULL, "version" INTEGER NOT NULL,
  "id" BLOB NOT NULL, "text" TEXT NOT NULL, "changed_at" INTEGER NOT NULL, "changed_by" TEXT NOT NULL,
  PRIMARY KEY ("authority", "unit", "year", "chapter", "version")
) STRICT;
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
)sql"},
      {"imports that can be undone", R"sql(
ALTER TABLE "import" ADD COLUMN "undone_at" INTEGER;
CREATE TABLE "import_before" (
  "authority" BLOB NOT NULL, "import" BLOB NOT NULL, "id" BLOB NOT NULL, "archived_at" INTEGER, "imported_by" BLOB,
  "edited" TEXT,
  PRIMARY KEY ("authority", "import", "id")
) STRICT;
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
  "id" BLOB PRIMARY KEY, "version" INTEGER NOT NULL, "account" BLOB NOT NULL, "role" TEXT NOT NULL, "authority" BLOB, "unit" BLOB,
  "object_type" TEXT, "object_id" BLOB, "starts_at" INTEGER NOT NULL, "ends_at" INTEGER, "stand_in_for" BLOB, "created_by" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL, "ended_at" INTEGER
) STRICT;
CREATE INDEX "assignment_account" ON "assignment" ("account");
CREATE INDEX "assignment_authority" ON "assignment" ("authority");
CREATE INDEX "assignment_stand_in_for" ON "assignment" ("stand_in_for") WHERE "stand_in_for" IS NOT NULL;
INSERT INTO "assignment" ("id","version","account","role","authority","starts_at","created_by","created_at")
  SELECT randomblob(16), 1, "id", 'isam', "authority", "created_at", 'migration', "created_at" FROM "account" WHERE "kind" = 'administrator';
INSERT INTO "assignment" ("id","version","account","role","authority","starts_at","created_by","created_at")
  SELECT randomblob(16), 1, "id", 'administrator', "authority", "created_at", 'migration', "created_at" FROM "account" WHERE "kind" = 'administrator';
INSERT INTO "assignment" ("id","version","account","role","authority","starts_at","created_by","created_at")
  SELECT randomblob(16), 1, "id", 'employee', "authority", "created_at", 'migration', "created_at" FROM "account" WHERE "kind" = 'employee' AND "authority" IS NOT NULL;
CREATE TABLE "share" (
  "authority" BLOB NOT NULL, "type" TEXT NOT NULL, "id" BLOB NOT NULL, "reader" BLOB, "created_at" INTEGER NOT NULL, "created_by" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "share_id" ON "share" ("id", "type", "authority", "reader");
ALTER TABLE "unit" ADD COLUMN "shared" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "unit_shared" ON "unit" ("code_order", "id") WHERE "shared";
ALTER TABLE "person" ADD COLUMN "shared" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "person_shared" ON "person" ("name_order", "id") WHERE "shared";
ALTER TABLE "system" ADD COLUMN "shared" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "system_shared" ON "system" ("name_order", "id") WHERE "shared";
ALTER TABLE "activity" ADD COLUMN "shared" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "activity_shared" ON "activity" ("year", "id") WHERE "shared";
ALTER TABLE "risk" ADD COLUMN "shared" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "risk_shared" ON "risk" ("value", "id") WHERE "shared";
ALTER TABLE "control_assessment" ADD COLUMN "shared" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "control_assessment_shared" ON "control_assessment" ("control_order", "id") WHERE "shared";
ALTER TABLE "incident" ADD COLUMN "shared" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "incident_shared" ON "incident" ("discovered_at", "id") WHERE "shared";
ALTER TABLE "course_result" ADD COLUMN "shared" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "course_result_shared" ON "course_result" ("employee_number_order", "id") WHERE "shared";
ALTER TABLE "review" ADD COLUMN "published_at" INTEGER;
ALTER TABLE "review" ADD COLUMN "published_by" TEXT;
CREATE INDEX "review_published" ON "review" ("published_at") WHERE "published_at" IS NOT NULL;
ALTER TABLE "token" ADD COLUMN "scopes" TEXT;
)sql"},
      {"row-level security", "-- PostgreSQL alone has it; the steps keep in step.\n"},
      {"second factors, passkeys and confirmed sessions", R"sql(
CREATE TABLE "totp" (
  "account" BLOB PRIMARY KEY, "secret" BLOB NOT NULL, "last_step" INTEGER NOT NULL, "created_at" INTEGER NOT NULL, "confirmed_at" INTEGER
) STRICT;
CREATE TABLE "recovery_code" (
  "account" BLOB NOT NULL, "digest" BLOB NOT NULL,
  PRIMARY KEY ("account", "digest")
) STRICT;
CREATE TABLE "passkey" (
  "id" BLOB PRIMARY KEY, "account" BLOB NOT NULL, "credential_id" BLOB NOT NULL UNIQUE, "algorithm" INTEGER NOT NULL, "public_key" BLOB NOT NULL,
  "sign_count" INTEGER NOT NULL, "name" TEXT NOT NULL, "created_at" INTEGER NOT NULL, "used_at" INTEGER
) STRICT;
CREATE INDEX "passkey_account" ON "passkey" ("account");
CREATE TABLE "challenge" (
  "id" BLOB PRIMARY KEY, "account" BLOB, "kind" TEXT NOT NULL, "digest" BLOB NOT NULL UNIQUE, "bytes" BLOB NOT NULL, "remote" BLOB,
  "tries" INTEGER NOT NULL, "expires_at" INTEGER NOT NULL
) STRICT;
CREATE INDEX "challenge_expires_at" ON "challenge" ("expires_at");
CREATE INDEX "challenge_account" ON "challenge" ("account");
CREATE INDEX "challenge_remote" ON "challenge" ("remote");
ALTER TABLE "session" ADD COLUMN "level" TEXT NOT NULL DEFAULT 'password';
ALTER TABLE "session" ADD COLUMN "confirmed_at" INTEGER NOT NULL DEFAULT 0;
)sql"},
      {"the trail of signing in, seeing and exporting, its seals and its pruning", R"sql(
ALTER TABLE "audit_link" ADD COLUMN "account" BLOB;
ALTER TABLE "audit_link" ADD COLUMN "request" TEXT;
ALTER TABLE "audit_link" ADD COLUMN "pruned_by" INTEGER;
CREATE INDEX "audit_link_account" ON "audit_link" ("authority", "account", "sequence") WHERE "account" IS NOT NULL;
CREATE INDEX "audit_event_kind" ON "audit_event" ("authority", "action", "sequence", "ordinal")
  WHERE "action" IN ('exported','prune','removal','seal','seen','sign_in','sign_in_failed','sign_out','verify');
CREATE TABLE "seal_key" (
  "id" TEXT PRIMARY KEY, "public_key" BLOB NOT NULL, "made_at" INTEGER NOT NULL
) STRICT;
CREATE TABLE "seal" (
  "authority" BLOB NOT NULL, "sequence" INTEGER NOT NULL, "day" TEXT NOT NULL, "head" BLOB NOT NULL,
  "key" TEXT NOT NULL, "signature" BLOB NOT NULL, "sealed_at" INTEGER NOT NULL,
  PRIMARY KEY ("authority", "sequence")
) STRICT;
INSERT INTO "audit_head" ("authority","sequence","head") VALUES (X'00000000000000000000000000000001', 0, X'');
)sql"},
      {"sign-in providers and provisioning", R"sql(
CREATE TABLE "oidc_provider" (
  "id" BLOB PRIMARY KEY, "version" INTEGER NOT NULL, "name" TEXT NOT NULL, "issuer" TEXT NOT NULL, "client_id" TEXT NOT NULL,
  "client_secret" BLOB, "scopes" TEXT NOT NULL, "login_claim" TEXT NOT NULL, "role_claim" TEXT NOT NULL, "role_mapping" TEXT NOT NULL,
  "authority" BLOB, "newcomers" TEXT NOT NULL, "acr" TEXT NOT NULL, "step_up_acr" TEXT NOT NULL, "network" TEXT NOT NULL,
  "enabled" INTEGER NOT NULL, "scim_token" BLOB UNIQUE, "created_at" INTEGER NOT NULL, "changed_at" INTEGER NOT NULL
) STRICT;
CREATE TABLE "oidc_identity" (
  "provider" BLOB NOT NULL, "subject" TEXT NOT NULL, "account" BLOB NOT NULL, "created_at" INTEGER NOT NULL,
  PRIMARY KEY ("provider", "subject")
) STRICT;
CREATE INDEX "oidc_identity_account" ON "oidc_identity" ("account");
CREATE TABLE "oidc_flow" (
  "state" BLOB PRIMARY KEY, "browser" BLOB NOT NULL, "provider" BLOB NOT NULL, "account" BLOB, "session" BLOB, "nonce" TEXT NOT NULL,
  "verifier" TEXT NOT NULL, "redirect_uri" TEXT NOT NULL, "return_to" TEXT NOT NULL, "expires_at" INTEGER NOT NULL
) STRICT;
CREATE INDEX "oidc_flow_expires_at" ON "oidc_flow" ("expires_at");
CREATE TABLE "scim_group" (
  "id" BLOB PRIMARY KEY, "version" INTEGER NOT NULL, "provider" BLOB NOT NULL, "external_id" TEXT, "display_name" TEXT NOT NULL,
  "name_key" TEXT NOT NULL, "role" TEXT, "authority" BLOB, "unit" BLOB, "created_at" INTEGER NOT NULL, "changed_at" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "scim_group_name_key" ON "scim_group" ("provider", "name_key");
CREATE TABLE "scim_member" (
  "scim_group" BLOB NOT NULL, "account" BLOB NOT NULL,
  PRIMARY KEY ("scim_group", "account")
) STRICT;
CREATE INDEX "scim_member_account" ON "scim_member" ("account");
ALTER TABLE "account" ADD COLUMN "external_id" TEXT;
ALTER TABLE "account" ADD COLUMN "provider" BLOB;
ALTER TABLE "account" ADD COLUMN "scim" TEXT;
ALTER TABLE "account" ADD COLUMN "scim_name" TEXT;
CREATE INDEX "account_provider" ON "account" ("provider", "external_id");
ALTER TABLE "token" ADD COLUMN "made_by" BLOB;
CREATE INDEX "token_made_by" ON "token" ("made_by") WHERE "made_by" IS NOT NULL;
)sql"},
      {"the words of what others share", "-- PostgreSQL alone has walls; the steps keep in step.\n"},
      {"who begins sign-ins at providers", R"sql(
DELETE FROM "oidc_flow";
ALTER TABLE "oidc_flow" ADD COLUMN "remote" BLOB NOT NULL DEFAULT X'';
CREATE INDEX "oidc_flow_remote" ON "oidc_flow" ("remote", "expires_at");
CREATE INDEX "oidc_flow_browser" ON "oidc_flow" ("browser");
)sql"},
      {"marks of secrecy, and protected identities", R"sql(
ALTER TABLE "unit" ADD COLUMN "secret" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "unit_secret" ON "unit" ("authority", "id") WHERE "secret";
ALTER TABLE "person" ADD COLUMN "secret" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "person_secret" ON "person" ("authority", "id") WHERE "secret";
ALTER TABLE "system" ADD COLUMN "secret" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "system_secret" ON "system" ("authority", "id") WHERE "secret";
ALTER TABLE "activity" ADD COLUMN "secret" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "activity_secret" ON "activity" ("authority", "id") WHERE "secret";
ALTER TABLE "risk" ADD COLUMN "secret" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "risk_secret" ON "risk" ("authority", "id") WHERE "secret";
ALTER TABLE "control_assessment" ADD COLUMN "secret" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "control_assessment_secret" ON "control_assessment" ("authority", "id") WHERE "secret";
ALTER TABLE "incident" ADD COLUMN "secret" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "incident_secret" ON "incident" ("authority", "id") WHERE "secret";
ALTER TABLE "course_result" ADD COLUMN "secret" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "course_result_secret" ON "course_result" ("authority", "id") WHERE "secret";
ALTER TABLE "person" ADD COLUMN "protected" TEXT;
CREATE TABLE "secrecy_mark" (
  "authority" BLOB NOT NULL, "type" TEXT NOT NULL, "id" BLOB NOT NULL, "field" TEXT NOT NULL, "by_itself" INTEGER NOT NULL,
  "ground" TEXT NOT NULL, "citation" TEXT NOT NULL, "note" TEXT NOT NULL, "created_by" TEXT NOT NULL, "created_at" INTEGER NOT NULL,
  PRIMARY KEY ("authority", "type", "id", "field", "by_itself")
) STRICT;
)sql"},
      {"addresses of calendars", R"sql(
CREATE TABLE "calendar_feed" (
  "id" BLOB PRIMARY KEY, "account" BLOB NOT NULL, "digest" BLOB NOT NULL UNIQUE, "name" TEXT NOT NULL, "scope" TEXT NOT NULL,
  "shown_authority" BLOB NOT NULL, "language" TEXT NOT NULL, "created_at" INTEGER NOT NULL, "used_at" INTEGER
) STRICT;
CREATE INDEX "calendar_feed_account" ON "calendar_feed" ("account");
)sql"},
      {"workshops", R"sql(
CREATE TABLE "workshop" (
  "authority" BLOB NOT NULL, "id" BLOB NOT NULL, "title" TEXT NOT NULL, "analysis" TEXT NOT NULL, "year" INTEGER NOT NULL,
  "code" TEXT NOT NULL, "created_by" BLOB NOT NULL, "created_at" INTEGER NOT NULL, "closed_at" INTEGER,
  PRIMARY KEY ("authority", "id")
) STRICT;
CREATE UNIQUE INDEX "workshop_code" ON "workshop" ("authority", "code");
CREATE INDEX "workshop_created_at" ON "workshop" ("authority", "created_at", "id");
CREATE TABLE "workshop_risk" (
  "authority" BLOB NOT NULL, "workshop" BLOB NOT NULL, "risk" BLOB NOT NULL, "position" INTEGER NOT NULL, "step" TEXT NOT NULL,
  "likelihood" INTEGER, "impact" INTEGER, "reason" TEXT, "disagreeing" TEXT, "agreed_by" BLOB, "agreed_at" INTEGER,
  PRIMARY KEY ("authority", "workshop", "risk")
) STRICT;
CREATE TABLE "workshop_member" (
  "authority" BLOB NOT NULL, "workshop" BLOB NOT NULL, "account" BLOB NOT NULL, "joined_at" INTEGER NOT NULL,
  PRIMARY KEY ("authority", "workshop", "account")
) STRICT;
CREATE TABLE "workshop_rating" (
  "authority" BLOB NOT NULL, "workshop" BLOB NOT NULL, "risk" BLOB NOT NULL, "account" BLOB NOT NULL,
  "likelihood" INTEGER NOT NULL, "impact" INTEGER NOT NULL, "reason" TEXT NOT NULL, "rated_at" INTEGER NOT NULL,
  PRIMARY KEY ("authority", "workshop", "risk", "account")
) STRICT;
)sql"},
      {"letters that remind", R"sql(
CREATE TABLE "mail_address" (
  "account" BLOB PRIMARY KEY, "email" TEXT NOT NULL, "reminders" INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE "mail_sent" (
  "account" BLOB NOT NULL, "day" TEXT NOT NULL, "sent_at" INTEGER NOT NULL,
  PRIMARY KEY ("account", "day")
) STRICT;
)sql"},
      {"links between records", R"sql(
CREATE TABLE "link" (
  "authority" BLOB NOT NULL, "from_type" TEXT NOT NULL, "from_id" BLOB NOT NULL, "kind" TEXT NOT NULL, "to_type" TEXT NOT NULL,
  "to_id" BLOB NOT NULL, "created_by" TEXT NOT NULL, "created_at" INTEGER NOT NULL,
  PRIMARY KEY ("authority", "from_type", "from_id", "kind", "to_type", "to_id")
) STRICT;
CREATE INDEX "link_back" ON "link" ("authority", "to_type", "to_id", "kind", "from_type", "from_id");
)sql"},
      {"activities: who, when, what they cost and what they gave", R"sql(
ALTER TABLE "activity" ADD COLUMN "role" TEXT;
ALTER TABLE "activity" ADD COLUMN "assignee" TEXT;
ALTER TABLE "activity" ADD COLUMN "started" TEXT;
ALTER TABLE "activity" ADD COLUMN "finished" TEXT;
ALTER TABLE "activity" ADD COLUMN "on_time" INTEGER;
ALTER TABLE "activity" ADD COLUMN "origin" TEXT;
ALTER TABLE "activity" ADD COLUMN "cost" INTEGER;
ALTER TABLE "activity" ADD COLUMN "effort" INTEGER;
ALTER TABLE "activity" ADD COLUMN "expected_effect" TEXT;
ALTER TABLE "activity" ADD COLUMN "expected_reduction" INTEGER;
ALTER TABLE "activity" ADD COLUMN "effect" TEXT;
ALTER TABLE "activity" ADD COLUMN "effect_note" TEXT;
ALTER TABLE "activity" ADD COLUMN "recurrence" TEXT;
ALTER TABLE "activity" ADD COLUMN "obligation" TEXT;
ALTER TABLE "activity" ADD COLUMN "follows" BLOB;
CREATE INDEX "activity_finished_id" ON "activity" ("authority", "finished", "id");
CREATE INDEX "activity_cost_id" ON "activity" ("authority", "cost", "id");
CREATE INDEX "activity_follows_year_id" ON "activity" ("authority", "follows", "year", "id");
CREATE INDEX "activity_assignee" ON "activity" ("authority", "assignee", "archived_at");
)sql"},
      {"what there is of a year", R"sql(
CREATE TABLE "capacity" (
  "authority" BLOB NOT NULL,
  "id" BLOB NOT NULL,
  "version" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "changed_at" INTEGER NOT NULL,
  "archived_at" INTEGER,
  "imported_by" BLOB,
  "edited" TEXT,
  "natural_key" TEXT,
  "shared" INTEGER NOT NULL DEFAULT 0,
  "secret" INTEGER NOT NULL DEFAULT 0,
  "short_reference" TEXT NOT NULL,
  "year" INTEGER NOT NULL,
  "role" TEXT,
  "role_order" BLOB,
  "hours" INTEGER,
  "budget" INTEGER,
  "unit" BLOB NOT NULL,
  PRIMARY KEY ("authority", "id")
) STRICT;
CREATE UNIQUE INDEX "capacity_natural_key" ON "capacity" ("authority", "natural_key");
CREATE INDEX "capacity_year_id" ON "capacity" ("authority", "year", "id");
CREATE INDEX "capacity_role_order_id" ON "capacity" ("authority", "role_order", "id");
CREATE INDEX "capacity_unit_year_id" ON "capacity" ("authority", "unit", "year", "id");
CREATE INDEX "capacity_shared" ON "capacity" ("year", "id") WHERE "shared";
CREATE INDEX "capacity_secret" ON "capacity" ("authority", "id") WHERE "secret";
CREATE UNIQUE INDEX "capacity_short_reference" ON "capacity" ("authority", "short_reference");
)sql"},
      {"risks assessed by several methods, acceptances and the plan of internal control", R"sql(
ALTER TABLE "risk" ADD COLUMN "stage" INTEGER;
ALTER TABLE "risk" ADD COLUMN "task" TEXT;
ALTER TABLE "risk" ADD COLUMN "threat" TEXT;
ALTER TABLE "risk" ADD COLUMN "actor" TEXT;
ALTER TABLE "risk" ADD COLUMN "capability" TEXT;
ALTER TABLE "risk" ADD COLUMN "harm" TEXT;
ALTER TABLE "risk" ADD COLUMN "effect_confidentiality" TEXT;
ALTER TABLE "risk" ADD COLUMN "effect_integrity" TEXT;
ALTER TABLE "risk" ADD COLUMN "effect_availability" TEXT;
ALTER TABLE "risk" ADD COLUMN "system" BLOB;
ALTER TABLE "risk" ADD COLUMN "information_set" TEXT;
ALTER TABLE "risk" ADD COLUMN "supplier" TEXT;
ALTER TABLE "risk" ADD COLUMN "risk_owner" TEXT;
ALTER TABLE "risk" ADD COLUMN "inherent_likelihood" INTEGER;
ALTER TABLE "risk" ADD COLUMN "inherent_impact" INTEGER;
ALTER TABLE "risk" ADD COLUMN "residual_likelihood" INTEGER;
ALTER TABLE "risk" ADD COLUMN "residual_impact" INTEGER;
ALTER TABLE "risk" ADD COLUMN "reason" TEXT;
ALTER TABLE "risk" ADD COLUMN "treatment" TEXT;
ALTER TABLE "risk" ADD COLUMN "internal_control" INTEGER;
ALTER TABLE "risk" ADD COLUMN "previous" BLOB;
ALTER TABLE "risk" ADD COLUMN "previous_value" INTEGER;
ALTER TABLE "risk" ADD COLUMN "what_changed" TEXT;
ALTER TABLE "risk" ADD COLUMN "level" INTEGER;
ALTER TABLE "risk" ADD COLUMN "moved" TEXT;
ALTER TABLE "risk" ADD COLUMN "inherent_value" INTEGER;
ALTER TABLE "risk" ADD COLUMN "residual_value" INTEGER;
ALTER TABLE "risk" ADD COLUMN "residual_action_required" INTEGER;
ALTER TABLE "risk" ADD COLUMN "accepted_value" INTEGER;
ALTER TABLE "risk" ADD COLUMN "accepted_until" TEXT;
ALTER TABLE "risk" ADD COLUMN "covered_until" TEXT;
CREATE INDEX "risk_system_value_id" ON "risk" ("authority", "system", "value", "id");
CREATE INDEX "risk_previous_value_id" ON "risk" ("authority", "previous", "value", "id");
-- The bands that every method has until the city gives it its own.
UPDATE "risk" SET "level" = CASE WHEN "value" < 5 THEN 1 WHEN NOT "action_required" THEN 2 WHEN "value" < 15 THEN 3 ELSE 4 END
  WHERE "value" IS NOT NULL;
CREATE TABLE "risk_acceptance" (
  "authority" BLOB NOT NULL, "id" BLOB NOT NULL, "version" INTEGER NOT NULL, "created_at" INTEGER NOT NULL,
  "changed_at" INTEGER NOT NULL, "archived_at" INTEGER, "imported_by" BLOB, "edited" TEXT, "natural_key" TEXT,
  "shared" INTEGER NOT NULL DEFAULT 0, "secret" INTEGER NOT NULL DEFAULT 0, "short_reference" TEXT NOT NULL,
  "risk" BLOB NOT NULL, "reason" TEXT NOT NULL, "until" TEXT NOT NULL, "decision" TEXT, "asked_of" TEXT, "status" TEXT,
  "value" INTEGER, "decided_by" TEXT, "decided_by_name" TEXT, "role" TEXT, "decided_at" INTEGER, "decision_note" TEXT,
  "unit" BLOB NOT NULL,
  PRIMARY KEY ("authority", "id")
) STRICT;
CREATE UNIQUE INDEX "risk_acceptance_natural_key" ON "risk_acceptance" ("authority", "natural_key");
CREATE INDEX "risk_acceptance_until_id" ON "risk_acceptance" ("authority", "until", "id");
CREATE INDEX "risk_acceptance_risk_until_id" ON "risk_acceptance" ("authority", "risk", "until", "id");
CREATE INDEX "risk_acceptance_unit_until_id" ON "risk_acceptance" ("authority", "unit", "until", "id");
CREATE INDEX "risk_acceptance_shared" ON "risk_acceptance" ("until", "id") WHERE "shared";
CREATE INDEX "risk_acceptance_secret" ON "risk_acceptance" ("authority", "id") WHERE "secret";
CREATE INDEX "risk_acceptance_status_until" ON "risk_acceptance" ("authority", "status", "until", "archived_at");
CREATE UNIQUE INDEX "risk_acceptance_short_reference" ON "risk_acceptance" ("authority", "short_reference");
CREATE TABLE "internal_control" (
  "authority" BLOB NOT NULL, "id" BLOB NOT NULL, "version" INTEGER NOT NULL, "created_at" INTEGER NOT NULL,
  "changed_at" INTEGER NOT NULL, "archived_at" INTEGER, "imported_by" BLOB, "edited" TEXT, "natural_key" TEXT,
  "shared" INTEGER NOT NULL DEFAULT 0, "secret" INTEGER NOT NULL DEFAULT 0, "short_reference" TEXT NOT NULL,
  "year" INTEGER NOT NULL, "risk" BLOB, "what" TEXT NOT NULL, "what_order" BLOB, "how" TEXT, "method" TEXT, "frequency" TEXT,
  "responsible" TEXT, "population" INTEGER, "expected_deviation" INTEGER, "tolerable_deviation" INTEGER, "confidence" INTEGER,
  "sample_size" INTEGER, "unit" BLOB NOT NULL,
  PRIMARY KEY ("authority", "id")
) STRICT;
CREATE UNIQUE INDEX "internal_control_natural_key" ON "internal_control" ("authority", "natural_key");
CREATE INDEX "internal_control_year_id" ON "internal_control" ("authority", "year", "id");
CREATE INDEX "internal_control_what_order_id" ON "internal_control" ("authority", "what_order", "id");
CREATE INDEX "internal_control_risk_what_order_id" ON "internal_control" ("authority", "risk", "what_order", "id");
CREATE INDEX "internal_control_unit_what_order_id" ON "internal_control" ("authority", "unit", "what_order", "id");
CREATE INDEX "internal_control_shared" ON "internal_control" ("what_order", "id") WHERE "shared";
CREATE INDEX "internal_control_secret" ON "internal_control" ("authority", "id") WHERE "secret";
CREATE UNIQUE INDEX "internal_control_short_reference" ON "internal_control" ("authority", "short_reference");
CREATE TABLE "control_performance" (
  "authority" BLOB NOT NULL, "id" BLOB NOT NULL, "version" INTEGER NOT NULL, "created_at" INTEGER NOT NULL,
  "changed_at" INTEGER NOT NULL, "archived_at" INTEGER, "imported_by" BLOB, "edited" TEXT, "natural_key" TEXT,
  "shared" INTEGER NOT NULL DEFAULT 0, "secret" INTEGER NOT NULL DEFAULT 0, "short_reference" TEXT NOT NULL,
  "control" BLOB NOT NULL, "performed" TEXT NOT NULL, "performed_by" TEXT, "population" INTEGER, "confidence" INTEGER,
  "size" INTEGER, "seed" TEXT, "checked" INTEGER, "deviations" INTEGER, "result" TEXT, "observation" TEXT, "evidence" TEXT,
  "share" INTEGER, "lower" INTEGER, "upper" INTEGER, "unit" BLOB NOT NULL,
  PRIMARY KEY ("authority", "id")
) STRICT;
CREATE UNIQUE INDEX "control_performance_natural_key" ON "control_performance" ("authority", "natural_key");
CREATE INDEX "control_performance_performed_id" ON "control_performance" ("authority", "performed", "id");
CREATE INDEX "control_performance_control_performed_id" ON "control_performance" ("authority", "control", "performed", "id");
CREATE INDEX "control_performance_unit_performed_id" ON "control_performance" ("authority", "unit", "performed", "id");
CREATE INDEX "control_performance_shared" ON "control_performance" ("performed", "id") WHERE "shared";
CREATE INDEX "control_performance_secret" ON "control_performance" ("authority", "id") WHERE "secret";
CREATE INDEX "control_performance_result_performed" ON "control_performance" ("authority", "result", "performed", "archived_at");
CREATE UNIQUE INDEX "control_performance_short_reference" ON "control_performance" ("authority", "short_reference");
)sql"},
      {"facts, reports, evidence and clocks of incidents, and the service desk's list", R"sql(
ALTER TABLE "incident" ADD COLUMN "sensitive" TEXT;
ALTER TABLE "incident" ADD COLUMN "occurred_at" INTEGER;
ALTER TABLE "incident" ADD COLUMN "ended_at" INTEGER;
ALTER TABLE "incident" ADD COLUMN "handled_at" INTEGER;
ALTER TABLE "incident" ADD COLUMN "aware_at" INTEGER;
ALTER TABLE "incident" ADD COLUMN "aware_how" TEXT;
ALTER TABLE "incident" ADD COLUMN "external_reference" TEXT;
ALTER TABLE "incident" ADD COLUMN "handler" TEXT;
ALTER TABLE "incident" ADD COLUMN "people" TEXT;
ALTER TABLE "incident" ADD COLUMN "place" TEXT;
ALTER TABLE "incident" ADD COLUMN "information" TEXT;
ALTER TABLE "incident" ADD COLUMN "affects_confidentiality" INTEGER;
ALTER TABLE "incident" ADD COLUMN "affects_integrity" INTEGER;
ALTER TABLE "incident" ADD COLUMN "affects_availability" INTEGER;
ALTER TABLE "incident" ADD COLUMN "affects_authenticity" INTEGER;
ALTER TABLE "incident" ADD COLUMN "malicious" INTEGER;
ALTER TABLE "incident" ADD COLUMN "crime" INTEGER;
ALTER TABLE "incident" ADD COLUMN "supplier" TEXT;
ALTER TABLE "incident" ADD COLUMN "supplier_caused" INTEGER;
ALTER TABLE "incident" ADD COLUMN "cross_border" INTEGER;
ALTER TABLE "incident" ADD COLUMN "consequences" TEXT;
ALTER TABLE "incident" ADD COLUMN "measures" TEXT;
ALTER TABLE "incident" ADD COLUMN "insured" INTEGER;
ALTER TABLE "incident" ADD COLUMN "privacy_role" TEXT;
ALTER TABLE "incident" ADD COLUMN "controllers" TEXT;
ALTER TABLE "incident" ADD COLUMN "registered" INTEGER;
ALTER TABLE "incident" ADD COLUMN "posts" INTEGER;
ALTER TABLE "incident" ADD COLUMN "protected_identities" INTEGER;
ALTER TABLE "incident" ADD COLUMN "groups" TEXT;
ALTER TABLE "incident" ADD COLUMN "data_kinds" TEXT;
ALTER TABLE "incident" ADD COLUMN "privacy_risk" TEXT;
ALTER TABLE "incident" ADD COLUMN "privacy_risk_reason" TEXT;
ALTER TABLE "incident" ADD COLUMN "not_told" TEXT;
ALTER TABLE "incident" ADD COLUMN "service" TEXT;
ALTER TABLE "incident" ADD COLUMN "trust_service" INTEGER;
ALTER TABLE "incident" ADD COLUMN "limited_hours" INTEGER;
ALTER TABLE "incident" ADD COLUMN "reserve_hours" INTEGER;
ALTER TABLE "incident" ADD COLUMN "critical_system" INTEGER;
ALTER TABLE "incident" ADD COLUMN "down_hours" INTEGER;
ALTER TABLE "incident" ADD COLUMN "workaround_hours" INTEGER;
ALTER TABLE "incident" ADD COLUMN "protected_information" INTEGER;
ALTER TABLE "incident" ADD COLUMN "others_protected_information" INTEGER;
ALTER TABLE "incident" ADD COLUMN "protected_persons" INTEGER;
ALTER TABLE "incident" ADD COLUMN "cost" INTEGER;
ALTER TABLE "incident" ADD COLUMN "environmental_damage" INTEGER;
ALTER TABLE "incident" ADD COLUMN "others_in_crisis" INTEGER;
ALTER TABLE "incident" ADD COLUMN "injury" TEXT;
ALTER TABLE "incident" ADD COLUMN "significant" INTEGER;
ALTER TABLE "incident" ADD COLUMN "significance_reason" TEXT;
ALTER TABLE "incident" ADD COLUMN "recipients_affected" INTEGER;
ALTER TABLE "incident" ADD COLUMN "cyber_threat" INTEGER;
ALTER TABLE "incident" ADD COLUMN "report_asked" INTEGER;
ALTER TABLE "incident" ADD COLUMN "cause_kind" TEXT;
ALTER TABLE "incident" ADD COLUMN "cause_label" TEXT;
ALTER TABLE "incident" ADD COLUMN "cause" TEXT;
ALTER TABLE "incident" ADD COLUMN "effect" TEXT;
ALTER TABLE "incident" ADD COLUMN "lessons" TEXT;
ALTER TABLE "incident" ADD COLUMN "triaged_at" INTEGER;
ALTER TABLE "incident" ADD COLUMN "closed_at" INTEGER;
ALTER TABLE "incident" ADD COLUMN "imy_reported_at" INTEGER;
ALTER TABLE "incident" ADD COLUMN "merged_into" BLOB;
ALTER TABLE "incident" ADD COLUMN "case_id" TEXT;
CREATE INDEX "incident_merged_into_discovered_at_id" ON "incident" ("authority", "merged_into", "discovered_at", "id");
CREATE INDEX "incident_handler" ON "incident" ("authority", "handler", "archived_at");
CREATE INDEX "incident_external_reference" ON "incident" ("authority", "external_reference", "archived_at");
CREATE INDEX "incident_case_id" ON "incident" ("authority", "case_id", "archived_at");
CREATE INDEX "incident_cause_label" ON "incident" ("authority", "cause_label", "archived_at");
CREATE INDEX "incident_status_discovered_at" ON "incident" ("authority", "status", "discovered_at", "archived_at");
ALTER TABLE "system" ADD COLUMN "information" TEXT;
ALTER TABLE "system" ADD COLUMN "registered" INTEGER;
ALTER TABLE "system" ADD COLUMN "protected_identities" INTEGER;
CREATE TABLE "incident_notice" (
  "authority" BLOB NOT NULL, "id" BLOB NOT NULL, "version" INTEGER NOT NULL, "created_at" INTEGER NOT NULL,
  "changed_at" INTEGER NOT NULL, "archived_at" INTEGER, "imported_by" BLOB, "edited" TEXT, "natural_key" TEXT,
  "shared" INTEGER NOT NULL DEFAULT 0, "secret" INTEGER NOT NULL DEFAULT 0, "short_reference" TEXT NOT NULL,
  "incident" BLOB NOT NULL, "duty" TEXT, "form" TEXT, "title" TEXT NOT NULL, "title_order" BLOB, "recipient" TEXT,
  "content" TEXT, "previous" BLOB, "status" TEXT, "due_at" INTEGER, "sent_at" INTEGER, "sent_by" TEXT, "receipt" TEXT,
  "late_reason" TEXT, "unit" BLOB NOT NULL,
  PRIMARY KEY ("authority", "id")
) STRICT;
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
  "authority" BLOB NOT NULL, "id" BLOB NOT NULL, "version" INTEGER NOT NULL, "created_at" INTEGER NOT NULL,
  "changed_at" INTEGER NOT NULL, "archived_at" INTEGER, "imported_by" BLOB, "edited" TEXT, "natural_key" TEXT,
  "shared" INTEGER NOT NULL DEFAULT 0, "secret" INTEGER NOT NULL DEFAULT 0, "incident" BLOB NOT NULL, "at" INTEGER NOT NULL,
  "kind" TEXT, "text" TEXT NOT NULL, "by" TEXT, "unit" BLOB NOT NULL,
  PRIMARY KEY ("authority", "id")
) STRICT;
CREATE UNIQUE INDEX "incident_event_natural_key" ON "incident_event" ("authority", "natural_key");
CREATE INDEX "incident_event_at_id" ON "incident_event" ("authority", "at", "id");
CREATE INDEX "incident_event_incident_at_id" ON "incident_event" ("authority", "incident", "at", "id");
CREATE INDEX "incident_event_unit_at_id" ON "incident_event" ("authority", "unit", "at", "id");
CREATE INDEX "incident_event_shared" ON "incident_event" ("at", "id") WHERE "shared";
CREATE INDEX "incident_event_secret" ON "incident_event" ("authority", "id") WHERE "secret";
CREATE TABLE "evidence" (
  "authority" BLOB NOT NULL, "id" BLOB NOT NULL, "version" INTEGER NOT NULL, "created_at" INTEGER NOT NULL,
  "changed_at" INTEGER NOT NULL, "archived_at" INTEGER, "imported_by" BLOB, "edited" TEXT, "natural_key" TEXT,
  "shared" INTEGER NOT NULL DEFAULT 0, "secret" INTEGER NOT NULL DEFAULT 0, "short_reference" TEXT NOT NULL,
  "incident" BLOB NOT NULL, "name" TEXT NOT NULL, "name_order" BLOB, "what" TEXT, "taken_at" INTEGER, "taken_by" TEXT,
  "how" TEXT, "source" TEXT, "media_type" TEXT, "size" INTEGER, "sha256" TEXT, "kept_with" TEXT, "unit" BLOB NOT NULL,
  PRIMARY KEY ("authority", "id")
) STRICT;
CREATE UNIQUE INDEX "evidence_natural_key" ON "evidence" ("authority", "natural_key");
CREATE INDEX "evidence_name_order_id" ON "evidence" ("authority", "name_order", "id");
CREATE INDEX "evidence_incident_name_order_id" ON "evidence" ("authority", "incident", "name_order", "id");
CREATE INDEX "evidence_unit_name_order_id" ON "evidence" ("authority", "unit", "name_order", "id");
CREATE INDEX "evidence_shared" ON "evidence" ("name_order", "id") WHERE "shared";
CREATE INDEX "evidence_secret" ON "evidence" ("authority", "id") WHERE "secret";
CREATE UNIQUE INDEX "evidence_short_reference" ON "evidence" ("authority", "short_reference");
CREATE TABLE "custody" (
  "authority" BLOB NOT NULL, "id" BLOB NOT NULL, "version" INTEGER NOT NULL, "created_at" INTEGER NOT NULL,
  "changed_at" INTEGER NOT NULL, "archived_at" INTEGER, "imported_by" BLOB, "edited" TEXT, "natural_key" TEXT,
  "shared" INTEGER NOT NULL DEFAULT 0, "secret" INTEGER NOT NULL DEFAULT 0, "evidence" BLOB NOT NULL, "at" INTEGER NOT NULL,
  "from_hand" TEXT NOT NULL, "to_hand" TEXT NOT NULL, "reason" TEXT, "unit" BLOB NOT NULL,
  PRIMARY KEY ("authority", "id")
) STRICT;
CREATE UNIQUE INDEX "custody_natural_key" ON "custody" ("authority", "natural_key");
CREATE INDEX "custody_at_id" ON "custody" ("authority", "at", "id");
CREATE INDEX "custody_evidence_at_id" ON "custody" ("authority", "evidence", "at", "id");
CREATE INDEX "custody_unit_at_id" ON "custody" ("authority", "unit", "at", "id");
CREATE INDEX "custody_shared" ON "custody" ("at", "id") WHERE "shared";
CREATE INDEX "custody_secret" ON "custody" ("authority", "id") WHERE "secret";
CREATE TABLE "desk_case" (
  "authority" BLOB NOT NULL, "id" BLOB NOT NULL, "version" INTEGER NOT NULL, "created_at" INTEGER NOT NULL,
  "changed_at" INTEGER NOT NULL, "archived_at" INTEGER, "imported_by" BLOB, "edited" TEXT, "natural_key" TEXT,
  "shared" INTEGER NOT NULL DEFAULT 0, "secret" INTEGER NOT NULL DEFAULT 0, "number" TEXT NOT NULL,
  "opened_at" INTEGER NOT NULL, "title" TEXT NOT NULL, "title_order" BLOB, "description" TEXT, "kind" TEXT, "match" TEXT,
  "incident" BLOB, "unit" BLOB NOT NULL,
  PRIMARY KEY ("authority", "id")
) STRICT;
CREATE UNIQUE INDEX "desk_case_natural_key" ON "desk_case" ("authority", "natural_key");
CREATE INDEX "desk_case_opened_at_id" ON "desk_case" ("authority", "opened_at", "id");
CREATE INDEX "desk_case_title_order_id" ON "desk_case" ("authority", "title_order", "id");
CREATE INDEX "desk_case_incident_opened_at_id" ON "desk_case" ("authority", "incident", "opened_at", "id");
CREATE INDEX "desk_case_unit_opened_at_id" ON "desk_case" ("authority", "unit", "opened_at", "id");
CREATE INDEX "desk_case_shared" ON "desk_case" ("opened_at", "id") WHERE "shared";
CREATE INDEX "desk_case_secret" ON "desk_case" ("authority", "id") WHERE "secret";
CREATE INDEX "desk_case_match_opened_at" ON "desk_case" ("authority", "match", "opened_at", "archived_at");
CREATE TABLE "incident_tie" (
  "authority" BLOB NOT NULL, "id" BLOB NOT NULL, "incident" BLOB NOT NULL, "kind" TEXT NOT NULL, "direction" TEXT NOT NULL,
  "other_authority" BLOB NOT NULL, "other_incident" BLOB NOT NULL, "facts" TEXT NOT NULL, "note" TEXT, "passed_by" TEXT NOT NULL,
  "passed_at" INTEGER NOT NULL,
  PRIMARY KEY ("authority", "id")
) STRICT;
CREATE INDEX "incident_tie_incident" ON "incident_tie" ("authority", "incident", "passed_at");
CREATE TABLE "evidence_file" (
  "authority" BLOB NOT NULL, "evidence" BLOB NOT NULL, "ordinal" INTEGER NOT NULL, "bytes" BLOB NOT NULL,
  PRIMARY KEY ("authority", "evidence", "ordinal")
) STRICT;
CREATE TABLE "evidence_seal" (
  "authority" BLOB NOT NULL, "evidence" BLOB NOT NULL, "sha256" TEXT NOT NULL, "size" INTEGER NOT NULL, "sealed_at" INTEGER NOT NULL,
  "public_key" BLOB NOT NULL, "signature" BLOB NOT NULL,
  PRIMARY KEY ("authority", "evidence")
) STRICT;
CREATE TABLE "incident_mail" (
  "message" TEXT NOT NULL PRIMARY KEY, "taken_at" INTEGER NOT NULL
) STRICT;
CREATE TABLE "clock_letter" (
  "authority" BLOB NOT NULL, "incident" BLOB NOT NULL, "duty" TEXT NOT NULL, "step" TEXT NOT NULL, "account" BLOB NOT NULL,
  "sent_at" INTEGER NOT NULL,
  PRIMARY KEY ("authority", "incident", "duty", "step", "account")
) STRICT;
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
-- Without figures SQLite takes an authority for ten rows, and reads all of its trail for those of one record, since they are in
-- order there. These are round figures of a large one; ANALYZE on the table that is always small makes the place for them.
ANALYZE "audit_head";
DELETE FROM "sqlite_stat1" WHERE "tbl" IN ('audit_head', 'audit_event', 'audit_link');
INSERT INTO "sqlite_stat1" ("tbl", "idx", "stat") VALUES
  ('audit_event', 'sqlite_autoindex_audit_event_1', '1000000 100000 50 1'),
  ('audit_event', 'audit_event_id', '1000000 100000 4'),
  ('audit_event', 'audit_event_kind', '100000 10000 2000 2 1'),
  ('audit_link', 'sqlite_autoindex_audit_link_1', '250000 25000 1'),
  ('audit_link', 'audit_link_import', '1000 100 2'),
  ('audit_link', 'audit_link_account', '200000 20000 500 1');
ANALYZE "sqlite_schema";
)sql"},
      {"one's own authority is asked for before what is shared",
          "-- PostgreSQL alone has walls; the steps keep in step.\n"},
  };
  return steps;
}

}  // namespace ringmur::db
