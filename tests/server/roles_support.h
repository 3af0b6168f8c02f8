#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "api_support.h"
#include "store/assignments.h"

namespace ringmur {

/// People with the roles that a test gives them and no others.
class RolesTest : public testing::TestWithParam<Engine> {
 protected:
  RolesTest();

  /// The rights of the command line.
  static const Actor& house();
  /// Somebody with this role of UTB and no others; `order.account` is filled in.
  Person with_role(const std::string& role, AssignmentOrder order = {});
  static AssignmentOrder in_unit(const Uuid& unit);
  static AssignmentOrder of_object(const std::string& type, const std::string& id);
  /// Takes what the account's kind gave.
  void end_roles(const Person& person);
  void as_token(const std::string& token);
  /// Creates it with the token; its id.
  std::string make(const std::string& token, const std::string& plural, std::string_view body);
  /// Of the authority of the token, with those that are named ("SOC"), or with all.
  void share(const std::string& type, const std::string& id, const std::string& from, std::string_view with);
  Uuid authority(std::string_view code);

  ApiServer server;
  Uuid school;  ///< SK1, below UTB
};

}  // namespace ringmur
