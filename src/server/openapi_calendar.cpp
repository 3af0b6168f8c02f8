#include <boost/json.hpp>

#include "server/openapi_operations.h"
#include "server/openapi_parts.h"

namespace ringmur::api {

namespace {

using namespace parts;

json::object scope() {
  return described(one_of({"own", "authority"}),
      "`own`: what the person is named in. `authority`: all that the person may read of the authority.");
}

json::object feed() {
  return object_of({{"id", of_format("uuid")}, {"name", of_type("string")}, {"scope", scope()},
      {"authority", described(of_type("string"), "Code.")}, {"created_at", of_format("date-time")},
      {"used_at", described(instant_or_null(), "When a program last asked, to the hour.")}});
}

json::object new_feed() {
  json::object made = feed();
  made["properties"].as_object()["address"] =
      described(of_type("string"), "Ends in .ics. Whoever has it reads the calendar; it is shown this once.");
  made["required"].as_array().emplace_back("address");
  return made;
}

}  // namespace

void add_calendar_schemas(json::object& schemas) {
  schemas["OwnMail"] = object_of({{"email", or_null("string")}, {"reminders", of_type("boolean")},
      {"configured",
          described(of_type("boolean"), "Whether the server has a mail server to hand letters to.")}});
  schemas["OwnMailChange"] = object_of({{"email", or_null("string")},
      {"reminders", described(of_type("boolean"), "True where it is left out."), Optional::yes}});
  schemas["CalendarFeed"] = feed();
  schemas["CalendarFeedList"] = items_of(named("CalendarFeed"));
  schemas["NewCalendarFeed"] = new_feed();
  schemas["CalendarFeedCreate"] = object_of({{"name", described(of_type("string"),
                                                          "What it is for, at most 100 characters.")},
      {"scope", scope(), Optional::yes},
      {"authority", described(of_type("string"), "Code; may be left out by who has one."), Optional::yes}});
}

}  // namespace ringmur::api
