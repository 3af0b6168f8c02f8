-- What an import has left, but for ids, salts, digests and times: one text, the same for the program and its baseline.
SELECT 'rows', COUNT(*), SUM(LENGTH("id") + LENGTH("imported_by") + LENGTH("version")) FROM "course_result";
SELECT "natural_key", "employee_number", HEX("employee_number_order"), "course", "status", "status_date", HEX("unit"),
       "export_date", "archived_at", "edited"
  FROM "course_result" ORDER BY "natural_key";
SELECT "sequence", "ordinal", "type", "action", "version", "changes", LENGTH("id"), LENGTH("salt"),
       LENGTH("value_digest"), LENGTH("digest")
  FROM "audit_event" ORDER BY "authority", "sequence", "ordinal";
SELECT "sequence", "actor", "operation", "events", LENGTH("root"), LENGTH("head") FROM "audit_link" ORDER BY "sequence";
SELECT "entry", "type", "words", LENGTH("id") FROM "search_entry" ORDER BY "entry";
SELECT "type", "file_name", "created", "changed", "archived", HEX("unit") FROM "import" ORDER BY "at", "id";
SELECT 'found', COUNT(*) FROM "search" WHERE "search" MATCH '"1077"*';
INSERT INTO "search"("search") VALUES ('integrity-check');
