#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "exchange/backup_file.h"

/// What the writer and the reader of a backup agree upon.
namespace ringmur::backup_frame {

inline constexpr std::string_view magic = "RINGMUR BACKUP\r\n";
inline constexpr int format = 1;

/// A frame: 4 bytes of length (of the payload alone) and 8 of number, low bytes first, 1 of kind, the
/// payload, 32 bytes of digest.
enum class Kind : char { header = 'H', block = 'B', last = 'L', end = 'E' };
inline constexpr std::size_t head_bytes = 13;
inline constexpr std::size_t digest_bytes = 32;
inline constexpr std::uint32_t most_payload = 1u << 29;
inline constexpr std::size_t most_block = 1u << 30;  ///< unpacked

struct Head {
  std::uint32_t length{0};
  std::uint64_t number{0};
  Kind kind{Kind::block};
};

std::array<char, head_bytes> bytes_of(const Head& head);
Head head_of(std::string_view bytes);

/// `file`: the header's, so that blocks of two files cannot be exchanged unseen; empty for the header.
Digest digest_of(std::string_view file, const Head& head, std::string_view payload);

/// What secretstream authenticates beside the block.
std::string beside(const Digest& header, const Head& head);

/// The header with what opens it.
struct Sealed {
  BackupHeader header;
  std::vector<std::string> file_keys;  ///< one for each public key
  std::string stream;                  ///< 24 bytes, where it is encrypted
};
std::string json_of(const Sealed& sealed);
/// Refused: "backup.newer_format", "backup.changed".
Result<Sealed> sealed_of(std::string_view json);

/// What a signature is over.
std::string signed_text(std::string_view digest);

}  // namespace ringmur::backup_frame
