#include "server/api_access.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <charconv>

#include "server/api_accounts.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "store/matrix_setting.h"

/// Roles, and the matrix of what each may.
namespace ringmur::api {

namespace json = boost::json;

std::string unit_or_null(Call& call, const std::optional<Uuid>& authority, const std::optional<Uuid>& unit) {
  if (!authority || !unit) return "null";
  const RecordType& type = call.store().catalogue().at("unit");
  // What a unit is called is no secret to who sees that somebody's role is kept to it.
  const Actor house{"server", *authority, Right::read, {}};
  auto row = call.store().get(house, type, *authority, *unit);
  auto text = [&](std::string_view field) {
    const auto* value = row ? std::get_if<std::string>(&row->values[type.index(field)]) : nullptr;
    return value == nullptr ? std::string() : *value;
  };
  JsonWriter out;
  out.open('{').member("id", to_string(*unit)).member("code", text("code")).member("name", text("name"));
  return out.close('}').take();
}

std::string object_or_null(const Call& call, const std::optional<ObjectId>& object) {
  const RecordType* type = object ? call.api.store.catalogue().find(object->type) : nullptr;
  if (type == nullptr) return "null";
  return JsonWriter()
      .open('{')
      .member("register", type->plural)
      .member("id", to_string(object->id))
      .close('}')
      .take();
}

void append_roles(JsonWriter& out, Call& call, const Actor& actor) {
  out.key("roles").open('[');
  const std::vector<HeldRole> none;
  for (const HeldRole& held : actor.access ? actor.access->roles() : none) {
    out.open('{').member("assignment", to_string(held.assignment)).member("role", held.role);
    out.key("authority").raw(code_or_null(call, held.authority));
    out.key("unit").raw(unit_or_null(call, held.authority, held.unit));
    out.key("object").raw(object_or_null(call, held.object));
    out.key("ends_at").raw(instant_or_null(held.ends_at));
    out.key("stand_in_for");
    if (held.stand_in_for)
      out.text(*held.stand_in_for);
    else
      out.raw("null");
    out.close('}');
  }
  out.close(']');
}

void append_may(JsonWriter& out, const Catalogue& catalogue, const Actor& actor, const Uuid& authority) {
  out.key("may").open('{');
  for (const std::string& subject : all_subjects(catalogue)) {
    bool any = false;
    for (Action action : all_actions) {
      if (actor.reach(subject, action, authority).is_nothing()) continue;
      if (!std::exchange(any, true)) out.key(subject).open('[');
      out.text(code_of(action));
    }
    if (any) out.close(']');
  }
  out.close('}');
}

namespace {

std::string etag_of(const KeptMatrix& kept) {
  return fmt::format("\"{}\"", kept.version);
}

http::Response matrix_response(Call& call, const KeptMatrix& kept) {
  const Catalogue& catalogue = call.store().catalogue();
  JsonWriter out;
  out.open('{').key("version").raw(fmt::to_string(kept.version));
  out.key("own").raw(kept.own ? "true" : "false").key("subjects").open('[');
  for (const RecordType* type : catalogue.types) {
    out.open('{').member("name", type->name).member("kind", "register");
    out.words("label", type->label_plural);
    out.close('}');
  }
  for (const Duty& duty : all_duties()) {
    out.open('{').member("name", duty.code).member("kind", "duty");
    out.words("label", duty.label);
    out.close('}');
  }
  out.close(']').key("roles").raw(kept.matrix->json(catalogue)).close('}');
  http::Response response = json_response(200, out.take());
  response.headers.emplace_back("ETag", etag_of(kept));
  return response;
}

/// The version that the client has read.
std::expected<std::int64_t, Problem> version_read(const Call& call, const KeptMatrix& there) {
  std::string_view tag = call.request.header("If-Match");
  if (tag.empty()) {
    return with_status(428, {Refusal::invalid, "precondition.required",
                                {"Skicka If-Match med den ETag som matrisen hade när du läste den.",
                                    "Send If-Match with the ETag that the matrix had when you read it."},
                                {}, {}});
  }
  if (tag == "*") return there.version;
  std::int64_t version = -1;  // what no matrix has: answered as changed
  if (tag.size() > 2 && tag.front() == '"' && tag.back() == '"')
    std::from_chars(tag.data() + 1, tag.data() + tag.size() - 1, version);
  return version;
}

/// Null: the product's own again.
std::expected<std::optional<Matrix>, Problem> matrix_member(Call& call, const json::object& object) {
  if (auto good = only_members(object, {"roles"}); !good) return std::unexpected(good.error());
  const json::value* value = object.if_contains("roles");
  if (value != nullptr && value->is_null()) return std::optional<Matrix>();
  if (value == nullptr || !value->is_object()) {
    return std::unexpected(Problem({Refusal::invalid, "matrix.missing",
        {"Skicka {\"roles\": {…}} med hela matrisen, så som GET ger den, eller null för produktens egen.",
            "Send {\"roles\": {…}} with the whole matrix, as GET gives it, or null for the product's own."},
        "roles", {}}));
  }
  auto matrix = Matrix::parse(json::serialize(*value), call.store().catalogue());
  if (!matrix) return std::unexpected(Problem(matrix.error()));
  return std::optional(std::move(*matrix));
}

}  // namespace

Answer list_roles(Call&) {
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const Role& role : all_roles()) {
    out.open('{').member("code", role.code);
    out.words("label", role.label);
    out.words("help", role.help);
    out.close('}');
  }
  return json_response(200, out.close(']').close('}').take());
}

Answer read_matrix(Call& call) {
  auto kept = ringmur::read_matrix(call.store(), call.actor);
  if (!kept) return std::unexpected(Problem(kept.error()));
  return matrix_response(call, *kept);
}

Answer change_matrix(Call& call) {
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto matrix = matrix_member(call, *object);
  if (!matrix) return std::unexpected(matrix.error());
  auto there = ringmur::read_matrix(call.store(), call.actor);
  if (!there) return std::unexpected(Problem(there.error()));
  auto version = version_read(call, *there);
  if (!version) return std::unexpected(version.error());
  auto kept = set_matrix(call.store(), call.actor, *matrix, *version);
  if (!kept) return std::unexpected(Problem(kept.error()));
  return matrix_response(call, *kept);
}

}  // namespace ringmur::api
