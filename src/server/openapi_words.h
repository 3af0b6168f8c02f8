#pragma once

#include <string_view>

/// What each route does, in words that no descriptor knows: one table for the whole document.
namespace ringmur::api {

inline constexpr std::string_view json_media = "application/json";

/// What a route answers when all is well.
struct OperationWords {
  std::string_view operation;
  std::string_view summary;  ///< {} is the register, in the plural
  int status;
  std::string_view media;
  std::string_view schema;     ///< {} is the register's schema; empty: no JSON, or any
  std::string_view request{};  ///< schema of the body
};

/// Of the route that has this name in the table of routes. A route without words is a fault of the program.
const OperationWords& words_of_operation(std::string_view operation);

}  // namespace ringmur::api
