#include <fmt/format.h>
#include <fmt/ranges.h>

#include "store/consistency_parts.h"

namespace ringmur::db {
namespace {

/// More than these of one kind say no more; memory stays flat.
constexpr int most_of_a_kind = 100;

/// One question whose every answer (authority, id) is a disagreement.
struct Question {
  const char* code;
  std::string type;  ///< of what is told: a register or a table
  std::string sql;
  Text what;
};

void ask(Inspection& inspection, const Question& question) {
  struct Answer {
    Uuid authority;
    Uuid id;
    bool has_authority;
  };
  std::vector<Answer> answers;
  auto cursor = inspection.connection.query(fmt::format("{} LIMIT {}", question.sql, most_of_a_kind));
  while (cursor->next()) answers.push_back({cursor->uuid(0), cursor->uuid(1), !cursor->is_null(0)});
  cursor.reset();
  for (const Answer& answer : answers) {
    inspection.say({question.code, answer.has_authority ? inspection.code_of(answer.authority) : "",
        question.type, to_string(answer.id), question.what});
  }
}

/// Rows of `table` to which no row of `type` answers by authority and `column`.
std::string without_record(const std::string& table, const std::string& column, const std::string& type,
    const std::string& where, const std::string& also = "") {
  return fmt::format(
      "SELECT t.\"authority\",t.\"{1}\" FROM \"{0}\" t WHERE {3} AND NOT EXISTS (SELECT 1 FROM \"{2}\" r "
      "WHERE"
      " r.\"authority\" = t.\"authority\" AND r.\"id\" = t.\"{1}\"{4})",
      table, column, type, where, also);
}

void inspect_references(Inspection& inspection, const RecordType& type) {
  ask(inspection, {"record.authority", type.name,
                      fmt::format("SELECT \"authority\",\"id\" FROM \"{}\" WHERE \"authority\" NOT IN (SELECT"
                                  " \"id\" FROM \"authority\")",
                          type.name),
                      {"hör till en nämnd som inte finns", "belongs to an authority that is not there"}});
  for (const Field& field : type.fields) {
    if (field.kind != Kind::reference || inspection.catalogue.find(field.refers_to) == nullptr) continue;
    ask(inspection,
        {"record.leads_nowhere", type.name,
            fmt::format(
                "SELECT t.\"authority\",t.\"id\" FROM \"{0}\" t WHERE t.\"{1}\" IS NOT NULL AND NOT"
                " EXISTS (SELECT 1 FROM \"{2}\" r WHERE r.\"authority\" = t.\"authority\" AND r.\"id\""
                " = t.\"{1}\")",
                type.name, field.name, inspection.catalogue.at(field.refers_to).name),
            {field.name + " leder till en post som inte finns",
                field.name + " leads to a record that is not there"}});
  }
  ask(inspection,
      {"record.import", type.name,
          fmt::format("SELECT t.\"authority\",t.\"id\" FROM \"{}\" t WHERE t.\"imported_by\" IS NOT"
                      " NULL AND NOT EXISTS (SELECT 1 FROM \"import\" i WHERE i.\"authority\" ="
                      " t.\"authority\" AND i.\"id\" = t.\"imported_by\")",
              type.name),
          {"kom med en import som inte finns", "came by an import that is not there"}});
}

/// What is kept beside records of the register, each row for a record.
void inspect_beside(Inspection& inspection, const RecordType& type) {
  const std::string of_type = fmt::format("t.\"type\" = '{}'", type.name);
  ask(inspection, {"search.left_over", type.name, without_record("search_entry", "id", type.name, of_type),
                      {"ligger kvar i sökindexet fast posten inte finns",
                          "is left in the search index though there is no such record"}});
  ask(inspection,
      {"trail.record", type.name,
          without_record("audit_event", "id", type.name, of_type + " AND t.\"action\" = 'create'"),
          {"skapades enligt granskningskedjan men finns inte",
              "was created, the trail says, but is not there"}});
  ask(inspection, {"secrecy.left_over", type.name,
                      without_record("secrecy_mark", "id", type.name, of_type, " AND r.\"secret\""),
                      {"har ett sekretessmärke som posten inte vet om",
                          "has a mark of secrecy that the record knows nothing of"}});
  ask(inspection,
      {"share.left_over", type.name, without_record("share", "id", type.name, of_type, " AND r.\"shared\""),
          {"är delad utan att posten vet om det", "is shared though the record knows nothing of it"}});
  ask(inspection,
      {"share.missing", type.name,
          fmt::format("SELECT t.\"authority\",t.\"id\" FROM \"{0}\" t WHERE t.\"shared\" AND NOT"
                      " EXISTS (SELECT 1 FROM \"share\" s WHERE s.\"id\" = t.\"id\" AND s.\"type\" ="
                      " '{0}' AND s.\"authority\" = t.\"authority\")",
              type.name),
          {"är märkt som delad utan att delas med någon", "is marked as shared, but with nobody"}});
  for (const char* end : {"from", "to"}) {
    ask(inspection,
        {"link.end", type.name,
            without_record("link", fmt::format("{}_id", end), type.name,
                fmt::format("t.\"{}_type\" = '{}'", end, type.name)),
            {"en länk leder till en post som inte finns", "a link leads to a record that is not there"}});
  }
}

/// Rows of tables that name a register which is none.
void inspect_unknown(Inspection& inspection) {
  std::vector<std::string> names;
  for (const RecordType* type : inspection.catalogue.types) names.push_back('\'' + type->name + '\'');
  for (const auto& [table, column, id] : {std::array{"search_entry", "type", "id"},
           std::array{"link", "from_type", "from_id"}, std::array{"link", "to_type", "to_id"},
           std::array{"share", "type", "id"}, std::array{"secrecy_mark", "type", "id"}}) {
    ask(inspection, {"register.unknown", table,
                        fmt::format("SELECT \"authority\",\"{}\" FROM \"{}\" WHERE \"{}\" NOT IN ({})", id,
                            table, column, fmt::join(names, ",")),
                        {"gäller ett register som inte finns", "is of a register that is not there"}});
  }
}

/// A job is done whole: what is over has a result, what waits has its file, an import's rows are all there.
const std::vector<Question>& questions_of_work() {
  static const std::vector<Question> questions{
      {"job.file", "job",
          "SELECT j.\"authority\",j.\"id\" FROM \"job\" j WHERE j.\"status\" IN ('queued','running') AND"
          " j.\"file\" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM \"file\" f WHERE f.\"authority\" ="
          " j.\"authority\" AND f.\"id\" = j.\"file\")",
          {"väntar på en fil som inte finns", "waits for a file that is not there"}},
      {"job.half_done", "job",
          "SELECT \"authority\",\"id\" FROM \"job\" WHERE \"status\" NOT IN ('queued','running') AND"
          " (\"result\" IS NULL OR \"status\" NOT IN ('done','failed'))",
          {"är slut utan resultat", "is over without a result"}},
      {"file.parts", "file_chunk",
          "SELECT c.\"authority\",c.\"file\" FROM \"file_chunk\" c WHERE NOT EXISTS (SELECT 1 FROM \"file\" f"
          " WHERE f.\"authority\" = c.\"authority\" AND f.\"id\" = c.\"file\")",
          {"är delar av en fil som inte finns", "are parts of a file that is not there"}},
      {"file.parts", "file",
          "SELECT \"authority\",\"file\" FROM \"file_chunk\" GROUP BY \"authority\",\"file\" HAVING"
          " MIN(\"ordinal\") <> 0 OR MAX(\"ordinal\") <> COUNT(*) - 1",
          {"saknar delar", "lacks parts"}},
      {"import.rows", "import",
          "SELECT i.\"authority\",i.\"id\" FROM \"import\" i WHERE i.\"created\" > 0 AND EXISTS (SELECT 1 "
          "FROM"
          " \"audit_link\" l WHERE l.\"authority\" = i.\"authority\" AND l.\"import_id\" = i.\"id\") AND"
          " i.\"created\" > (SELECT COUNT(*) FROM \"audit_link\" l JOIN \"audit_event\" e ON e.\"authority\" "
          "="
          " l.\"authority\" AND e.\"sequence\" = l.\"sequence\" WHERE l.\"authority\" = i.\"authority\" AND"
          " l.\"import_id\" = i.\"id\" AND e.\"action\" = 'create')",
          {"skapade fler poster än granskningskedjan vet om",
              "created more records than the trail knows of"}},
      {"evidence.parts", "evidence",
          "SELECT DISTINCT p.\"authority\",p.\"evidence\" FROM \"evidence_file\" p WHERE NOT EXISTS (SELECT 1"
          " FROM \"evidence_seal\" s WHERE s.\"authority\" = p.\"authority\" AND s.\"evidence\" ="
          " p.\"evidence\")",
          {"har byte men ingen försegling", "has bytes but no seal"}},
      {"chain.missing", "audit_head",
          "SELECT a.\"id\",a.\"id\" FROM \"authority\" a WHERE NOT EXISTS (SELECT 1 FROM \"audit_head\" h "
          "WHERE"
          " h.\"authority\" = a.\"id\")",
          {"har ingen granskningskedja", "has no audit chain"}}};
  return questions;
}

/// What belongs to an account.
void inspect_accounts(Inspection& inspection) {
  for (const char* table : {"session", "totp", "passkey", "recovery_code", "assignment", "mail_address"}) {
    ask(inspection, {"account.missing", table,
                        fmt::format("SELECT NULL,t.\"account\" FROM \"{}\" t WHERE NOT EXISTS (SELECT 1 FROM"
                                    " \"account\" a WHERE a.\"id\" = t.\"account\")",
                            table),
                        {"hör till ett konto som inte finns", "belongs to an account that is not there"}});
  }
}

}  // namespace

void inspect_ties(Inspection& inspection) {
  for (const RecordType* type : inspection.catalogue.types) {
    inspect_references(inspection, *type);
    inspect_beside(inspection, *type);
  }
  inspect_unknown(inspection);
  for (const Question& question : questions_of_work()) ask(inspection, question);
  inspect_accounts(inspection);
}

}  // namespace ringmur::db
