#pragma once

#include <chrono>

#include "store/store.h"

namespace ringmur {

/// What a client sent with an Idempotency-Key, by digests only.
struct KeyedRequest {
  Uuid token;           ///< or the account of the person who is signed in
  std::string key;      ///< 32 bytes: digest of the key
  std::string request;  ///< 32 bytes: digest of method, address and body
  std::string by{};     ///< this try: the request's own id
};

/// The answer that a key got first.
struct KeptAnswer {
  std::int64_t status{0};
  std::string headers;  ///< JSON: {"Location":"…"}
  std::string body;
};

inline constexpr std::chrono::hours keys_are_kept{24};

/// After so long without an answer the same request may be tried anew: what the first try has not done by
/// then, it does not do.
inline constexpr std::chrono::seconds a_try_lasts{10};

/// Takes the key for this request: nothing where it is to be done now, the first answer where the same
/// request had one. Refused as `conflict`: the key came with another request ("idempotency.other_request");
/// the first request with it has not been answered
/// ("idempotency.unanswered") and may be under way, for `retry_after`; or it was done and its answer was lost
/// ("idempotency.done").
Result<std::optional<KeptAnswer>> take_key(Store& store, const KeyedRequest& request);
/// The answer is kept for as long as the key.
Result<void> keep_answer(Store& store, const KeyedRequest& request, const KeptAnswer& answer);
/// The request was refused: the key may be used again.
Result<void> give_key_back(Store& store, const KeyedRequest& request);

}  // namespace ringmur
