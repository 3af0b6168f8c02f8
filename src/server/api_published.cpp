#include <fmt/format.h>

#include "schema/json_writer.h"
#include "server/api_accounts.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"
#include "store/published.h"

/// Frozen years that the whole city may read.
namespace ringmur::api {
namespace {

void append(JsonWriter& out, const PublishedReview& one) {
  const FrozenReview& review = one.review;
  out.member("id", to_string(review.id)).key("authority").open('{').member("code", one.authority_code);
  out.member("name", one.authority_name).close('}').member("unit", to_string(review.unit));
  out.key("year").raw(fmt::to_string(review.year)).member("frozen_at", to_string(review.frozen_at));
  out.member("frozen_by", review.frozen_by).member("head", review.head);
  out.member("published_at", to_string(one.published_at)).member("published_by", one.published_by);
}

http::Response whole(const PublishedReview& one) {
  JsonWriter out;
  out.open('{');
  append(out, one);
  out.key("document").raw(one.review.document).close('}');
  return json_response(200, out.take());
}

}  // namespace

Answer publish_review(Call& call) {
  auto authority = authority_of(call);
  if (!authority) return std::unexpected(authority.error());
  auto id = id_of(call);
  if (!id) return std::unexpected(id.error());
  auto made = ringmur::publish_review(call.store(), call.actor, authority->id, *id);
  if (!made) return std::unexpected(Problem(made.error()));
  return whole(*made);
}

Answer list_published(Call& call) {
  auto all = published_reviews(call.store(), call.actor);
  if (!all) return std::unexpected(Problem(all.error()));
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const PublishedReview& one : *all) {
    out.open('{');
    append(out, one);
    out.close('}');
  }
  return json_response(200, out.close(']').close('}').take());
}

Answer read_published(Call& call) {
  auto id = id_of(call);
  if (!id) return std::unexpected(id.error());
  auto one = published_review(call.store(), call.actor, *id);
  if (!one) return std::unexpected(Problem(one.error()));
  return whole(*one);
}

}  // namespace ringmur::api
