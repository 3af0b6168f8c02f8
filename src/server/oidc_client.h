#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <semaphore>
#include <string>

#include "identity/jose.h"
#include "identity/oidc.h"
#include "store/providers.h"

namespace ringmur::api {

/// Asks providers, and remembers their metadata and keys for a while. A provider that is slow or down takes
/// some of the workers at most.
class OidcClient {
 public:
  Result<oidc::Metadata> metadata(const Provider& provider);

  /// Exchanges the code and believes the id_token only when its signature and all it says are right. A key
  /// that is not known is asked for once, so that a provider may change keys at any time.
  Result<oidc::Claims> claims(
      const Provider& provider, const oidc::CodeExchange& exchange, const oidc::Expected& expected);

 private:
  using Clock = std::chrono::steady_clock;

  struct Known {
    std::int64_t version{0};  ///< of the provider: what is changed is asked anew
    oidc::Metadata metadata;
    KeySet keys;
    Clock::time_point read_at{};
    Clock::time_point keys_read_at{};
  };
  using Shared = std::shared_ptr<const Known>;

  Result<FetchAnswer> ask(const FetchRequest& request);
  Result<std::string> read(const std::string& address, Network network);
  Result<Shared> known(const Provider& provider);
  Result<Shared> with_new_keys(const Provider& provider, const Shared& before);
  void remember(const Provider& provider, const Shared& known);

  static constexpr std::ptrdiff_t most_at_once = 4;
  std::counting_semaphore<most_at_once> turns_{most_at_once};
  std::mutex mutex_;
  std::map<Uuid, Shared> known_;
};

}  // namespace ringmur::api
