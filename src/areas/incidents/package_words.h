#pragma once

#include "areas/incidents/evidence_package.h"
#include "schema/json_writer.h"
#include "store/evidence_files.h"

/// What a package of evidence says of itself. Included by the package's own .cpp files only.
namespace ringmur::incidents {

struct Package {
  const PackageOrder& order;
  const std::string& public_key;
  ChainState chain;
  std::size_t left_out{0};  ///< evidence that is marked with secrecy for others than the asker
  Instant made_at{now()};
};

/// The manifest up to its list of evidence; the object stays open.
void open_manifest(JsonWriter& out, const Package& package);

/// Members of a file: its digest, its size, and the seal that was put on it when it came.
void write_seal(JsonWriter& out, const std::string& sealed_text, const EvidenceSeal& seal);

/// How it is verified, with the very commands.
Text readme(const Package& package);

}  // namespace ringmur::incidents
