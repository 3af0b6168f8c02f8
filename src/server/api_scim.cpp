#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "base/text.h"
#include "identity/scim_filter.h"
#include "identity/scim_patch.h"
#include "server/api_accounts.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"
#include "server/public_url.h"
#include "server/scim_json.h"

namespace ringmur::api {
namespace {

namespace json = boost::json;

std::unexpected<Problem> passed_on(Error error) {
  return std::unexpected(Problem(std::move(error)));
}

std::expected<std::optional<scim::Filter>, Problem> scim_filter_of(const Call& call) {
  auto text = call.request.parameter("filter");
  if (!text || text->empty()) return std::optional<scim::Filter>();
  auto filter = scim::Filter::parse(*text);
  if (!filter) return passed_on(filter.error());
  return std::optional(std::move(*filter));
}

/// What the database can look up of the filter.
ScimLookup lookup_of(const Call& call, const std::optional<scim::Filter>& filter, std::string_view name) {
  ScimLookup lookup;
  auto equality = filter ? filter->equality() : std::nullopt;
  if (equality && equality->first == name) lookup.name = equality->second;
  if (equality && equality->first == "externalid") lookup.external_id = equality->second;
  auto unwanted = words_parameter(call, "excludedAttributes");
  bool without =
      std::ranges::any_of(unwanted, [](const std::string& one) { return folded(one) == "members"; });
  if (without) lookup.members = ScimLookup::Members::leave_out;
  return lookup;
}

/// A page of what the filter lets through (RFC 7644 §3.4.2).
template <typename Resource>
Answer page_of(Call& call, const std::vector<Resource>& all, const std::optional<scim::Filter>& filter) {
  constexpr std::int64_t most = 200;
  constexpr std::int64_t highest = 1'000'000'000;
  auto start = number_parameter(call, "startIndex", -highest, highest, 1);
  auto count = number_parameter(call, "count", -highest, highest, 100);
  if (!start) return std::unexpected(start.error());
  if (!count) return std::unexpected(count.error());
  const std::int64_t first = std::max<std::int64_t>(*start, 1);
  const std::int64_t wanted = std::clamp<std::int64_t>(*count, 0, most);
  std::int64_t total = 0;
  json::array page;
  for (const Resource& one : all) {
    json::object resource = scim_json::resource_of(call, one);
    if (filter && !filter->matches(resource)) continue;
    ++total;
    if (total < first || std::ssize(page) >= wanted) continue;
    scim_json::choose(resource, call);
    page.emplace_back(std::move(resource));
  }
  const std::int64_t shown = std::ssize(page);
  return scim_json::response(
      200, {{"schemas", json::array{"urn:ietf:params:scim:api:messages:2.0:ListResponse"}},
               {"totalResults", total}, {"startIndex", first}, {"itemsPerPage", shown},
               {"Resources", std::move(page)}});
}

template <typename Resource>
Answer one_of(Call& call, int status, const Result<Resource>& found) {
  if (!found) return passed_on(found.error());
  json::object resource = scim_json::resource_of(call, *found);
  const std::string place(resource.at("meta").at("location").as_string());
  scim_json::choose(resource, call);
  http::Response response = scim_json::response(status, resource);
  if (status == 201) response.headers.emplace_back("Location", place);
  return response;
}

/// Reads, changes and writes; again where somebody else wrote in between.
template <typename Read, typename Change>
auto changed(const Read& read, const Change& change) -> decltype(read()) {
  constexpr int most_tries = 3;
  for (int tries = 1;; ++tries) {
    auto before = read();
    if (!before) return before;
    auto after = change(*before);
    bool again = !after && after.error().refusal == Refusal::changed && tries < most_tries;
    if (!again) return after;
  }
}

Result<ScimUser> put_user(Call& call, const Uuid& id, std::int64_t version, const json::object& resource) {
  auto person = scim_json::person_of(resource);
  if (!person) return std::unexpected(person.error());
  return change_scim_user(call.store(), call.actor, id, version, *person);
}

Result<ScimGroup> put_group(Call& call, const Uuid& id, std::int64_t version, const json::object& resource) {
  auto content = scim_json::group_of(resource);
  if (!content) return std::unexpected(content.error());
  return change_scim_group(call.store(), call.actor, id, version, *content);
}

template <typename Resource, typename Put>
auto patched(Call& call, const Resource& before, const json::object& message, const Put& put)
    -> decltype(put(json::object())) {
  json::object resource = scim_json::told_of(call, before);
  if (auto done = scim::apply_patch(resource, message); !done) return std::unexpected(done.error());
  return put(resource);
}

}  // namespace

Answer scim_list_users(Call& call) {
  auto filter = scim_filter_of(call);
  if (!filter) return std::unexpected(filter.error());
  auto all = scim_users(call.store(), call.actor, lookup_of(call, *filter, "username"));
  if (!all) return passed_on(all.error());
  return page_of(call, *all, *filter);
}

Answer scim_create_user(Call& call) {
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto person = scim_json::person_of(*object);
  if (!person) return passed_on(person.error());
  return one_of(call, 201, ringmur::create_scim_user(call.store(), call.actor, *person));
}

Answer scim_read_user(Call& call) {
  auto id = id_of(call);
  if (!id) return std::unexpected(id.error());
  return one_of(call, 200, scim_user(call.store(), call.actor, *id));
}

Answer scim_replace_user(Call& call) {
  auto id = id_of(call);
  auto object = body_object(call);
  if (!id) return std::unexpected(id.error());
  if (!object) return std::unexpected(object.error());
  auto read = [&] { return scim_user(call.store(), call.actor, *id); };
  return one_of(call, 200,
      changed(read, [&](const ScimUser& before) { return put_user(call, *id, before.version, *object); }));
}

Answer scim_change_user(Call& call) {
  auto id = id_of(call);
  auto object = body_object(call);
  if (!id) return std::unexpected(id.error());
  if (!object) return std::unexpected(object.error());
  auto read = [&] { return scim_user(call.store(), call.actor, *id); };
  return one_of(call, 200, changed(read, [&](const ScimUser& before) {
    return patched(call, before, *object,
        [&](const json::object& resource) { return put_user(call, *id, before.version, resource); });
  }));
}

Answer scim_remove_user(Call& call) {
  auto id = id_of(call);
  if (!id) return std::unexpected(id.error());
  auto done = remove_scim_user(call.store(), call.actor, *id);
  return done ? Answer(no_content()) : Answer(passed_on(done.error()));
}

Answer scim_list_groups(Call& call) {
  auto filter = scim_filter_of(call);
  if (!filter) return std::unexpected(filter.error());
  auto all = scim_groups(call.store(), call.actor, lookup_of(call, *filter, "displayname"));
  if (!all) return passed_on(all.error());
  return page_of(call, *all, *filter);
}

Answer scim_create_group(Call& call) {
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto content = scim_json::group_of(*object);
  if (!content) return passed_on(content.error());
  return one_of(call, 201, ringmur::create_scim_group(call.store(), call.actor, *content));
}

Answer scim_read_group(Call& call) {
  auto id = id_of(call);
  if (!id) return std::unexpected(id.error());
  return one_of(call, 200, scim_group(call.store(), call.actor, *id));
}

Answer scim_replace_group(Call& call) {
  auto id = id_of(call);
  auto object = body_object(call);
  if (!id) return std::unexpected(id.error());
  if (!object) return std::unexpected(object.error());
  auto read = [&] { return scim_group(call.store(), call.actor, *id); };
  return one_of(call, 200,
      changed(read, [&](const ScimGroup& before) { return put_group(call, *id, before.version, *object); }));
}

/// Without a body (RFC 7644 §3.5.2): a group may have thousands of members.
Answer scim_change_group(Call& call) {
  auto id = id_of(call);
  auto object = body_object(call);
  if (!id) return std::unexpected(id.error());
  if (!object) return std::unexpected(object.error());
  auto read = [&] { return scim_group(call.store(), call.actor, *id); };
  auto after = changed(read, [&](const ScimGroup& before) {
    return patched(call, before, *object,
        [&](const json::object& resource) { return put_group(call, *id, before.version, resource); });
  });
  return after ? Answer(no_content()) : Answer(passed_on(after.error()));
}

Answer scim_remove_group(Call& call) {
  auto id = id_of(call);
  if (!id) return std::unexpected(id.error());
  auto done = remove_scim_group(call.store(), call.actor, *id);
  return done ? Answer(no_content()) : Answer(passed_on(done.error()));
}

}  // namespace ringmur::api
