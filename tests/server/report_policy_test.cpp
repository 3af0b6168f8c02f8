#include "server/report_policy.h"

#include <gtest/gtest.h>

#include "api_support.h"

namespace ringmur::api {
namespace {

TEST(ReportPolicy, AllowsExactlyTheStylesThatStandThere) {
  // printf %s 'p{}' | openssl dgst -sha256 -binary | base64
  EXPECT_EQ(csp_hash("p{}"), "sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y=");
  EXPECT_EQ(csp_hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=") << "FIPS 180-4 of nothing";
  std::string policy = report_policy("<style>p{}</style><col style=\"width:24%\"><col style=\"width:24%\">");
  EXPECT_NE(policy.find("'" + csp_hash("p{}") + "'"), std::string::npos);
  EXPECT_NE(policy.find("'unsafe-hashes'"), std::string::npos);
  auto first = policy.find(csp_hash("width:24%"));
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(policy.find(csp_hash("width:24%"), first + 1), std::string::npos) << "each once";
  EXPECT_EQ(policy.find("unsafe-inline"), std::string::npos);
  EXPECT_EQ(report_policy("<style>p{}</style>").find("unsafe"), std::string::npos);
  EXPECT_NE(report_policy("<p>x</p>").find("style-src 'none'"), std::string::npos);
}

TEST(ReportPolicy, OfARealReportAllowsFramingByOurselvesOnly) {
  ApiServer server;
  server.incident("Ett");
  JsonAnswer html = server.get("/api/v1/report?year=2025&format=html");
  ASSERT_EQ(html.status, 200);
  std::string policy = html.header("Content-Security-Policy");
  EXPECT_EQ(policy, report_policy(html.body));
  EXPECT_TRUE(policy.ends_with("frame-ancestors 'self'")) << policy;
  EXPECT_NE(policy.find("style-src 'unsafe-hashes' 'sha256-"), std::string::npos) << policy;
  EXPECT_NE(
      server.get("/api/v1/report?year=2025&format=json").header("Content-Security-Policy").find("'none'"),
      std::string::npos);
}

}  // namespace
}  // namespace ringmur::api
