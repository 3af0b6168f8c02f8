#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/time.h"

namespace ringmur {

/// A letter as people read it. Who it is from is what it says of itself: nobody has proved it.
struct ReceivedMail {
  std::string id;  ///< Message-ID; empty where it has none
  std::string from_name;
  std::string from_address;     ///< in lower case
  std::vector<std::string> to;  ///< addresses of To and Cc, in lower case; the first thousand
  std::string subject;
  std::optional<Instant> sent_at;
  std::string text;                      ///< plain; of one that is HTML alone what its letters say
  std::vector<std::string> attachments;  ///< their names; the first hundred
  bool automatic{
      false};  ///< an answer by a machine, or to a list (RFC 3834, RFC 2919): nobody wrote it to us
};

/// By GMime. Refused: what is no letter, and one with more than 20,000 parts or a header of addresses with
/// more than 500 groups ("mail.unreadable"). Text is UTF-8 whatever the letter's own.
Result<ReceivedMail> read_mail(std::string_view bytes);

}  // namespace ringmur
