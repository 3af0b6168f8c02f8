#include "exchange/mailbox.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/log.h"
#include "exchange/curl_handle.h"

namespace ringmur {
namespace {

std::unexpected<Error> unreachable() {
  return refuse(Refusal::unavailable, "mailbox.unreachable",
      {"Brevlådan går inte att nå. Se serverns logg.",
          "The mailbox cannot be reached. See the server's log."});
}

std::unexpected<Error> too_large() {
  return refuse(Refusal::invalid, "mailbox.too_large",
      {fmt::format("Brevet är större än {} MiB. Läs det i brevlådan.", largest_letter >> 20),
          fmt::format("The letter is larger than {} MiB. Read it in the mailbox.", largest_letter >> 20)});
}

struct Received {
  std::string bytes;
  bool over{false};
};

std::size_t take(char* from, std::size_t size, std::size_t count, void* data) {
  auto& received = *static_cast<Received*>(data);
  if (received.bytes.size() + size * count > largest_letter) {
    received.over = true;
    return 0;
  }
  received.bytes.append(from, size * count);
  return size * count;
}

/// "* SEARCH 3 7 9", in however many lines.
std::vector<std::uint32_t> uids_of(std::string_view answer) {
  constexpr std::string_view head = "* SEARCH";
  std::vector<std::uint32_t> uids;
  for (std::size_t at = answer.find(head); at != std::string_view::npos; at = answer.find(head, at)) {
    at += head.size();
    const std::string_view line = answer.substr(at, answer.find_first_of("\r\n", at) - at);
    const char* next = line.data();
    const char* end = next + line.size();
    while (next != end) {
      std::uint32_t uid = 0;
      if (const auto [rest, fault] = std::from_chars(next, end, uid); fault == std::errc{}) {
        uids.push_back(uid);
        next = rest;
      } else {
        ++next;
      }
    }
  }
  std::ranges::sort(uids);
  return uids;
}

/// An IMAP string; folders of ours are ASCII.
std::string imap_string(std::string_view text) {
  std::string out = "\"";
  for (const char byte : text) {
    if (byte == '"' || byte == '\\') out += '\\';
    out += byte;
  }
  return out + '"';
}

}  // namespace

struct Mailbox::Inside {
  explicit Inside(MailboxServer server_) : server(std::move(server_)) {}

  /// One command in the folder, or the letter that `address` names where there is none.
  CURLcode ask(const std::string& address, const char* command, Received& received) {
    curl_easy_reset(handle.get());
    set_server(handle.get(),
        {address, "imap,imaps", server.user, server.password, server.security, std::chrono::seconds{60}});
    if (command != nullptr) set(handle.get(), CURLOPT_CUSTOMREQUEST, command);
    set(handle.get(), CURLOPT_WRITEFUNCTION, &take);
    set(handle.get(), CURLOPT_WRITEDATA, &received);
    return curl_easy_perform(handle.get());
  }

  Result<std::string> command(const std::string& text) {
    Received received;
    if (const CURLcode code = ask(server.address, text.c_str(), received); code != CURLE_OK) {
      log::warning("mailbox.refused", {{"why", curl_easy_strerror(code)}});
      return unreachable();
    }
    return std::move(received.bytes);
  }

  MailboxServer server;
  CurlHandle handle = make_curl_handle();
};

Mailbox::Mailbox(MailboxServer server) : inside_(std::make_unique<Inside>(std::move(server))) {}
Mailbox::~Mailbox() = default;

Result<void> check_mailbox_server(const MailboxServer& server) {
  const bool known = server.address.starts_with("imap://") || server.address.starts_with("imaps://");
  const auto slash = server.address.find('/', server.address.find("://") + 3);
  const bool names_folder = slash != std::string::npos && slash + 1 < server.address.size();
  if (known && names_folder && server.address.find_first_of("@;? \r\n") == std::string::npos) return {};
  return refuse(Refusal::invalid, "mailbox.server",
      {"Brevlådan skrivs som imaps://post.stad.example:993/INBOX; namn och lösenord anges för sig.",
          "The mailbox is written as imaps://mail.city.example:993/INBOX; user and password are given "
          "apart."});
}

Result<std::vector<std::uint32_t>> Mailbox::waiting() {
  // A server tells of what has come since between commands.
  if (auto asked = inside_->command("NOOP"); !asked) return std::unexpected(asked.error());
  auto answer = inside_->command("UID SEARCH UNDELETED");
  if (!answer) return std::unexpected(answer.error());
  return uids_of(*answer);
}

Result<std::string> Mailbox::fetch(std::uint32_t uid) {
  Received received;
  const std::string address = fmt::format("{};UID={}", inside_->server.address, uid);
  const CURLcode code = inside_->ask(address, nullptr, received);
  if (received.over) return too_large();
  if (code == CURLE_OK) return std::move(received.bytes);
  log::warning("mailbox.not_fetched", {{"why", curl_easy_strerror(code)}});
  return unreachable();
}

Result<void> Mailbox::move(std::uint32_t uid, const std::string& folder) {
  // Where it is there already the server says no, and that is good.
  Received ignored;
  inside_->ask(inside_->server.address, ("CREATE " + imap_string(folder)).c_str(), ignored);
  auto moved = inside_->command(fmt::format("UID MOVE {} {}", uid, imap_string(folder)));
  if (!moved) return std::unexpected(moved.error());
  return {};
}

}  // namespace ringmur
