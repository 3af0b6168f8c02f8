// SCIM's filters, paths and patches on a person.

#include <boost/json.hpp>

#include "fuzz_support.h"
#include "identity/scim_filter.h"
#include "identity/scim_patch.h"

namespace ringmur::fuzz {
namespace {

namespace json = boost::json;

const json::object& person() {
  static const json::object made = json::parse(
      R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"1","userName":"eva","active":true,"name":{"givenName":"Eva"},"emails":[{"value":"a@b.se","type":"work","primary":true},{"value":"c@d.se"}],"n":7})")
                                       .as_object();
  return made;
}

}  // namespace

void one(std::string_view bytes) {
  std::string_view rest = bytes;
  const auto first = next_part(rest);
  if (const auto filter = scim::Filter::parse(first)) {
    require(first.size() <= 2000, "a filter keeps its limit");
    filter->matches(person());
    filter->equality();
    if (const auto element = filter->as_element()) filter->matches(*element);
  }
  (void)scim::parse_path(first);
  json::error_code failed;
  const json::value message = json::parse(rest.empty() ? first : rest, failed);
  if (failed || !message.is_object()) return;
  json::object changed = person();
  if (scim::apply_patch(changed, message.as_object())) {
    require(changed.at("id") == person().at("id"), "an id stays");
    scim::mend_booleans(changed);
  } else {
    require(changed == person(), "what is refused changes nothing");
  }
}

}  // namespace ringmur::fuzz
