#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "exchange/mail.h"

namespace ringmur {

/// A folder that letters come to: "imaps://post.stad.example:993/INBOX", "imap://…:143/INBOX".
struct MailboxServer {
  std::string address;
  std::string user{};
  std::string password{};
  MailSecurity security{MailSecurity::required};
};

/// Refuses what is no such address ("mailbox.server").
Result<void> check_mailbox_server(const MailboxServer& server);

/// A letter larger than this is not fetched: 30 MiB.
inline constexpr std::size_t largest_letter = 30u << 20;

/// The folder as it lies at the server (IMAP4rev1, RFC 3501; MOVE, RFC 6851), by one connection. Every
/// function refuses as `unavailable` ("mailbox.unreachable") with what the server said in the log.
class Mailbox {
 public:
  explicit Mailbox(MailboxServer server);
  ~Mailbox();

  /// UIDs of the letters that lie there, oldest first.
  Result<std::vector<std::uint32_t>> waiting();
  /// The whole letter as it came. Refused as `invalid` ("mailbox.too_large") beyond largest_letter.
  Result<std::string> fetch(std::uint32_t uid);
  /// Into another folder, which is made where it is not there.
  Result<void> move(std::uint32_t uid, const std::string& folder);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace ringmur
