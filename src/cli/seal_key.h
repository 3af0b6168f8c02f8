#pragma once

#include <filesystem>
#include <string>

#include "base/signing_key.h"
#include "cli/command.h"

namespace ringmur::cli {

/// `--seal-key FILE` (also RINGMUR_SEAL_KEY_FILE) and, where it is wanted, `--public-key`.
void add_seal_key_options(CLI::App& command, std::string& file, std::string* public_key = nullptr);

/// `named`, or beside a data file: "data.db.seal-key". Refused for a database that is no file
/// ("seal.key_not_named"): nothing lies beside it.
Result<std::filesystem::path> seal_key_file(const Context& context, const std::string& named);

/// What verification shall believe: the key that is given; else the one beside the data, where there is one;
/// else those that the database names.
Result<ChainProof> proof_of(const Context& context, const std::string& named, const std::string& public_key);

}  // namespace ringmur::cli
