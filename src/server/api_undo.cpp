#include <fmt/format.h>

#include "exchange/sheet.h"
#include "registry/import_headings.h"
#include "registry/undo.h"
#include "schema/json_writer.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"
#include "server/api_upload.h"
#include "store/by_ids.h"

/// Before and after an import: what a file looks like, which imports there were, and taking one back.
namespace ringmur::api {
namespace {

void add_strings(JsonWriter& json, std::string_view name, const std::vector<std::string>& values) {
  json.key(name).open('[');
  for (const std::string& value : values) json.text(value);
  json.close(']');
}

std::expected<void, Problem> add_first_rows(JsonWriter& json, SheetReader& sheet) {
  constexpr int most = 5;
  json.key("rows_seen").open('[');
  SheetRow row;
  for (int seen = 0; seen < most; ++seen) {
    auto more = sheet.next(row);
    if (!more) return std::unexpected(Problem(more.error()));
    if (!*more) break;
    json.open('[');
    for (const std::string& cell : row.cells) json.text(cell);
    json.close(']');
  }
  json.close(']');
  return {};
}

void add_look(JsonWriter& json, const HeadingLook& look, const std::vector<std::string>& headings) {
  json.key("register");
  if (look.map.type == nullptr)
    json.raw("null");
  else
    json.text(look.map.type->plural);
  json.key("candidates").open('[');
  for (const HeadingLook::Candidate& one : look.candidates) {
    json.open('{').member("register", one.type->plural).key("fits").raw(fmt::to_string(one.fits)).close('}');
  }
  json.close(']').key("mapping").open('{');
  for (std::size_t i = 0; i < headings.size(); ++i) {
    const Field* field = look.map.columns[i];
    if (!headings[i].empty()) json.member(headings[i], field == nullptr ? "" : field->name);
  }
  json.close('}');
  add_strings(json, "unknown", look.map.unknown);
  json.key("missing").open('[');
  for (const Field* field : look.missing) json.text(field->name);
  json.close(']');
}

void add_import(JsonWriter& json, const ListedImport& listed, const std::string& unit, bool undoable,
    const RecordType& type) {
  const ImportEntry& entry = listed.entry;
  json.open('{').member("id", to_string(entry.id)).member("register", type.plural);
  json.member("file_name", entry.file_name).key("unit");
  if (unit.empty())
    json.raw("null");
  else
    json.text(unit);
  json.member("at", to_string(entry.at)).member("by", listed.by);
  json.key("created").raw(fmt::to_string(entry.created)).key("changed").raw(fmt::to_string(entry.changed));
  json.key("archived").raw(fmt::to_string(entry.archived)).key("undone_at");
  if (entry.undone_at)
    json.text(to_string(*entry.undone_at));
  else
    json.raw("null");
  json.key("can_undo").raw(undoable ? "true" : "false").close('}');
}

/// Codes of the units that imports were made for.
std::expected<std::map<Uuid, std::string>, Problem> codes_of(
    Call& call, const Authority& authority, const std::vector<ListedImport>& imports) {
  std::vector<Uuid> ids;
  for (const ListedImport& one : imports) {
    if (one.entry.unit) ids.push_back(*one.entry.unit);
  }
  const RecordType& type = call.store().catalogue().at("unit");
  auto units = find_by_ids(call.store(), call.actor, type, authority.id, ids);
  if (!units) return std::unexpected(Problem(units.error()));
  std::map<Uuid, std::string> codes;
  for (const auto& [id, row] : *units) codes[id] = std::get<std::string>(row.values[type.index("code")]);
  return codes;
}

}  // namespace

Answer look_at_import(Call& call) {
  auto upload = take_upload(call);
  if (!upload) return std::unexpected(upload.error());
  auto sheet = open_sheet(upload->file.path());
  if (!sheet) return std::unexpected(Problem(sheet.error()));
  const std::vector<std::string>& headings = (*sheet)->headings();
  std::string wanted(call.request.parameter("as").value_or(""));
  auto look = look_at_headings(call.store().catalogue(), headings, wanted);
  if (!look) {
    Error error = look.error();
    error.field = "as";
    return in_query(std::move(error));
  }
  JsonWriter json;
  json.open('{').member("description", (*sheet)->description());
  add_strings(json, "headings", headings);
  if (auto added = add_first_rows(json, **sheet); !added) return std::unexpected(added.error());
  add_look(json, *look, headings);
  return json_response(200, json.close('}').take());
}

Answer list_imports(Call& call) {
  constexpr std::size_t most = 100;
  auto authority = authority_of(call);
  if (!authority) return std::unexpected(authority.error());
  auto imports = ringmur::list_imports(call.store(), call.actor, authority->id, most);
  if (!imports) return std::unexpected(Problem(imports.error()));
  auto codes = codes_of(call, *authority, *imports);
  if (!codes) return std::unexpected(codes.error());
  JsonWriter json;
  json.open('{').key("items").open('[');
  for (const ListedImport& one : *imports) {
    auto undoable = can_undo(call.store(), call.actor, one.entry);
    if (!undoable) return std::unexpected(Problem(undoable.error()));
    auto code = one.entry.unit ? codes->find(*one.entry.unit) : codes->end();
    add_import(json, one, code == codes->end() ? std::string() : code->second, *undoable,
        call.store().catalogue().at(one.entry.type));
  }
  return json_response(200, json.close(']').close('}').take());
}

Answer undo_import(Call& call) {
  auto authority = authority_of(call);
  if (!authority) return std::unexpected(authority.error());
  // An id that is none is no import either.
  Uuid id = parse_uuid(call.id).value_or(Uuid{});
  auto outcome = ringmur::undo_import(call.store(), call.actor, authority->id, id);
  if (!outcome) return std::unexpected(Problem(outcome.error()));
  return json_response(200, fmt::format(R"({{"archived":{},"changed_back":{},"restored":{}}})",
                                outcome->archived, outcome->changed_back, outcome->restored));
}

}  // namespace ringmur::api
