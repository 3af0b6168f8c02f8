#pragma once

#include <filesystem>
#include <mutex>
#include <string>
#include <vector>

#include "exchange/mail.h"
#include "identity/passkey.h"
#include "jobs/queue.h"
#include "server/budget.h"
#include "server/oidc_client.h"
#include "server/problem.h"
#include "server/streams.h"
#include "store/job_limits.h"
#include "store/sessions.h"
#include "store/store.h"

namespace ringmur::api {

struct Route;

/// Codes of the authorities, which every record is answered with. Only names for what the store has already
/// let through, and read anew every few seconds: another process may have brought one in.
class AuthorityCodes {
 public:
  explicit AuthorityCodes(Store& store) : store_(store) {}

  /// Empty where there is no such authority.
  std::string code_of(const Uuid& id);
  /// By code in any case.
  std::optional<Authority> find(std::string_view code);

 private:
  template <typename Fits>
  std::optional<Authority> known(const Fits& fits);

  Store& store_;
  std::mutex mutex_;
  std::vector<Authority> known_;
  std::chrono::steady_clock::time_point read_at_{};
};

/// The OpenAPI document: made when somebody first asks, since the server shall start in a blink.
class OpenApiText {
 public:
  const std::string& of(const Catalogue& catalogue);

 private:
  std::once_flag made_;
  std::string text_;
};

/// What stands before the server. Behind a proxy that speaks HTTPS cookies are Secure, and its
/// X-Forwarded-For is believed for the address that tries to sign in are counted by.
enum class Front { nothing, https_proxy };

/// What all requests share.
struct Api {
  Store& store;
  JobQueue& jobs;
  std::filesystem::path spool;
  AuthorityCodes codes;
  OpenApiText openapi;
  Front front{Front::nothing};
  std::string origin{};           ///< where browsers find the page, as the operator says; or empty
  passkey::RelyingParty party{};  ///< the site that passkeys are for
  OidcClient oidc{};
  Budget budget{};
  std::optional<MailServer> mail{};  ///< takes letters
  std::filesystem::path seal_key{};  ///< the file of the key that the house seals with; empty: none
  JobLimits jobs_waiting{};
  Streams streams{};
};

/// One request on its way through.
struct Call {
  Api& api;
  http::Request& request;
  const Route* route{nullptr};
  Language language{Language::swedish};
  Actor actor{};                     ///< nobody where the route needs none
  const RecordType* type{nullptr};   ///< the register of {plural}
  std::string id{};                  ///< {id}
  std::optional<SignedIn> person{};  ///< who is signed in, where no token asks
  std::string secret{};              ///< of the person's session: what the cookie holds

  Store& store() { return api.store; }
};

/// The answer to a request, whatever it is. Throws for bugs only.
http::Response answer(Api& api, http::Request& request);

/// How the engine shall take a request in.
http::Route transport(Api& api, const http::RequestHead& head);

}  // namespace ringmur::api
