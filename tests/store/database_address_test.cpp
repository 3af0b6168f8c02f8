#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "store/postgres/address.h"

/// What is sent to a database on another machine is read by nobody on the way.
namespace ringmur {
namespace {

std::string code(const std::string& url) {
  auto safe = db::is_safe_address(url);
  return safe ? "fine" : safe.error().code;
}

class DatabaseAddress : public testing::Test {
 protected:
  DatabaseAddress() {
    for (const char* name : {"PGHOST", "PGHOSTADDR", "PGSSLMODE", "PGSERVICE"}) unsetenv(name);
  }
  ~DatabaseAddress() override {
    for (const char* name : {"PGHOST", "PGHOSTADDR", "PGSSLMODE"}) unsetenv(name);
  }
};

TEST_F(DatabaseAddress, ThisMachineIsSafeAndAnotherOnlyByTlsThatKnowsIt) {
  const std::vector<std::pair<std::string, std::string>> table{
      {"postgresql:///ringmur", "fine"},
      {"postgresql:///ringmur?host=/var/run/postgresql", "fine"},
      {"postgresql://%2Fvar%2Frun%2Fpostgresql/ringmur", "fine"},
      {"postgresql://localhost/ringmur", "fine"},
      {"postgresql://LOCALHOST:5433/ringmur", "fine"},
      {"postgresql://anna:x@127.0.0.1:5432/ringmur", "fine"},
      {"postgresql://127.9.9.9/ringmur", "fine"},
      {"postgresql://[::1]/ringmur", "fine"},
      {"postgres://db.kommun.se/ringmur", "data.insecure"},
      {"postgresql://db.kommun.se/ringmur", "data.insecure"},
      {"postgresql://10.0.0.7/ringmur", "data.insecure"},
      {"postgresql://[fe80::1]/ringmur", "data.insecure"},
      {"postgresql://1270.0.0.1/ringmur", "data.insecure"},
      {"postgresql://127.0.0.1.evil.example/ringmur", "data.insecure"},
      {"postgresql://localhost.evil.example/ringmur", "data.insecure"},
      {"postgresql://db.kommun.se/ringmur?sslmode=disable", "data.insecure"},
      {"postgresql://db.kommun.se/ringmur?sslmode=require", "data.insecure"},
      {"postgresql://db.kommun.se/ringmur?sslmode=verify-ca", "data.insecure"},
      {"postgresql://db.kommun.se/ringmur?sslmode=verify-full", "fine"},
      {"postgresql://db.kommun.se/ringmur?sslmode=verify-full&sslrootcert=/etc/ca.pem", "fine"},
      {"postgresql://localhost,db.kommun.se/ringmur", "data.insecure"},
      {"postgresql://localhost,127.0.0.1/ringmur", "fine"},
      {"postgresql://localhost/ringmur?hostaddr=10.0.0.7", "data.insecure"},
      {"postgresql://localhost/ringmur?host=db.kommun.se", "data.insecure"},
      {"postgresql://db.kommun.se/ringmur?hostaddr=127.0.0.1", "fine"},
      {"postgresql:///ringmur?service=there", "data.insecure"},
      {"postgresql://db.kommun.se/ringmur?nonsense=1", "data.address"},
      {"postgresql://[x/ringmur", "data.address"},
  };
  for (const auto& [url, wanted] : table) EXPECT_EQ(code(url), wanted) << url;
}

TEST_F(DatabaseAddress, WhatTheEnvironmentSaysCounts) {
  setenv("PGHOST", "db.kommun.se", 1);
  EXPECT_EQ(code("postgresql:///ringmur"), "data.insecure");
  EXPECT_EQ(code("postgresql://localhost/ringmur"), "fine") << "the address says otherwise";
  setenv("PGSSLMODE", "verify-full", 1);
  EXPECT_EQ(code("postgresql:///ringmur"), "fine");
  EXPECT_EQ(code("postgresql:///ringmur?sslmode=prefer"), "data.insecure");
}

TEST_F(DatabaseAddress, TheRefusalSaysTheRemedyAndNoPassword) {
  auto refused = db::is_safe_address("postgresql://anna:hemligt@db.kommun.se/ringmur");
  ASSERT_FALSE(refused);
  for (const std::string& words : {refused.error().message.sv, refused.error().message.en}) {
    EXPECT_NE(words.find("sslmode=verify-full"), std::string::npos);
    EXPECT_NE(words.find("--insecure-database"), std::string::npos);
    EXPECT_EQ(words.find("hemligt"), std::string::npos);
  }
}

}  // namespace
}  // namespace ringmur
