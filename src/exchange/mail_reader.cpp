#include "exchange/mail_reader.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/text.h"
#include "exchange/html_text.h"

namespace ringmur {
namespace {

// What a letter may hold of each; what is beyond is not looked at.
constexpr std::size_t most_parts = 1000;
constexpr std::size_t most_attachments = 100;
constexpr std::size_t most_addresses = 1000;
/// Of a header of addresses: GMime calls itself for each group in a group ("a:a:a:…"), until its stack ends.
constexpr std::ptrdiff_t most_colons = 500;
/// Lines that begin as those between parts do: GMime's work grows with the parts, and a letter may have
/// millions.
constexpr std::size_t most_boundaries = 20'000;

struct Unref {
  void operator()(void* object) const {
    if (object != nullptr) g_object_unref(object);
  }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

std::string utf8(const char* text) {
  std::string out;
  if (text == nullptr || !normalise(text, out)) return {};
  return out;
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
      [](char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte; });
  return text;
}

void add_addresses(InternetAddressList* list, std::vector<std::string>& to) {
  for (int i = 0; list != nullptr && i < internet_address_list_length(list); ++i) {
    if (to.size() == most_addresses) return;
    InternetAddress* address = internet_address_list_get_address(list, i);
    if (INTERNET_ADDRESS_IS_MAILBOX(address))
      to.push_back(lower(utf8(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)))));
  }
}

void set_from(GMimeMessage* message, ReceivedMail& mail) {
  InternetAddressList* list = g_mime_message_get_from(message);
  if (list == nullptr || internet_address_list_length(list) == 0) return;
  InternetAddress* first = internet_address_list_get_address(list, 0);
  mail.from_name = collapsed(utf8(internet_address_get_name(first)));
  if (INTERNET_ADDRESS_IS_MAILBOX(first))
    mail.from_address = lower(utf8(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first))));
}

std::string header(GMimeMessage* message, const char* name) {
  return lower(utf8(g_mime_object_get_header(GMIME_OBJECT(message), name)));
}

bool is_automatic(GMimeMessage* message) {
  const std::string submitted = header(message, "Auto-Submitted");
  const std::string precedence = header(message, "Precedence");
  return (!submitted.empty() && submitted != "no") || precedence == "bulk" || precedence == "list" ||
         precedence == "junk" || !header(message, "List-Id").empty() ||
         g_mime_content_type_is_type(
             g_mime_object_get_content_type(g_mime_message_get_mime_part(message)), "multipart", "report");
}

/// The parts of a letter that are not put together of others, with what each is.
struct Parts {
  std::string plain;
  std::string html;
  std::vector<std::string> attachments;
  std::size_t seen{0};
};

void look_at(GMimeObject*, GMimeObject* object, void* into) {
  if (!GMIME_IS_PART(object)) return;
  auto& parts = *static_cast<Parts*>(into);
  if (++parts.seen > most_parts) return;
  GMimePart* part = GMIME_PART(object);
  if (const char* name = g_mime_part_get_filename(part); name != nullptr) {
    if (parts.attachments.size() < most_attachments) parts.attachments.push_back(collapsed(utf8(name)));
    return;
  }
  if (!GMIME_IS_TEXT_PART(object)) return;
  char* text = g_mime_text_part_get_text(GMIME_TEXT_PART(object));
  const bool html = g_mime_content_type_is_type(g_mime_object_get_content_type(object), "text", "html") != 0;
  std::string& kept = html ? parts.html : parts.plain;
  if (kept.empty()) kept = utf8(text);
  g_free(text);
}

std::optional<Instant> date_of(GMimeMessage* message) {
  GDateTime* date = g_mime_message_get_date(message);
  if (date == nullptr) return std::nullopt;
  return Instant(std::chrono::seconds(g_date_time_to_unix(date)));
}

std::unexpected<Error> unreadable() {
  return refuse(Refusal::invalid, "mail.unreadable",
      {"Brevet går inte att läsa som e-post.", "The letter cannot be read as e-mail."});
}

bool is_address_header(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon > 20) return false;
  const std::string name = lower(std::string(trimmed(line.substr(0, colon))));
  constexpr std::array<std::string_view, 6> names{"from", "sender", "reply-to", "to", "cc", "bcc"};
  return std::ranges::find(names, name) != names.end();
}

/// Whether GMime can be trusted with it: what would take its stack, or minutes, is refused before. Also of
/// letters within it.
bool is_bearable(std::string_view letter) {
  std::size_t boundaries = 0;
  std::ptrdiff_t colons = 0;
  bool addresses = false;
  while (!letter.empty()) {
    const std::size_t end = std::min(letter.find('\n'), letter.size());
    const std::string_view line = letter.substr(0, end);
    letter.remove_prefix(std::min(end + 1, letter.size()));
    if (line.starts_with("--") && ++boundaries > most_boundaries) return false;
    const bool goes_on = line.starts_with(' ') || line.starts_with('\t');
    if (!goes_on) {
      addresses = is_address_header(line);
      colons = 0;
    }
    if (addresses) colons += std::ranges::count(line, ':');
    if (colons > most_colons) return false;
  }
  return true;
}

/// Lines end with \n alone, no more than one empty line after another.
std::string tidied(std::string_view text) {
  std::string out;
  int ends = 0;
  for (const char byte : text) {
    if (byte == '\r') continue;
    ends = byte == '\n' ? ends + 1 : 0;
    if (ends <= 2) out += byte;
  }
  return std::string(trimmed(out));
}

}  // namespace

Result<ReceivedMail> read_mail(std::string_view bytes) {
  if (!is_bearable(bytes)) return unreadable();
  static const bool ready = (g_mime_init(), true);
  if (!ready) throw std::logic_error("GMime does not start");
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message || g_mime_message_get_mime_part(message.get()) == nullptr) return unreadable();
  ReceivedMail mail;
  mail.id = utf8(g_mime_message_get_message_id(message.get()));
  set_from(message.get(), mail);
  if (mail.from_address.empty()) return unreadable();
  add_addresses(g_mime_message_get_to(message.get()), mail.to);
  add_addresses(g_mime_message_get_cc(message.get()), mail.to);
  mail.subject = collapsed(utf8(g_mime_message_get_subject(message.get())));
  mail.sent_at = date_of(message.get());
  mail.automatic = is_automatic(message.get());
  Parts parts;
  g_mime_message_foreach(message.get(), look_at, &parts);
  mail.text = tidied(parts.plain.empty() ? html_text(parts.html) : parts.plain);
  mail.attachments = std::move(parts.attachments);
  return mail;
}

}  // namespace ringmur
