#include "server/api_secrecy.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "schema/json_writer.h"
#include "server/api_addressed.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "store/secrecy.h"

/// What is secret and why: marks on records, and the paragraphs that they name.
namespace ringmur::api {
namespace {

namespace json = boost::json;

void write_marks(JsonWriter& out, const std::vector<SecrecyMark>& marks) {
  out.open('[');
  for (const SecrecyMark& mark : marks) {
    out.open('{').key("field");
    if (mark.field.empty())
      out.raw("null");
    else
      out.text(mark.field);
    out.member("ground", mark.ground).member("label", mark.citation).member("note", mark.note);
    out.member("by", mark.created_by).member("at", to_string(mark.created_at));
    out.key("by_itself").raw(mark.by_itself ? "true" : "false").close('}');
  }
  out.close(']');
}

std::unexpected<Problem> bad_marks() {
  return std::unexpected(Problem({Refusal::invalid, "secrecy.marks",
      {"marks: skriv en lista som [{\"field\":\"title\",\"ground\":\"18:13\",\"note\":\"…\"}]; field null är "
       "hela "
       "posten.",
          "marks: write a list such as [{\"field\":\"title\",\"ground\":\"18:13\",\"note\":\"…\"}]; field "
          "null is the "
          "whole record."},
      "marks", {}}));
}

std::expected<std::vector<SecrecyMark>, Problem> marks_member(const json::object& object) {
  constexpr std::size_t most = 200;
  const json::value* list = object.if_contains("marks");
  if (list == nullptr || !list->is_array() || list->get_array().size() > most) return bad_marks();
  std::vector<SecrecyMark> marks;
  for (const json::value& one : list->get_array()) {
    if (!one.is_object()) return bad_marks();
    SecrecyMark mark;
    if (auto good = only_members(one.get_object(), {"field", "ground", "note"}); !good)
      return std::unexpected(good.error());
    for (const auto& [member, into] :
        {std::pair{"field", &mark.field}, {"ground", &mark.ground}, {"note", &mark.note}}) {
      auto text = text_member(one.get_object(), member);
      if (!text) return std::unexpected(text.error());
      *into = std::move(*text);
    }
    marks.push_back(std::move(mark));
  }
  return marks;
}

}  // namespace

void append_secrecy(std::string& body, Call& call, const Row& row) {
  auto marks = marks_of(call.store(), call.actor, *call.type, row.meta.authority, row.meta.id);
  if (!marks) return;
  JsonWriter out;
  write_marks(out, *marks);
  body.pop_back();
  body += ",\"secrecy\":" + out.take() + '}';
}

Answer list_secrecy_grounds(Call& call) {
  const Settings settings = call.store().settings();
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const Ground& ground : settings.secrecy_grounds()) {
    out.open('{').member("code", ground.code).member("law", ground.law).member("chapter", ground.chapter);
    out.member("section", ground.section).member("citation", citation(ground));
    out.words("label", ground.label);
    out.words("help", ground.help);
    out.close('}');
  }
  return json_response(200, out.close(']').close('}').take());
}

Answer mark_secret(Call& call) {
  auto found = addressed(call);
  if (!found) return std::unexpected(found.error());
  auto version = version_to_change(call, found->row);
  if (!version) return std::unexpected(version.error());
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  if (auto good = only_members(*object, {"marks"}); !good) return std::unexpected(good.error());
  auto marks = marks_member(*object);
  if (!marks) return std::unexpected(marks.error());
  auto made = mark_record(call.store(), call.actor, *call.type, found->authority.id, found->row.meta.id,
      *version, std::move(*marks));
  if (!made) return std::unexpected(Problem(made.error()));
  JsonWriter out;
  out.open('{').key("marks");
  write_marks(out, made->marks);
  out.key("version").raw(fmt::to_string(made->version));
  http::Response response = json_response(200, out.close('}').take());
  response.headers.emplace_back("ETag", fmt::format("\"{}\"", made->version));
  return response;
}

}  // namespace ringmur::api
