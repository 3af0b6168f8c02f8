#pragma once

#include <boost/json/fwd.hpp>

namespace ringmur::api {

/// Schemas of what follows from an incident: duties, steps, forms, notices, what is passed on, clocks.
void add_incident_schemas(boost::json::object& schemas);

}  // namespace ringmur::api
