// The small texts of every day: dates, moments, ids, codes, base64, addresses, marks of browsers; and what is
// done with any text.

#include "base/digest.h"
#include "base/mail_address.h"
#include "base/text.h"
#include "base/time.h"
#include "base/uuid.h"
#include "base/words.h"
#include "exchange/svg.h"
#include "fuzz_support.h"
#include "identity/device.h"
#include "identity/encoding.h"
#include "identity/qr.h"
#include "identity/recovery.h"
#include "identity/sealing_key.h"
#include "identity/totp.h"

namespace ringmur::fuzz {
namespace {

const SealingKey& key() {
  static const SealingKey made = *SealingKey::open_or_make(
      std::filesystem::temp_directory_path() / ("fuzz-key-" + to_string(new_uuid())));
  return made;
}

void read_values(std::string_view text) {
  if (const auto date = parse_iso_date(text)) require(to_string(*date) == text, "a date is written the same");
  if (const auto at = parse_rfc3339(text))
    require(parse_rfc3339(to_string(*at)) == at, "a moment is read back");
  if (const auto id = parse_uuid(text)) require(parse_uuid(to_string(*id)) == id, "an id is read back");
  if (const auto raw = encoding::base64url_bytes(text))
    require(base64url(*raw) == text, "one text for the bytes");
  if (const auto raw = encoding::from_base64url(text)) require(raw->size() <= text.size(), "no longer");
  require(encoding::base64url_bytes(base64url(text)) == text, "bytes are read back");
  if (is_mail_address(text))
    require(text.find_first_of("\r\n<>,; ") == std::string_view::npos, "one address");
}

void read_secrets(std::string_view text) {
  const Instant at{std::chrono::seconds{1'780'000'000}};
  require(!device::mark_of(key(), text, Uuid{}, at), "a mark that we did not make");
  (void)device::marked(key(), text, Uuid{}, at);
  require(!key().open(text), "what we did not seal");
  const std::string sealed = key().seal(text);
  require(key().open(sealed).value_or("?") == text, "what we sealed");
  recovery::digest_of(Uuid{}, text);
  (void)totp::step_of("12345678901234567890", text, at, 0);
  totp::uri(text, text, "12345678901234567890");
}

void treat_text(std::string_view text) {
  std::string normal;
  if (!normalise(text, normal)) {
    require(!is_utf8(text), "only what is not UTF-8 is refused");
    return;
  }
  std::string again;
  require(normalise(normal, again) && again == normal, "NFC of NFC is itself");
  require_text(folded(text), "UTF-8");
  require_text(collapsed(text), "UTF-8");
  require_text(lower_case(text), "UTF-8");
  require(collapsed(collapsed(text)) == collapsed(text), "collapsed once is collapsed");
  for (const std::string& word : search_words(text)) {
    require_text(word, "UTF-8");
    require(!word.empty() && length(word) <= 64, "words keep their limit");
  }
  for (const std::size_t count : {0, 1, 7}) require(length(prefix(text, count)) <= count, "a prefix");
  sort_key(text);
  require_text(svg::column_chart({std::string(text), std::string(text), {{std::string(text), 2}}}), "UTF-8");
  if (text.size() < 300) qr_svg(text);
}

}  // namespace

void one(std::string_view bytes) {
  read_values(bytes);
  read_secrets(bytes);
  treat_text(bytes);
}

}  // namespace ringmur::fuzz
