#pragma once

#include <boost/json/fwd.hpp>
#include <optional>
#include <string_view>

#include "schema/record_type.h"
#include "server/routes.h"

/// The words of the document that no descriptor knows: what each route does, takes and answers.
namespace ringmur::api {

/// Summary, request body and responses of a route; `type` is the register where the route is of any.
boost::json::object describe_operation(const Route& route, const RecordType* type);

/// One parameter of the query, by its name in the table of routes.
boost::json::object describe_parameter(std::string_view name, const RecordType* type);

/// The same of routes and parameters that speak SCIM.
boost::json::object describe_scim_operation(const Route& route);
boost::json::object describe_scim_parameter(std::string_view name);
/// Those of sign-in by a provider; nothing where it is none of theirs.
std::optional<boost::json::object> describe_sign_in_parameter(std::string_view name);

/// Schemas of providers and of SCIM.
void add_provider_schemas(boost::json::object& schemas);
void add_scim_schemas(boost::json::object& schemas);

/// Schemas that are of no register: Problem, Job, Figures …
void add_house_schemas(boost::json::object& schemas);

/// Those of sessions, accounts, tokens and settings.
void add_account_schemas(boost::json::object& schemas);
/// Those of second factors and passkeys.
void add_factor_schemas(boost::json::object& schemas);
/// Those of roles, the matrix and assignments.
void add_access_schemas(boost::json::object& schemas);
/// A role in the session, and what may be done in one of its authorities.
boost::json::object held_role_schema();
boost::json::object may_schema();
/// Those of the trail and its seals.
void add_trail_schemas(boost::json::object& schemas);
/// Those of what is held about a person, and of its removal.
void add_persons_schemas(boost::json::object& schemas);
/// Those of risk methods, coverage, acceptances, samples and draws.
void add_risk_schemas(boost::json::object& schemas);
/// Those of statistics of incidents, and of what nobody has reported.
void add_incident_number_schemas(boost::json::object& schemas);
void add_secrecy_schemas(boost::json::object& schemas);
/// Those of evidence, of an incident's timeline, of those that are like it and of suppliers.
void add_evidence_schemas(boost::json::object& schemas);
/// Those of the three-year plan.
void add_plan_schemas(boost::json::object& schemas);
/// Those of workshops.
void add_workshop_schemas(boost::json::object& schemas);
/// Those of addresses that calendar programs read, and of letters.
void add_calendar_schemas(boost::json::object& schemas);
/// Those that say what registers are, and what can be done with any of them.
void add_register_schemas(boost::json::object& schemas);
/// What changes several records of the register that has this name among the schemas.
boost::json::object batch_schema(std::string_view name);
/// Those of links between records.
void add_link_schemas(boost::json::object& schemas);
/// Those of the year's obligatory work.
void add_year_wheel_schemas(boost::json::object& schemas);
/// What records are called, by id; with `names=true`.
boost::json::object names_schema();

/// Problem404 and its like: what each refusal means.
void add_house_responses(boost::json::object& responses);

}  // namespace ringmur::api
