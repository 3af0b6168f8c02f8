#include "cli/seal_key.h"

#include <CLI/CLI.hpp>

namespace ringmur::cli {

void add_seal_key_options(CLI::App& command, std::string& file, std::string* public_key) {
  command
      .add_option("--seal-key", file,
          "File with the key that seals are made with; beside a data file where it is left out")
      ->envname("RINGMUR_SEAL_KEY_FILE");
  if (public_key == nullptr) return;
  command.add_option("--public-key", *public_key,
      "Believe only seals of this key, as `ringmur seal --public-key` printed it");
}

Result<std::filesystem::path> seal_key_file(const Context& context, const std::string& named) {
  if (!named.empty()) return std::filesystem::path(named);
  const Location location(context.data);
  if (location.dialect() == Dialect::sqlite) return std::filesystem::path(location.address + ".seal-key");
  return refuse(Refusal::invalid, "seal.key_not_named",
      {"Säg var sigillets nyckel ligger, utanför databasen: --seal-key FIL eller RINGMUR_SEAL_KEY_FILE.",
          "Say where the key of the seal lies, outside the database: --seal-key FILE or "
          "RINGMUR_SEAL_KEY_FILE."});
}

Result<ChainProof> proof_of(const Context& context, const std::string& named, const std::string& public_key) {
  ChainProof proof;
  if (!public_key.empty()) {
    proof.public_keys.push_back(parse_public_key(public_key));
    if (!proof.public_keys.front().empty()) return proof;
    return refuse(Refusal::invalid, "seal.no_public_key",
        {"Den publika nyckeln är 64 hexadecimala siffror, så som `ringmur seal --public-key` skriver den.",
            "The public key is 64 hexadecimal digits, as `ringmur seal --public-key` prints it."});
  }
  auto file = seal_key_file(context, named);
  std::error_code unreadable;
  const bool beside = file && std::filesystem::exists(*file, unreadable);
  if (named.empty() && !beside) return proof;
  auto key = SigningKey::open(*file);
  if (!key) return std::unexpected(key.error());
  proof.public_keys.push_back(key->public_key());
  return proof;
}

}  // namespace ringmur::cli
