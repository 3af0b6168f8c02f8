#pragma once

#include <boost/json/fwd.hpp>
#include <string>
#include <vector>

#include "registry/names.h"
#include "server/api.h"

namespace ringmur::api {

/// The object that the body holds. Refused: another kind of content (415); broken JSON, broken UTF-8, nesting
/// deeper than 32 (400); JSON that is no object (422).
std::expected<boost::json::object, Problem> body_object(const Call& call);

/// A member that is text; empty where it is missing or null. Refused where it is something else.
std::expected<std::string, Problem> text_member(const boost::json::object& object, std::string_view name);

/// Refuses members that are not among `known`.
std::expected<void, Problem> only_members(
    const boost::json::object& object, std::initializer_list<std::string_view> known);

/// `"masked":{…}`: the ground and its citation by field; nothing where nothing is masked. `chosen` as in
/// append_json_fields().
void append_masked(std::string& out, const Meta& meta, const std::vector<std::string>& chosen = {});

/// One record as it is answered; `chosen` as in append_json_fields(). `authority`: code of its owner.
/// `shared`: with whom, as JSON; empty where the asker is not of the owner.
void append_record(std::string& out, const RecordType& type, const Row& row, std::string_view authority,
    std::string_view shared, const std::vector<std::string>& chosen = {});

/// `,"name":"text"`; with a comma before it unless an object has just been opened.
void append_text(std::string& out, std::string_view name, std::string_view text);

/// `,"names":{"<id>":"what it is called"}` of the records that were wanted.
std::expected<void, Problem> append_names(std::string& out, Names& names, Language language);

http::Response json_response(int status, std::string body);

}  // namespace ringmur::api
