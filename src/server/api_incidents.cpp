#include "server/api_incidents.h"

#include <fmt/format.h>

#include "areas/incidents/evidence_package.h"
#include "areas/incidents/incident.h"
#include "server/api_json.h"
#include "server/api_sharing.h"

namespace ringmur::api {

std::expected<Addressed, Problem> addressed_incident(Call& call, Secrets secrets) {
  call.type = &incidents::describe_incident();
  return addressed(call, secrets);
}

http::Response record_answer(int status, Call& call, const RecordType& type, const Row& row) {
  Sharings sharings(call, row.meta.authority);
  // What is shared with whom is told where it can be read; a record that was just written can be.
  (void)sharings.read({row});
  std::string body;
  append_record(body, type, row, call.api.codes.code_of(row.meta.authority), sharings.json(row));
  http::Response response = json_response(status, std::move(body));
  response.headers.emplace_back("ETag", fmt::format("\"{}\"", row.meta.version));
  return response;
}

std::string asker_name(const Call& call) {
  return call.person ? call.person->account.name : call.actor.name;
}

Result<SigningKey> house_key(const Api& api) {
  if (!api.seal_key.empty()) return SigningKey::open_or_make(api.seal_key);
  return refuse(Refusal::unsupported, "seal.key_not_named",
      {"Servern har ingen nyckel att försegla med. Be den som sköter servern att ange --seal-key FIL eller "
       "RINGMUR_SEAL_KEY_FILE.",
          "The server has no key to seal with. Ask its administrator to say --seal-key FILE or "
          "RINGMUR_SEAL_KEY_FILE."});
}

std::string attachment(std::string_view name) {
  constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string escaped;
  for (const char one : name) {
    if (plain.find(one) != std::string_view::npos)
      escaped += one;
    else
      fmt::format_to(std::back_inserter(escaped), "%{:02X}", static_cast<unsigned char>(one));
  }
  return fmt::format(
      "attachment; filename=\"{}\"; filename*=UTF-8''{}", incidents::plain_file_name(name), escaped);
}

}  // namespace ringmur::api
