#pragma once

#include <boost/json.hpp>
#include <string>
#include <vector>

namespace ringmur {

/// What `value` breaks of `schema` (the part of JSON Schema 2020-12 that our document uses; a word that this
/// does not know is a fault too). `document` is where $ref leads.
std::vector<std::string> schema_faults(const boost::json::value& value, const boost::json::object& schema,
    const boost::json::object& document, const std::string& where = "");

}  // namespace ringmur
