#include <fmt/format.h>

#include <boost/json.hpp>
#include <map>

#include "base/signing_key.h"
#include "base/text.h"
#include "store/audit_digests.h"
#include "store/links_ahead.h"
#include "store/seals.h"
#include "store/trail.h"

namespace ringmur::db {
namespace {

ChainFault fault(std::int64_t sequence, FaultKind kind, std::string sv, std::string en) {
  return {sequence, {std::move(sv), std::move(en)}, kind, {}};
}

/// What lies outside the chain. The head is asked for again within each statement: others may be writing.
std::optional<ChainFault> check_outside(Connection& connection, const Uuid& authority) {
  for (const char* table : {"audit_link", "audit_event", "seal"}) {
    auto stray = connection.query(
        fmt::format(
            "SELECT MIN(\"sequence\") FROM \"{}\" WHERE \"authority\" = ?1 AND (\"sequence\" < 1 OR "
            "\"sequence\" > COALESCE((SELECT \"sequence\" FROM \"audit_head\" WHERE \"authority\" = ?1), 0))",
            table),
        {authority});
    if (!stray->next() || stray->is_null(0)) continue;
    if (std::string_view(table) == "seal") {
      return fault(stray->integer(0), FaultKind::rewritten,
          "sigillet gäller en länk som inte längre finns: kedjan har kortats",
          "the seal is of a link that is no longer there: the chain was cut");
    }
    return fault(stray->integer(0), FaultKind::inserted, "länkar eller händelser finns utanför kedjan",
        "there are links or events outside the chain");
  }
  return std::nullopt;
}

/// The seals of a chain, each looked at when its link is reached.
class Seals {
 public:
  Seals(Connection& connection, const Uuid& authority, const ChainProof& proof)
      : seals_(read_seals(connection, authority)) {
    for (const std::string& key : proof.public_keys) keys_.emplace(key_id(key), key);
    if (keys_.empty()) keys_ = public_keys(connection);
  }

  bool none() const { return seals_.empty(); }

  std::optional<ChainFault> check(const AuditLink& link) {
    auto found = seals_.find(link.sequence);
    if (found == seals_.end()) return std::nullopt;
    const Seal& seal = found->second;
    auto key = keys_.find(seal.key);
    if (key == keys_.end()) {
      return fault(link.sequence, FaultKind::seal, "sigillet är gjort med en okänd nyckel, " + seal.key,
          "the seal was made with an unknown key, " + seal.key);
    }
    if (!is_signed(key->second, sealed_text(seal), seal.signature)) {
      return fault(link.sequence, FaultKind::seal, "sigillet av den " + seal.day + " är ändrat eller falskt",
          "the seal of " + seal.day + " was changed or is false");
    }
    if (seal.head != link.head) {
      return fault(link.sequence, FaultKind::rewritten,
          fmt::format("kedjan har skrivits om efter länk {}: sigillet av den {} gäller ett annat huvud",
              last_, seal.day),
          fmt::format("the chain has been rewritten after link {}: the seal of {} is of another head", last_,
              seal.day));
    }
    last_ = link.sequence;
    return std::nullopt;
  }

  /// Each sealing is an event too: a seal that somebody took away is missed by it.
  std::optional<ChainFault> check_missing(Connection& connection, const Uuid& authority) const {
    auto cursor = connection.query(
        fmt::format("SELECT \"sequence\",\"version\",\"changes\" FROM \"audit_event\" WHERE \"authority\" ="
                    " ?1 AND \"action\" = 'seal' AND {} ORDER BY \"sequence\"",
            noted_actions("")),
        {authority});
    while (cursor->next()) {
      auto found = seals_.find(cursor->integer(1));
      // One that came while we walked is not among those that we read.
      if (found == seals_.end() && cursor->integer(0) > end_) break;
      if (found != seals_.end() &&
          cursor->text(2).find(hex(found->second.signature)) != std::string_view::npos)
        continue;
      return fault(cursor->integer(1), FaultKind::seal, "sigillet saknas, fast kedjan säger att det sattes",
          "the seal is missing, though the chain says that it was set");
    }
    return std::nullopt;
  }
  void ends_at(std::int64_t sequence) { end_ = sequence; }

 private:
  std::map<std::int64_t, Seal> seals_;
  std::map<std::string, std::string> keys_;
  std::int64_t last_{0};
  std::int64_t end_{0};
};

class Walk {
 public:
  Walk(Connection& connection, const Uuid& authority, const ChainProof& proof)
      : connection_(connection),
        authority_(authority),
        proof_(proof),
        state_(read_head(connection, authority)),
        erasures_(connection, authority),
        ahead_(connection, authority, state_.sequence),
        seals_(connection, authority, proof) {
    seals_.ends_at(state_.sequence);
  }

  std::optional<ChainFault> run() {
    bool found = !proof_.head || proof_.head->empty();
    for (std::int64_t sequence = 1; sequence <= state_.sequence; ++sequence) {
      if (auto wrong = check(sequence)) return first_of(*wrong);
      found = found || hex(previous_) == *proof_.head;
    }
    if (suspect_) return suspect_;
    if (previous_ != state_.head)
      return fault(state_.sequence, FaultKind::changed, "kedjans huvud stämmer inte",
          "the head of the chain is wrong");
    if (!found) {
      return fault(state_.sequence, FaultKind::rewritten,
          "det angivna huvudet finns inte i kedjan: den har skrivits om",
          "the given head is not in the chain: it has been rewritten");
    }
    if (auto missing = seals_.check_missing(connection_, authority_)) return missing;
    if (auto never = never_sealed()) return never;
    return check_outside(connection_, authority_);
  }

 private:
  /// Who prunes at this very time may have taken what we were about to read: then its list is read, and after
  /// it the link once more.
  std::optional<ChainFault> check(std::int64_t sequence) {
    std::optional<ChainFault> suspect;
    auto wrong = look_at(sequence, suspect);
    if (wrong || suspect) {
      Erasures now(connection_, authority_);
      if (now.newest() > erasures_.newest()) {
        erasures_ = std::move(now);
        ahead_.forget();
        suspect.reset();
        wrong = look_at(sequence, suspect);
      }
    }
    if (!suspect_) suspect_ = suspect;
    if (!wrong) previous_ = head_;
    return wrong;
  }

  std::optional<ChainFault> look_at(std::int64_t sequence, std::optional<ChainFault>& suspect) {
    operation_.clear();
    const ReadLink* read = ahead_.link(sequence);
    if (read == nullptr) return fault(sequence, FaultKind::missing, "länken saknas", "the link is missing");
    operation_ = read->link.context.operation;
    head_ = read->link.head;
    if (sequence == 1) first_at_ = read->link.context.at;
    const Erasures::Said* said = erasures_.pruned(sequence);
    if (read->pruned_by || said != nullptr) {
      if (auto wrong = check_pruned(*read, said, suspect)) return wrong;
      return seals_.check(read->link);
    }
    if (link_head(authority_, previous_, read->link) != head_) {
      return fault(sequence, FaultKind::changed, "länken har ändrats, eller den före den",
          "the link has been changed, or the one before it");
    }
    LinkEvents events(connection_, authority_, *read, erasures_);
    const auto all = ahead_.events(sequence);
    auto wrong = all ? events.check(*all) : events.check();
    suspect = events.suspect();
    if (wrong) return wrong;
    return seals_.check(read->link);
  }

  bool has_events(std::int64_t sequence) {
    if (const auto all = ahead_.events(sequence)) return !all->empty();
    return !read_events(connection_, authority_, sequence, sequence, 1).empty();
  }

  /// Of a pruned link there is what the pruning says that it left, and nothing else.
  std::optional<ChainFault> check_pruned(
      const ReadLink& read, const Erasures::Said* said, std::optional<ChainFault>& suspect) {
    const AuditLink& link = read.link;
    if (has_events(link.sequence)) {
      return fault(link.sequence, FaultKind::inserted, "händelser ligger i en länk som är gallrad",
          "there are events in a link that was pruned");
    }
    const bool its_list_is_broken = read.pruned_by && erasures_.is_broken(*read.pruned_by);
    if (its_list_is_broken) return std::nullopt;
    if (said == nullptr || read.pruned_by != said->by) {
      suspect = fault(link.sequence, FaultKind::missing, "länken är tömd, fast ingen gallring säger det så",
          "the link was emptied, though no pruning says so");
      return std::nullopt;
    }
    const AuditContext& context = link.context;
    const bool blank = context.actor.empty() && context.operation.empty() && context.request.empty() &&
                       !context.account && !context.import_id;
    const KeptLink kept{
        link.sequence, context.at.time_since_epoch().count(), read.events, link.root, link.head, previous_};
    if (blank && kept_digest(kept) == said->kept) return std::nullopt;
    return fault(link.sequence, FaultKind::changed, "den gallrade länken har ändrats, eller den före den",
        "the pruned link has been changed, or the one before it");
  }

  /// What is gone without a word is a consequence where the pruning that told of it was tampered with.
  ChainFault first_of(const ChainFault& wrong) const {
    const bool same = suspect_ && suspect_->sequence == wrong.sequence;
    const bool explains = same || wrong.kind == FaultKind::rewritten || operation_.empty() ||
                          operation_ == prune_operation || operation_ == removal_operation;
    return suspect_ && !explains ? *suspect_ : wrong;
  }

  /// Where the key is known a chain that was never sealed is suspicious: the seals may be gone with all that
  /// told of them.
  std::optional<ChainFault> never_sealed() const {
    constexpr std::chrono::hours first_seal_comes_within{48};
    const bool old = state_.sequence > 0 && first_at_ < now() - first_seal_comes_within;
    if (proof_.public_keys.empty() || !seals_.none() || !old) return std::nullopt;
    return fault(state_.sequence, FaultKind::seal,
        "kedjan har aldrig fått något sigill, eller så är alla borttagna: kör `ringmur seal`",
        "the chain has never been sealed, or all seals are gone: run `ringmur seal`");
  }

  Connection& connection_;
  const Uuid& authority_;
  const ChainProof& proof_;
  ChainState state_;
  Erasures erasures_;
  LinksAhead ahead_;
  Seals seals_;
  std::string previous_;
  std::string head_;
  std::string operation_;
  Instant first_at_{};
  std::optional<ChainFault> suspect_;
};

}  // namespace

std::optional<ChainFault> verify_chain(
    Connection& connection, const Uuid& authority, const ChainProof& proof) {
  return Walk(connection, authority, proof).run();
}

}  // namespace ringmur::db
