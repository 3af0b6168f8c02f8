#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <limits>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

/// What several did to one record at once, as they saw it, and whether it can have happened one after the
/// other: a search after Wing and Gong ("Testing and Verifying Concurrent Objects", 1993), with the states
/// that were met before remembered (Lowe, "Testing for linearizability", 2017).
namespace ringmur::together {

/// A moment on a clock that all who take part share; never the same twice.
using Moment = std::int64_t;
inline constexpr Moment never = std::numeric_limits<Moment>::max();

enum class Kind {
  read,    ///< what is there?
  write,   ///< `value` over version `over`
  set,     ///< `value` over whatever is there: an import that overwrites
  decide,  ///< `value` where nothing has been decided yet
};

enum class Outcome {
  done,
  changed,  ///< refused: somebody else had changed it (412)
  decided,  ///< refused: it is decided already (409)
  unknown,  ///< no answer, or one that leaves open whether it was done
};

struct Operation {
  int session{0};
  Kind kind{Kind::read};
  Moment begin{0};
  Moment end{never};
  std::int64_t over{0};  ///< Kind::write: the version that was to be replaced
  std::string value{};   ///< what was to be, or what was read
  Outcome outcome{Outcome::done};
  std::int64_t version{0};  ///< as it was answered; 0: not told
};

std::string to_text(const Operation& operation);

/// One record. A version that is 0 has not been made.
struct State {
  std::int64_t version{0};
  std::string value{};
  bool decided{false};

  bool operator==(const State&) const = default;
};

/// What may follow when the operation takes effect on the state with the answer that was given; nothing where
/// that answer cannot be. An unknown outcome may follow in more than one way.
std::vector<State> after(const State& state, const Operation& operation);

/// Nothing where there is an order of all operations that keeps their order in time, gives every answer, and
/// ends in `last` (where that is known); or else what could not be placed.
std::optional<std::string> fault_in(
    const State& first, std::vector<Operation> operations, const std::optional<State>& last = {});

/// Gathers what several threads do to several records.
class History {
 public:
  explicit History(std::size_t records) : of_record_(records) {}

  Moment now() { return ++clock_; }
  void add(std::size_t record, Operation operation);
  /// Not while somebody still adds.
  const std::vector<Operation>& of(std::size_t record) const { return of_record_[record]; }
  std::size_t size() const;

 private:
  std::atomic<Moment> clock_{0};
  std::mutex mutex_;
  std::vector<std::vector<Operation>> of_record_;
};

}  // namespace ringmur::together
