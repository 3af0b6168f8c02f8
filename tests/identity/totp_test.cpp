#include "identity/totp.h"

#include <gtest/gtest.h>

#include "identity/encoding.h"

namespace ringmur {
namespace {

Instant at(std::int64_t seconds) {
  return Instant{std::chrono::seconds{seconds}};
}

// RFC 6238, appendix B: the SHA-1 lines, eight digits.
TEST(Totp, TheVectorsOfItsStandard) {
  const std::string secret = "12345678901234567890";
  const std::vector<std::pair<std::int64_t, std::string>> vectors{{59, "94287082"}, {1111111109, "07081804"},
      {1111111111, "14050471"}, {1234567890, "89005924"}, {2000000000, "69279037"},
      {20000000000, "65353130"}};
  for (const auto& [seconds, code] : vectors)
    EXPECT_EQ(totp::code_of(secret, totp::step_at(at(seconds)), 8), code) << seconds;
}

// RFC 4226, appendix D.
TEST(Totp, TheVectorsOfTheStandardBelowIt) {
  const std::vector<std::string> codes{
      "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"};
  for (std::size_t i = 0; i < codes.size(); ++i)
    EXPECT_EQ(totp::code_of("12345678901234567890", static_cast<std::int64_t>(i)), codes[i]);
}

TEST(Totp, OneStepEitherWayAndEachOnce) {
  const std::string secret = totp::new_secret();
  EXPECT_EQ(secret.size(), 20u);
  const Instant now = at(1'800'000'015);
  const std::int64_t step = totp::step_at(now);
  const auto found = [&](std::int64_t of, std::int64_t last) {
    return totp::step_of(secret, totp::code_of(secret, of), now, last);
  };
  for (std::int64_t off : {-1, 0, 1}) EXPECT_EQ(found(step + off, 0), step + off) << off;
  for (std::int64_t off : {-3, -2, 2, 3}) EXPECT_EQ(found(step + off, 0), std::nullopt) << off;
  EXPECT_EQ(found(step, step), std::nullopt) << "used";
  EXPECT_EQ(found(step - 1, step), std::nullopt) << "older than one that was used";
  EXPECT_EQ(found(step + 1, step), step + 1);
  const std::string code = totp::code_of(secret, step);
  EXPECT_EQ(totp::step_of(secret, code.substr(0, 3) + ' ' + code.substr(3), now, 0), step);
  for (const std::string& wrong : {std::string(), code.substr(1), code + "0", std::string("abcdef")})
    EXPECT_EQ(totp::step_of(secret, wrong, now, 0), std::nullopt) << wrong;
  EXPECT_EQ(totp::step_of(totp::new_secret() + "x", code, now, 0), std::nullopt);
}

TEST(Totp, TheAddressForAnApp) {
  EXPECT_EQ(totp::uri("Ringmur", "åsa@kommun.se", "12345678901234567890"),
      "otpauth://totp/Ringmur:%C3%A5sa%40kommun.se?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Ringmur"
      "&algorithm=SHA1&digits=6&period=30");
}

// RFC 4648, chapter 10, without its padding.
TEST(Encoding, Base32) {
  const std::vector<std::pair<std::string, std::string>> vectors{{"", ""}, {"f", "MY"}, {"fo", "MZXQ"},
      {"foo", "MZXW6"}, {"foob", "MZXW6YQ"}, {"fooba", "MZXW6YTB"}, {"foobar", "MZXW6YTBOI"}};
  for (const auto& [bytes, text] : vectors) EXPECT_EQ(encoding::base32(bytes), text);
}

TEST(Encoding, Base64Url) {
  EXPECT_EQ(encoding::from_base64url("Zm9vYg"), "foob");
  EXPECT_EQ(encoding::from_base64url("Zm9vYg=="), "foob");
  EXPECT_EQ(encoding::from_base64url("-_8"), std::string("\xfb\xff"));
  EXPECT_EQ(encoding::from_base64url(""), "");
  for (const char* wrong : {"+/8", "Zm 9v", "Z", "Zm9v!", "Zm9v\n"})
    EXPECT_EQ(encoding::from_base64url(wrong), std::nullopt) << wrong;
}

/// libsodium takes some of them for letters of its alphabet.
TEST(Encoding, Base64UrlHasNoLetterOver127) {
  for (int byte = 128; byte < 256; ++byte) {
    for (std::size_t at = 0; at < 8; ++at) {
      std::string text = "aGVqaGVq";
      text[at] = static_cast<char>(byte);
      EXPECT_EQ(encoding::base64url_bytes(text), std::nullopt) << byte << " at " << at;
    }
  }
}

TEST(Encoding, Hashes) {
  EXPECT_EQ(encoding::sha1_hex("password"), "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8");
  EXPECT_EQ(encoding::sha256("abc").substr(0, 4), "\xba\x78\x16\xbf");
}

}  // namespace
}  // namespace ringmur
