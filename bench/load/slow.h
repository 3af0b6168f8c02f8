#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "client.h"

/// Those who come and keep the server waiting.
namespace load {

struct SlowTally {
  std::uint64_t opened{0};
  std::uint64_t ended{0};       ///< by the server
  std::uint64_t not_let_in{0};  ///< closed or refused at once
  double longest_seconds{0};    ///< that one was borne with
};

enum class Slowness {
  idle,    ///< asks once and then nothing
  head,    ///< a byte of its request a second, without end
  body,    ///< a byte of its body a second
  reader,  ///< asks for long answers and reads a byte a second
};

/// One connection after the other of that kind until `until`; counts into `tally`.
Task<> be_slow(
    Client& client, Slowness slowness, std::string headers, Clock::time_point until, SlowTally& tally);

}  // namespace load
