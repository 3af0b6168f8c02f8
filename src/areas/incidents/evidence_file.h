#pragma once

#include <filesystem>

#include "store/evidence_files.h"

/// What becomes of a piece of evidence: its bytes, once, and the hands that it goes through.
namespace ringmur::incidents {

/// Keeps the bytes of `file` as the evidence's, seals them and writes into the record what they are; the
/// record says from then on who has it: `name`. For who may write the evidence. Refused: bytes that are there
/// already ("evidence.there"), none ("evidence.empty"), more than most_evidence_bytes ("evidence.too_large").
Result<Row> put_evidence(Store& store, const Actor& actor, const Uuid& authority, const Uuid& evidence,
    const std::filesystem::path& file, const std::string& name, const SigningKey& key);

/// What a file of that name most likely holds, by its ending; "application/octet-stream" where nobody knows.
std::string media_type_of(const std::string& file_name);

/// One part after the other, and a check at the end that they are what was sealed ("evidence.changed").
class EvidenceParts {
 public:
  EvidenceParts(Store& store, Actor actor, const Uuid& authority, const Row& evidence, EvidenceSeal seal);
  ~EvidenceParts();
  EvidenceParts(EvidenceParts&&) noexcept;

  /// The next bytes; empty at the end.
  Result<std::string> next();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// The bytes of one piece of evidence, for who may read it, and that they were taken out is in the trail.
/// Refused: none ("evidence.no_file"), evidence that is marked with secrecy for others ("evidence.secret").
Result<EvidenceParts> open_evidence(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& evidence);

struct HandOver {
  std::string to_hand;
  std::string reason{};
  std::optional<Instant> at{};  ///< nothing: now
};

/// The evidence goes from who has it (else who took it, else `name`) to another hand: the new entry of its
/// custody. For who may write both. Refused: nobody to hand it to, a moment that is yet to come or before the
/// hand before ("custody.in_the_future", "custody.order").
Result<Row> hand_over(Store& store, const Actor& actor, const Uuid& authority, const Uuid& evidence,
    const HandOver& order, const std::string& name);

}  // namespace ringmur::incidents
