#include "exchange/mail_reader.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <ctime>
#include <string>
#include <vector>

#include "base/text.h"
#include "exchange/html_text.h"

namespace ringmur {
namespace {

ReceivedMail read(const std::string& letter) {
  auto mail = read_mail(letter);
  EXPECT_TRUE(mail) << (mail ? "" : mail.error().message.en);
  return mail.value_or(ReceivedMail{});
}

/// As Outlook writes it: the subject in Windows-1252 by RFC 2047, text in two shapes, a picture.
const std::string outlook =
    "From: =?Windows-1252?Q?=C5sa_=D6berg?= <Asa.Oberg@Skola.Example>\r\n"
    "To: Incident <incident+UTB@stad.example>\r\n"
    "Cc: chef@stad.example\r\n"
    "Subject: =?Windows-1252?Q?Fel_mottagare_p=E5_ett_mejl?=\r\n"
    "Date: Mon, 29 Feb 2028 07:30:00 +0100\r\n"
    "Message-ID: <abc@skola.example>\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/mixed; boundary=m\r\n\r\n"
    "--m\r\nContent-Type: multipart/alternative; boundary=a\r\n\r\n"
    "--a\r\nContent-Type: text/plain; charset=\"Windows-1252\"\r\nContent-Transfer-Encoding: "
    "quoted-printable\r\n\r\n"
    "Hej,=0D=0A\r\nett mejl om en elev gick till fel v=E5rdnadshavare.\r\n\r\n\r\n\r\n\r\n=C5sa\r\n"
    "--a\r\nContent-Type: text/html; charset=\"Windows-1252\"\r\n\r\n<p>Hej</p>\r\n--a--\r\n"
    "--m\r\nContent-Type: image/png; name=\"sk=C3=A4rm.png\"\r\nContent-Disposition: attachment; "
    "filename*=UTF-8''sk%C3%A4rmbild.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    "--m--\r\n";

TEST(MailReader, ReadsWhatOutlookWrites) {
  const ReceivedMail mail = read(outlook);
  EXPECT_EQ(mail.id, "abc@skola.example");
  EXPECT_EQ(mail.from_name, "Åsa Öberg");
  EXPECT_EQ(mail.from_address, "asa.oberg@skola.example");
  EXPECT_EQ(mail.to, (std::vector<std::string>{"incident+utb@stad.example", "chef@stad.example"}));
  EXPECT_EQ(mail.subject, "Fel mottagare på ett mejl");
  EXPECT_EQ(mail.sent_at, *parse_rfc3339("2028-02-29T06:30:00Z"));
  EXPECT_EQ(mail.text, "Hej,\n\nett mejl om en elev gick till fel vårdnadshavare.\n\nÅsa");
  EXPECT_EQ(mail.attachments, std::vector<std::string>{"skärmbild.png"});
  EXPECT_FALSE(mail.automatic);
}

TEST(MailReader, OfALetterOfHtmlAloneItTellsWhatItsLettersSay) {
  const ReceivedMail mail = read(
      "From: a@b.example\r\nSubject: x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
      "<html><head><style>p {color: red}</style></head><body><p>Nyckeln &auml;r b&ouml;rta &amp; saknas</p>"
      "<script>alert('x')</script><div>Ring<br>mig</div></body></html>");
  EXPECT_EQ(mail.text, "Nyckeln är börta & saknas\n\nRing\nmig");
}

TEST(MailReader, TellsWhatAMachineWroteFromWhatAPersonDid) {
  for (const char* line : {"Auto-Submitted: auto-replied", "Precedence: bulk", "List-Id: <x.example>",
           "Content-Type: multipart/report; boundary=x"}) {
    EXPECT_TRUE(
        read(std::string("From: a@b.example\r\n") + line + "\r\nSubject: Re\r\n\r\nBorta\r\n").automatic)
        << line;
  }
  EXPECT_FALSE(read("From: a@b.example\r\nAuto-Submitted: no\r\nSubject: x\r\n\r\nHej\r\n").automatic);
}

TEST(MailReader, RefusesWhatIsNoLetter) {
  for (const char* bytes : {"", "\x89PNG\r\n", "Subject: utan avsändare\r\n\r\nHej\r\n"}) {
    auto mail = read_mail(bytes);
    ASSERT_FALSE(mail) << bytes;
    EXPECT_EQ(mail.error().code, "mail.unreadable");
  }
}

std::string many(std::string_view part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

/// Each took GMime's stack, minutes, or a list without end.
TEST(MailReader, RefusesOrCutsWhatHasNoEnd) {
  for (const std::string& header :
      {"To: " + many("a:", 200'000), "Cc: x\r\n " + many("a:\r\n ", 200'000) + "b",
          "Content-Type: message/rfc822\r\n\r\nReply-To : " + many("a:", 200'000)}) {
    EXPECT_FALSE(read_mail("From: a@b.example\r\n" + header + "\r\n\r\nx"));
  }
  EXPECT_FALSE(read_mail("From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" +
                         many("--b\r\n\r\nx\r\n", 200'000)));
  const auto mail = read_mail("From: a@b.example\r\nTo: " + many("a@b.example,", 5000) +
                              "\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" +
                              many("--b\r\nContent-Disposition: attachment; filename=a\r\n\r\nx\r\n", 500));
  ASSERT_TRUE(mail);
  EXPECT_EQ(mail->to.size(), 1000U);
  EXPECT_EQ(mail->attachments.size(), 100U);
  const auto nested = read_mail(
      "From: a@b.example\r\n" + many("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n", 15'000));
  EXPECT_TRUE(nested);
}

TEST(MailReader, EndsOfManyTagsTakeNoMinutes) {
  const auto before = std::clock();
  html_text("<style>" + many("</", 300'000) + std::string(300'000, 'a') + ">");
  EXPECT_LT(std::clock() - before, CLOCKS_PER_SEC);
  EXPECT_EQ(html_text("<STYLE>x</stylex></Style >y<script>1</script"), "y");
}

TEST(MailReader, WhateverComesTheTextIsUtf8) {
  rc::check([] {
    const auto body = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
    const auto mail =
        read_mail("From: a@b.example\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n" + body);
    if (!mail) return;
    std::string composed;
    RC_ASSERT(normalise(mail->text, composed));
  });
}

}  // namespace
}  // namespace ringmur
