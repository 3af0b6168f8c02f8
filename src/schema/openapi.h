#pragma once

#include <boost/json/fwd.hpp>
#include <string>

#include "schema/record_type.h"

/// What an OpenAPI 3.1 document says of a register, made from its descriptor. In English; headings in both
/// languages.
namespace ringmur {

/// "CourseResult": the register's name among the schemas.
std::string schema_name(const RecordType& type);

/// A record as it is answered: what is kept beside the fields first, then every field; empty ones are null.
boost::json::object record_schema(const RecordType& type);

/// What makes a record: derived fields, and those that the server keeps, left out. `unit` may be missing,
/// since it becomes the authority's own.
boost::json::object create_schema(const RecordType& type);

/// What changes a record: any of its fields; null empties one that may be empty.
boost::json::object patch_schema(const RecordType& type);

/// A parameter object for each field that a list may be filtered on.
boost::json::array filter_parameters(const RecordType& type);

/// The fields that a list may be sorted on, falling ones with "-" before them.
boost::json::array sort_values(const RecordType& type);

/// Indented by two, members in the order they have: the same bytes for the same document. No line feed at the
/// end.
std::string pretty_json(const boost::json::value& json);

}  // namespace ringmur
