#include "together/history_support.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace ringmur::together {
namespace {

const char* name_of(Kind kind) {
  switch (kind) {
    case Kind::read:
      return "read";
    case Kind::write:
      return "write";
    case Kind::set:
      return "set";
    case Kind::decide:
      return "decide";
  }
  return "";
}

const char* name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::done:
      return "done";
    case Outcome::changed:
      return "changed meanwhile";
    case Outcome::decided:
      return "decided already";
    case Outcome::unknown:
      return "unknown";
  }
  return "";
}

State written(const State& state, const Operation& operation) {
  return {state.version + 1, operation.value, state.decided || operation.kind == Kind::decide};
}

bool may_be_done(const State& state, const Operation& operation) {
  switch (operation.kind) {
    case Kind::read:
      return true;
    case Kind::write:
      return state.version == operation.over;
    case Kind::set:
      return true;
    case Kind::decide:
      return !state.decided;
  }
  return false;
}

/// The search: which are placed, and what the record then is.
class Search {
 public:
  Search(std::vector<Operation> operations, const std::optional<State>& last)
      : all_(std::move(operations)), last_(last), placed_(all_.size(), '0') {
    std::ranges::stable_sort(all_, {}, &Operation::begin);
  }

  bool from(const State& state) {
    if (count_ > furthest_) {
      furthest_ = count_;
      state_there_ = state;
      placed_there_ = placed_;
    }
    if (count_ == all_.size() && (!last_ || *last_ == state)) return true;
    if (!seen_.insert(key_of(state)).second) return false;
    const Moment first_end = first_end_of_rest();
    // What changes nothing and can be answered now is placed now: that never stands in the way of the rest.
    for (std::size_t i = 0; i < all_.size() && all_[i].begin <= first_end; ++i) {
      const bool plain = placed_[i] == '0' && all_[i].outcome != Outcome::unknown;
      if (plain && after(state, all_[i]) == std::vector{state}) return place(i, state);
    }
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (placed_[i] == '1') continue;
      if (all_[i].begin > first_end) break;  // somebody else had ended before it began
      if (place(i, state)) return true;
    }
    return false;
  }

  std::string fault() const {
    std::string text = fmt::format("{} of {} operations can be placed; then it is version {} with “{}”{}",
        furthest_, all_.size(), state_there_.version, state_there_.value,
        furthest_ == all_.size() ? ", but another was found at the end" : ", and none of these can follow:");
    constexpr int most = 12;
    int shown = 0;
    for (std::size_t i = 0; i < all_.size() && shown < most; ++i) {
      if (placed_there_[i] == '1') continue;
      text += "\n  " + to_text(all_[i]);
      ++shown;
    }
    return text;
  }

 private:
  bool place(std::size_t i, const State& state) {
    placed_[i] = '1';
    ++count_;
    for (const State& next : after(state, all_[i])) {
      if (from(next)) return true;
    }
    placed_[i] = '0';
    --count_;
    return false;
  }

  Moment first_end_of_rest() const {
    Moment first = never;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (placed_[i] == '0') first = std::min(first, all_[i].end);
    }
    return first;
  }

  std::string key_of(const State& state) const {
    return fmt::format("{}|{}|{}|{}", placed_, state.version, state.decided ? 1 : 0, state.value);
  }

  std::vector<Operation> all_;
  std::optional<State> last_;
  std::string placed_;
  std::size_t count_{0};
  std::unordered_set<std::string> seen_;
  std::size_t furthest_{0};
  State state_there_{};
  std::string placed_there_{std::string(all_.size(), '0')};
};

}  // namespace

std::string to_text(const Operation& operation) {
  return fmt::format("{}–{} session {}: {} over {} “{}”: {}, version {}", operation.begin,
      operation.end == never ? "…" : std::to_string(operation.end), operation.session,
      name_of(operation.kind), operation.over, operation.value, name_of(operation.outcome),
      operation.version);
}

std::vector<State> after(const State& state, const Operation& operation) {
  const bool possible = may_be_done(state, operation);
  switch (operation.outcome) {
    case Outcome::done: {
      if (operation.kind == Kind::read) {
        const bool same = operation.version == state.version && operation.value == state.value;
        return same ? std::vector{state} : std::vector<State>{};
      }
      const State next = written(state, operation);
      const bool told = operation.version == 0 || operation.version == next.version;
      return possible && told ? std::vector{next} : std::vector<State>{};
    }
    case Outcome::changed:
      return operation.kind == Kind::write && !possible ? std::vector{state} : std::vector<State>{};
    case Outcome::decided:
      return operation.kind == Kind::decide && !possible ? std::vector{state} : std::vector<State>{};
    case Outcome::unknown:
      if (!possible || operation.kind == Kind::read) return {state};
      return {state, written(state, operation)};
  }
  return {};
}

std::optional<std::string> fault_in(
    const State& first, std::vector<Operation> operations, const std::optional<State>& last) {
  // What has no answer may take effect at any time after it was asked.
  for (Operation& one : operations) {
    if (one.outcome == Outcome::unknown) one.end = never;
  }
  Search search(std::move(operations), last);
  if (search.from(first)) return std::nullopt;
  return search.fault();
}

void History::add(std::size_t record, Operation operation) {
  const std::lock_guard lock(mutex_);
  of_record_[record].push_back(std::move(operation));
}

std::size_t History::size() const {
  std::size_t sum = 0;
  for (const auto& operations : of_record_) sum += operations.size();
  return sum;
}

}  // namespace ringmur::together
