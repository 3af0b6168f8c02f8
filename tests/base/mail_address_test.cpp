#include "base/mail_address.h"

#include <gtest/gtest.h>

namespace ringmur {
namespace {

TEST(MailAddress, IsPlain) {
  for (const char* good : {"a@b.se", "asa.oberg+x@sub.stad.example", "A_1-2@stad.example"})
    EXPECT_TRUE(is_mail_address(good)) << good;
  for (const char* bad : {"", "a", "@b.se", "a@", "a@b", "a b@c.se", "a@b.se\r\nBcc: x@y.se", "a@b..se",
           "a@.se", "a@b.", "<a@b.se>", "å@b.se", "a@b@c.se", "\"a\"@b.se"}) {
    EXPECT_FALSE(is_mail_address(bad)) << bad;
  }
}

}  // namespace
}  // namespace ringmur
