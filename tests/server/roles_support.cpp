#include "roles_support.h"

#include <stdexcept>
#include <vector>

#include "store/shares.h"

namespace ringmur {

RolesTest::RolesTest() : server(GetParam()) {
  as_token(server.admin);
  JsonAnswer units = server.get("/api/v1/units?authority=UTB&code=eq.SK1");
  school = parse_uuid(std::string(units.items().at(0).at("id").as_string())).value();
  as_token(server.utb);
}

const Actor& RolesTest::house() {
  static const Actor actor{"test", {}, Right::administer, {}};
  return actor;
}

AssignmentOrder RolesTest::in_unit(const Uuid& unit) {
  AssignmentOrder order;
  order.unit = unit;
  return order;
}

AssignmentOrder RolesTest::of_object(const std::string& type, const std::string& id) {
  AssignmentOrder order;
  order.object = ObjectId{type, parse_uuid(id).value()};
  return order;
}

void RolesTest::end_roles(const Person& person) {
  const std::vector<Assignment> held = list_assignments(server.store(), house(), person.id).value();
  for (const Assignment& one : held) EXPECT_TRUE(end_assignment(server.store(), house(), one.id));
}

Person RolesTest::with_role(const std::string& role, AssignmentOrder order) {
  Person made = server.make_person(AccountKind::employee, "UTB");
  end_roles(made);
  order.account = made.id;
  order.role = role;
  if (!order.authority) order.authority = authority("UTB");
  auto given = give_role(server.store(), house(), order);
  EXPECT_TRUE(given) << given.error().message.en;
  return made;
}

void RolesTest::as_token(const std::string& token) {
  server.person.reset();
  server.as = token;
}

std::string RolesTest::make(const std::string& token, const std::string& plural, std::string_view body) {
  as_token(token);
  JsonAnswer made = server.send("POST", "/api/v1/" + plural, body);
  EXPECT_EQ(made.status, 201) << made.body;
  return made.text("id");
}

void RolesTest::share(
    const std::string& type, const std::string& id, const std::string& from, std::string_view with) {
  ShareWith readers;
  readers.all = with == "all";
  if (!readers.all && !with.empty()) readers.readers = {authority(with)};
  auto shared = share_record(server.store(), house(), server.store().catalogue().at(type), authority(from),
      parse_uuid(id).value(), readers);
  EXPECT_TRUE(shared) << shared.error().message.en;
}

Uuid RolesTest::authority(std::string_view code) {
  for (const Authority& known : server.store().authorities(house())) {
    if (known.code == code) return known.id;
  }
  throw std::runtime_error("no such authority");
}

}  // namespace ringmur
