#include "exchange/mail.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

namespace ringmur {
namespace {

Mail mail_of(std::string subject, std::string text = "Hej") {
  return {
      "asa@stad.example", std::move(subject), std::move(text), "1", *parse_rfc3339("2028-02-29T06:00:00Z")};
}

TEST(Mail, IsAMessageOfPlainText) {
  EXPECT_EQ(mail_message(mail_of("Ringmur"), "ringmur@stad.example"),
      "From: Ringmur <ringmur@stad.example>\r\nTo: <asa@stad.example>\r\nSubject: Ringmur\r\nDate: Tue, 29 "
      "Feb 2028 "
      "06:00:00 +0000\r\nMessage-ID: <1@stad.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; "
      "charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n\r\nSGVq\r\n");
}

TEST(Mail, SwedishLettersStandInTheSubject) {
  EXPECT_NE(
      mail_message(mail_of("Åtgärder"), "r@stad.example").find("Subject: =?UTF-8?B?w4V0Z8OkcmRlcg==?=\r\n"),
      std::string::npos);
}

/// Whatever stands in the subject and the text, no line of the head is begun by it and none is too long.
TEST(Mail, NothingThatIsWrittenBecomesAHeader) {
  rc::check([] {
    const auto subject = *rc::gen::string<std::string>();
    const auto text = *rc::gen::string<std::string>();
    const std::string message =
        mail_message(mail_of(subject + "\r\nBcc: x@y.example\r\n\r\n", text), "r@stad.example");
    const std::string head = message.substr(0, message.find("\r\n\r\n"));
    RC_ASSERT(head.find("\r\nBcc") == std::string::npos);
    for (std::size_t from = 0, end = 0; end != message.npos; from = end + 2) {
      end = message.find("\r\n", from);
      RC_ASSERT((end == message.npos ? message.size() : end) - from <= 78u);
    }
  });
}

TEST(Mail, AServerIsWrittenAsAnAddress) {
  const auto code = [](const char* address, const char* from) {
    const auto good = check_mail_server({address, from, {}, {}, MailSecurity::required});
    return good ? "good" : good.error().code;
  };
  EXPECT_EQ(code("smtp://post.stad.example:587", "r@stad.example"), "good");
  EXPECT_EQ(code("http://post.stad.example", "r@stad.example"), "mail.server");
  EXPECT_EQ(code("smtp://anna:hemligt@post.stad.example", "r@stad.example"), "mail.server");
  EXPECT_EQ(code("smtp://post.stad.example", "ringmur"), "mail.from");
}

TEST(Mail, WhatCannotBeSentIsSaidSo) {
  const MailServer nobody{"smtp://127.0.0.1:1", "r@stad.example", {}, {}, MailSecurity::none};
  EXPECT_EQ(send_mail(nobody, mail_of("x")).error().code, "mail.not_sent");
}

}  // namespace
}  // namespace ringmur
