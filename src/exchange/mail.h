#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "base/time.h"

namespace ringmur {

/// A letter of plain text.
struct Mail {
  std::string to;       ///< an address (base/mail_address.h)
  std::string subject;  ///< one line
  std::string text;
  std::string id;  ///< unique: what the Message-ID begins with
  Instant at{};
};

/// The message as it is sent (RFC 5322): Swedish letters in the subject by RFC 2047, the text in base64,
/// Auto-Submitted, so that no machine answers it. What would begin another header is left out.
std::string mail_message(const Mail& mail, std::string_view from);

enum class MailSecurity {
  required,  ///< TLS, by STARTTLS or from the start; a certificate that holds
  none       ///< as it is: a server on the same machine, and tests
};

/// A server that takes letters: "smtp://host:587", "smtps://host:465".
struct MailServer {
  std::string address;
  std::string from;
  std::string user{};
  std::string password{};
  MailSecurity security{MailSecurity::required};
};

/// Refuses what is no such address ("mail.server"), a sender that is none ("mail.from").
Result<void> check_mail_server(const MailServer& server);

/// Hands a letter over. Refused as `unavailable`: "mail.not_sent", with what the server said in the log,
/// never who the letter was to.
Result<void> send_mail(const MailServer& server, const Mail& mail);

}  // namespace ringmur
