#include "server/api_again.h"

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>

#include "base/digest.h"
#include "base/log.h"
#include "server/api_anonymous.h"
#include "server/routes.h"
#include "store/database_trouble.h"
#include "store/idempotency.h"
#include "store/keyed_work.h"

namespace ringmur::api {
namespace {

namespace json = boost::json;

bool is_usable(std::string_view key) {
  constexpr std::size_t longest = 200;
  return key.size() <= longest && std::ranges::all_of(key, [](char c) { return c >= 0x20 && c < 0x7f; });
}

/// Of the body, wherever the engine has put it. Chunks are hashed one by one, so that a large file takes no
/// memory.
Digest digest_of_body(const http::Request& request) {
  if (!request.file) return digest(request.body);
  Hasher hasher;
  std::ifstream in(request.file->path(), std::ios::binary);
  std::string chunk(1u << 20, '\0');
  while (in) {
    in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    hasher.add(std::string_view(chunk.data(), static_cast<std::size_t>(in.gcount())));
  }
  return hasher.finish();
}

KeyedRequest keyed_request(const Call& call) {
  const http::Request& request = call.request;
  Hasher hasher;
  hasher.add(http::name(request.method)).add(request.path).add(to_query(request.query));
  hasher.add(view(digest_of_body(request)));
  KeyedRequest keyed;
  // The key alone finds the answer to somebody anonymous: it is the client's own, and nobody can guess it.
  if (!tells_anonymously(call)) keyed.token = call.actor.token.value_or(call.actor.account.value_or(Uuid{}));
  keyed.key = view(digest(request.header("Idempotency-Key")));
  keyed.request = view(hasher.finish());
  keyed.by = request.request_id;
  return keyed;
}

http::Response response_of(const KeptAnswer& kept) {
  http::Response response;
  response.status = static_cast<int>(kept.status);
  response.body = kept.body;
  const json::value headers = json::parse(kept.headers);
  for (const auto& header : headers.as_object()) {
    response.headers.emplace_back(header.key(), header.value().as_string());
  }
  response.headers.emplace_back("Idempotent-Replayed", "true");
  return response;
}

KeptAnswer kept_of(const http::Response& response) {
  json::object headers;
  for (const auto& [name, value] : response.headers) headers[name] = value;
  return {response.status, json::serialize(headers), response.body};
}

}  // namespace

Answer answer_once(Call& call) {
  if (!is_usable(call.request.header("Idempotency-Key"))) {
    return with_status(
        400, {Refusal::invalid, "idempotency.bad_key",
                 {"Idempotency-Key får vara högst 200 tecken, bara synliga ASCII-tecken.",
                     "An Idempotency-Key may have at most 200 characters, visible ASCII only."},
                 {}, {}});
  }
  KeyedRequest keyed = keyed_request(call);
  auto taken = take_key(call.store(), keyed);
  if (!taken) return std::unexpected(Problem(taken.error()));
  if (*taken) return response_of(**taken);
  Answer answer = [&] {
    const db::KeyedWork working(keyed);
    return call.route->handle(call);
  }();
  // A refusal changed nothing, so the mended request may come with the same key. But nobody knows how far a
  // request came whose database was lost: the key itself tells, when it is asked again.
  if (!answer && is_of_a_lost_database(answer.error().error)) return answer;
  auto kept =
      answer ? keep_answer(call.store(), keyed, kept_of(*answer)) : give_key_back(call.store(), keyed);
  if (!kept)
    log::warning("idempotency.not_kept", {{"request", call.request.request_id}, {"code", kept.error().code}});
  return answer;
}

}  // namespace ringmur::api
