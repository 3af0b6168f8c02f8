#pragma once

#include <atomic>
#include <mutex>
#include <optional>

#include "server/http.h"
#include "store/upgrade.h"

namespace ringmur::api {

/// Closed while the tables are upgraded, which may take long: whoever asks is told so, and when to come back.
class Gate {
 public:
  /// Closed from now on; `at` is the step that is being done.
  void hold(const UpgradeStep& at);
  void open() { closed_ = false; }
  bool is_closed() const { return closed_; }

  /// Any request, however large, is answered before its body is read.
  http::Route route();
  /// 503 with Retry-After; of /health and /ready a JSON object that says the step. Nothing where it is open.
  std::optional<http::Response> answer(const http::RequestHead& head);

 private:
  std::atomic<bool> closed_{false};
  std::mutex mutex_;
  UpgradeStep at_;
};

}  // namespace ringmur::api
