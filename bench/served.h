#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "server/api.h"

namespace ringmur::bench {

/// The owner of the data, as the command line is.
const Actor& owner();

/// The API in this process: what a worker does with a request, without network, threads and log.
class Served {
 public:
  /// Opens the data, which is brought up to date. `folder`: for files on their way in.
  Served(const std::string& data, const std::filesystem::path& folder);

  Store& store() { return *store_; }

  /// "Authorization" of a new token that may write in the authority of that code.
  http::Pairs token_of(const std::string& authority);
  /// The cookie of a person who has signed in.
  http::Pairs session_of(const std::string& login, const std::string& password);

  /// Throws where the answer is not one of success, since that would measure a refusal.
  http::Response ask(
      http::Method method, const std::string& target, const http::Pairs& headers, std::string_view body = {});
  http::Response get(const std::string& target, const http::Pairs& headers) {
    return ask(http::Method::get, target, headers);
  }

 private:
  std::unique_ptr<Store> store_;
  JobQueue jobs_;
  api::Api api_;
};

/// What stands between two texts, the first time; empty where there is no such place.
std::string between(std::string_view text, std::string_view before, std::string_view after);

}  // namespace ringmur::bench
