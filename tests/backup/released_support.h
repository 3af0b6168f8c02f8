#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "scenario/scenario_support.h"
#include "store/connection.h"

/// The databases of tests/released: what earlier programs left.
namespace ringmur::scenario {

struct Kept {
  std::int64_t step{0};
  std::map<std::string, std::int64_t> rows;  ///< by table
  std::map<std::string, std::string> heads;  ///< by authority
};

/// All that are kept, the oldest first.
std::vector<std::int64_t> kept_steps();
Kept kept(std::int64_t step, Engine engine);
/// Puts it where there is nothing yet.
void load(std::int64_t step, Engine engine, const std::string& data);

std::unique_ptr<db::Connection> raw(Engine engine, const std::string& data);
std::int64_t number(db::Connection& connection, const std::string& sql);

/// Everything that the engine knows of the tables, a line each: to compare two databases.
std::vector<std::string> schema_of(Engine engine, const std::string& data);

}  // namespace ringmur::scenario
