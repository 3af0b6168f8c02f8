// Letters that incidents are told of by.

#include "base/text.h"
#include "exchange/mail_reader.h"
#include "fuzz_support.h"

namespace ringmur::fuzz {

void one(std::string_view bytes) {
  const auto mail = read_mail(bytes);
  if (!mail) {
    require(mail.error().code.starts_with("mail."), "refused in words");
    return;
  }
  for (const std::string* text :
      {&mail->id, &mail->from_name, &mail->from_address, &mail->subject, &mail->text})
    require_text(*text, "UTF-8");
  for (const std::string& address : mail->to) require_text(address, "UTF-8");
  for (const std::string& name : mail->attachments) require_text(name, "UTF-8");
  require(!mail->from_address.empty(), "somebody sent it");
  require(mail->subject.find('\n') == std::string::npos, "a subject is one line");
  require(mail->attachments.size() <= 100 && mail->to.size() <= 1000, "lists keep their limit");
}

}  // namespace ringmur::fuzz
