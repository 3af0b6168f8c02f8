#include "exchange/mail.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "base/digest.h"
#include "base/log.h"
#include "base/mail_address.h"
#include "exchange/curl_handle.h"

namespace ringmur {
namespace {

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char byte) { return byte >= 0x20 && byte < 0x7F; });
}

/// RFC 2047: words of at most 75 characters, none cut within a letter.
std::string header_text(std::string_view text) {
  constexpr std::size_t most = 42;  // bytes, that base64 makes 56 of
  std::string one_line;
  for (const char byte : text)
    one_line += static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F ? ' ' : byte;
  if (is_plain(one_line) && one_line.size() <= most) return one_line;
  std::string out;
  std::string_view rest = one_line;
  while (!rest.empty()) {
    std::size_t size = std::min(most, rest.size());
    while (size < rest.size() && (static_cast<unsigned char>(rest[size]) & 0xC0) == 0x80) --size;
    out += (out.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + base64(rest.substr(0, size)) + "?=";
    rest.remove_prefix(size);
  }
  return out;
}

/// "Sat, 21 Nov 2026 15:00:00 +0000"
std::string date_text(Instant at) {
  constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> months{
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Date day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(at - day));
  return fmt::format("{}, {} {} {} {:02}:{:02}:{:02} +0000", days[std::chrono::weekday(day).c_encoding()],
      static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
      static_cast<int>(date.year()), time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string body_lines(std::string_view text) {
  constexpr std::size_t line = 76;
  const std::string all = base64(text);
  std::string out;
  for (std::size_t at = 0; at < all.size(); at += line) out += all.substr(at, line) + "\r\n";
  return out;
}

std::string_view domain_of(std::string_view address) {
  return address.substr(address.find('@') + 1);
}

/// What curl takes the message from, piece by piece.
struct Sending {
  std::string_view left;
};

std::size_t give(char* into, std::size_t size, std::size_t count, void* data) {
  auto& sending = *static_cast<Sending*>(data);
  const std::size_t given = std::min(size * count, sending.left.size());
  std::memcpy(into, sending.left.data(), given);
  sending.left.remove_prefix(given);
  return given;
}

}  // namespace

std::string mail_message(const Mail& mail, std::string_view from) {
  return fmt::format(
      "From: Ringmur <{}>\r\nTo: <{}>\r\nSubject: {}\r\nDate: {}\r\nMessage-ID: <{}@{}>\r\nMIME-Version: "
      "1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
      "base64\r\nAuto-Submitted: "
      "auto-generated\r\n\r\n{}",
      from, mail.to, header_text(mail.subject), date_text(mail.at), mail.id, domain_of(from),
      body_lines(mail.text));
}

Result<void> check_mail_server(const MailServer& server) {
  const bool known = server.address.starts_with("smtp://") || server.address.starts_with("smtps://");
  if (!known || !is_plain(server.address) || server.address.find('@') != std::string::npos) {
    return refuse(Refusal::invalid, "mail.server",
        {"E-postservern skrivs som smtp://post.stad.example:587 eller smtps://…:465; namn och lösenord anges "
         "för "
         "sig.",
            "The mail server is written as smtp://mail.city.example:587 or smtps://…:465; user and password "
            "are "
            "given apart."});
  }
  if (is_mail_address(server.from)) return {};
  return refuse(Refusal::invalid, "mail.from",
      {"Avsändaren ska vara en e-postadress, till exempel ringmur@stad.example.",
          "The sender must be an e-mail address, such as ringmur@city.example."});
}

Result<void> send_mail(const MailServer& server, const Mail& mail) {
  if (auto good = check_mail_server(server); !good) return good;
  if (!is_mail_address(mail.to)) {
    return refuse(Refusal::invalid, "mail.to",
        {"Mottagaren har ingen e-postadress.", "The receiver has no e-mail address."});
  }
  const CurlHandle handle = make_curl_handle();
  const std::string message = mail_message(mail, server.from);
  Sending sending{message};
  set_server(handle.get(), {server.address, "smtp,smtps", server.user, server.password, server.security,
                               std::chrono::seconds{20}});
  const std::string sender = "<" + server.from + ">";
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> receivers(
      curl_slist_append(nullptr, ("<" + mail.to + ">").c_str()), curl_slist_free_all);
  set(handle.get(), CURLOPT_MAIL_FROM, sender.c_str());
  set(handle.get(), CURLOPT_MAIL_RCPT, receivers.get());
  set(handle.get(), CURLOPT_UPLOAD, 1L);
  set(handle.get(), CURLOPT_READFUNCTION, &give);
  set(handle.get(), CURLOPT_READDATA, &sending);
  const CURLcode code = curl_easy_perform(handle.get());
  if (code == CURLE_OK) return {};
  long answer = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &answer);
  log::warning("mail.not_sent", {{"why", curl_easy_strerror(code)}, {"answer", std::to_string(answer)}});
  return refuse(Refusal::unavailable, "mail.not_sent",
      {"E-postservern tog inte emot brevet. Se serverns logg.",
          "The mail server did not take the letter. See the server's log."});
}

}  // namespace ringmur
