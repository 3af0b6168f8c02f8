#include "exchange/mailbox.h"

#include <gtest/gtest.h>

#include "support/mailroom.h"
#include "support/process.h"

/// Against a real server, as a kommun has one.
namespace ringmur {
namespace {

using test::Mailroom;

Mailroom& mailroom() {
  static Mailroom one;
  return one;
}

Mailbox mailbox_of(const std::string& user) {
  return Mailbox({mailroom().address(), user, mailroom().password(), MailSecurity::none});
}

TEST(Mailbox, GivesLettersInTheirOrderAndMovesThem) {
  Mailbox mailbox = mailbox_of("anna");
  EXPECT_EQ(mailbox.waiting().value(), std::vector<std::uint32_t>{});
  mailroom().deliver("anna", "From: a@b.example\r\nSubject: ett\r\n\r\nHej\r\n");
  mailroom().deliver("anna", "From: a@b.example\r\nSubject: två\r\n\r\n\xC3\xA5\r\n");
  const auto waiting = mailbox.waiting();
  ASSERT_TRUE(waiting);
  ASSERT_EQ(waiting->size(), 2U);
  EXPECT_EQ(mailbox.fetch(waiting->front()).value(), "From: a@b.example\r\nSubject: ett\r\n\r\nHej\r\n");
  EXPECT_EQ(mailbox.waiting()->size(), 2U) << "a letter that was read is still there";
  ASSERT_TRUE(mailbox.move(waiting->front(), "Behandlade"));
  ASSERT_TRUE(mailbox.move(waiting->back(), "Behandlade")) << "the folder is there by now";
  EXPECT_TRUE(mailbox.waiting()->empty());
  EXPECT_EQ(mailroom().lying_in("anna", "Behandlade"), 2U);
}

TEST(Mailbox, RefusesALetterThatIsTooLargeAndLeavesItThere) {
  Mailbox mailbox = mailbox_of("bo");
  mailroom().deliver("bo", "From: a@b.example\r\n\r\n" + std::string(largest_letter, 'x') + "\r\n");
  const auto waiting = mailbox.waiting();
  ASSERT_EQ(waiting->size(), 1U);
  const auto letter = mailbox.fetch(waiting->front());
  ASSERT_FALSE(letter);
  EXPECT_EQ(letter.error().code, "mailbox.too_large");
  EXPECT_EQ(mailbox.waiting()->size(), 1U);
}

TEST(Mailbox, SaysThatItCannotBeReached) {
  Mailbox wrong({mailroom().address(), "anna", "fel", MailSecurity::none});
  EXPECT_EQ(wrong.waiting().error().code, "mailbox.unreachable");
  Mailbox without_tls({mailroom().address(), "anna", mailroom().password(), MailSecurity::required});
  EXPECT_EQ(without_tls.waiting().error().code, "mailbox.unreachable")
      << "a password is never sent in the open";
  Mailbox nobody({"imap://127.0.0.1:" + std::to_string(test::free_port()) + "/INBOX", "anna", "x"});
  EXPECT_EQ(nobody.waiting().error().code, "mailbox.unreachable");
}

TEST(Mailbox, IsWrittenAsAFolderOfAServer) {
  for (const char* good : {"imaps://post.stad.example:993/INBOX", "imap://127.0.0.1/Incidenter"})
    EXPECT_TRUE(check_mailbox_server({good})) << good;
  for (const char* bad : {"", "post.stad.example", "https://post.stad.example/INBOX",
           "imaps://post.stad.example", "imaps://post.stad.example/",
           "imaps://anna:hemligt@post.stad.example/INBOX", "imaps://post.stad.example/INBOX;UID=1"})
    EXPECT_EQ(check_mailbox_server({bad}).error().code, "mailbox.server") << bad;
}

}  // namespace
}  // namespace ringmur
