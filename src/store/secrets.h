#pragma once

namespace ringmur {

/// What becomes of values that are marked with secrecy.
enum class Secrets {
  masked,  ///< they are not given, to anybody, and nothing that was asked for tells of them
  shown,   ///< given to who has the right to them ("secrecy", read); that they were is remembered
  counted  ///< for the house itself, which counts, compares and writes: they are in the row, and Meta::masked
           ///< says which of them may not be shown
};

}  // namespace ringmur
