#pragma once

#include <memory>
#include <string>

#include "base/signing_key.h"
#include "store/engine_support.h"
#include "store/retention.h"
#include "store/seals.h"
#include "store/trail.h"
#include "store/trail_events.h"
#include "support/process.h"

/// A database of its own with a chain of every kind of event: its retention and its raw tables are ours.
namespace ringmur::test {

/// Sign-ins are kept for a hundred days, and nothing else goes.
std::string settings_with_retention(const std::string& retention);

class TrailPlace {
 public:
  explicit TrailPlace(Engine engine);

  Store& store() { return data_.store(); }
  Data& data() { return data_; }
  const SigningKey& key() const { return key_; }

  /// A link with a change of a record.
  Row change(const std::string& code);
  /// A link with one noted event, and one with a change beside it.
  void sign_in();
  void sign_in_and_change();
  Seal seal();
  void note(const std::string& action, const std::string& changes = "{}");
  /// As if the first `count` links were that much older: told to the chain as it is made, so it holds.
  Pruned prune_after(std::chrono::days days);

  std::optional<ChainFault> fault(ChainProof proof = {});
  /// "fine", or "7 changed".
  std::string verdict(ChainProof proof = {});
  std::int64_t length();
  TrailPage page(TrailQuery query = {});

  const Authority& authority() const { return authority_; }

 private:
  Data data_;
  TemporaryFolder folder_;
  SigningKey key_;
  Authority authority_;
};

}  // namespace ringmur::test
