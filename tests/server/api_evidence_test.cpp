#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "api_support.h"
#include "base/sha256.h"

/// Evidence over HTTP: in once, out as it came, packed for others; and what an incident's page asks for.
namespace ringmur {
namespace {

namespace json = boost::json;

int exit_of(const std::string& folder, const std::string& program, const test::Arguments& arguments) {
  test::RunOptions options;
  options.folder = folder;
  return test::run_program(program, arguments, options).exit_code;
}

class ApiEvidence : public testing::TestWithParam<Engine> {
 protected:
  ApiEvidence() : server(GetParam()) { incident = server.incident("Stulen dator").text("id"); }

  std::string evidence(const std::string& name) {
    JsonAnswer made = server.send(
        "POST", "/api/v1/evidence-items", fmt::format(R"({{"incident":"{}","name":"{}"}})", incident, name));
    EXPECT_EQ(made.status, 201) << made.body;
    return "/api/v1/evidence-items/" + made.text("id");
  }
  JsonAnswer put(const std::string& of, std::string_view bytes) {
    return server.ask("PUT", of + "/file", {{"Content-Type", "application/octet-stream"}}, bytes);
  }
  JsonAnswer in_trail(const std::string& query) {
    server.person = server.make_person(AccountKind::administrator, "UTB");
    JsonAnswer answer = server.get("/api/v1/trail?" + query);
    server.person.reset();
    return answer;
  }

  ApiServer server;
  std::string incident;
};

INSTANTIATE_TEST_SUITE_P(Both, ApiEvidence, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ApiEvidence, ComesInOnceAndGoesOutAsItCame) {
  std::string bytes;
  for (unsigned i = 0; i < 3'000'000; ++i) bytes += static_cast<char>(i * 13 % 256);
  const std::string item = evidence("Åkes logg.txt");
  JsonAnswer kept = put(item, bytes);
  ASSERT_EQ(kept.status, 200) << kept.body;
  EXPECT_EQ(kept.text("sha256"), Sha256().add(bytes).finish());
  EXPECT_EQ(kept.number("size"), 3'000'000);
  EXPECT_EQ(kept.header("ETag"), "\"2\"");
  JsonAnswer again = put(item, "annat");
  EXPECT_EQ(again.status, 409) << again.body;
  EXPECT_EQ(again.text("code"), "evidence.there");
  JsonAnswer file = server.get(item + "/file");
  EXPECT_EQ(file.status, 200);
  EXPECT_TRUE(file.whole);
  EXPECT_TRUE(file.body == bytes);
  EXPECT_EQ(file.header("Content-Type"), "application/octet-stream") << "no browser runs it";
  EXPECT_EQ(file.header("Content-Disposition"),
      "attachment; filename=\"Akes_logg.txt\"; filename*=UTF-8''%C3%85kes%20logg.txt");
  JsonAnswer seen = in_trail("kind=exported&type=evidence");
  ASSERT_EQ(seen.items().size(), 1u) << seen.body;
  EXPECT_EQ(seen.items().at(0).at("by"), "token: test UTB");
}

TEST_P(ApiEvidence, IsRefusedWithoutBytesAndBehindTheWall) {
  const std::string item = evidence("logg.txt");
  EXPECT_EQ(put(item, "").status, 400);
  EXPECT_EQ(server.get(item + "/file").text("code"), "evidence.no_file");
  put(item, "bytes");
  server.as = server.soc;
  EXPECT_EQ(put(item, "bytes").status, 404);
  EXPECT_EQ(server.get(item + "/file").status, 404);
  EXPECT_EQ(server.send("POST", item + "/custody", R"({"to_hand":"Bo"})").status, 404);
  EXPECT_EQ(server.get("/api/v1/incidents/" + incident + "/evidence-package").status, 404);
  EXPECT_EQ(server.get("/api/v1/incidents/" + incident + "/timeline").status, 404);
}

TEST_P(ApiEvidence, IsCutOffWhereItIsNoLongerWhatWasSealed) {
  const std::string item = evidence("logg.txt");
  put(item, "rad ett");
  const auto connection = server.store().pool().connect(db::Mode::owner);
  connection->run("UPDATE \"evidence_file\" SET \"bytes\" = ?1", {db::Bytes{"rad två"}});
  EXPECT_FALSE(server.get(item + "/file").whole);
  JsonAnswer package = server.get("/api/v1/incidents/" + incident + "/evidence-package");
  EXPECT_EQ(package.status, 409);
  EXPECT_EQ(package.text("code"), "evidence.changed") << package.body;
}

TEST_P(ApiEvidence, GoesToAnotherHand) {
  const std::string item = evidence("disk.img");
  put(item, "bytes");
  JsonAnswer handed = server.send(
      "POST", item + "/custody", R"({"to_hand":"Polisen","reason":"Beslag","at":"2026-01-05 08:30"})");
  ASSERT_EQ(handed.status, 201) << handed.body;
  EXPECT_EQ(handed.text("to_hand"), "Polisen");
  EXPECT_EQ(handed.text("from_hand"), "token: test UTB");
  EXPECT_EQ(handed.text("at"), "2026-01-05T07:30:00Z");
  EXPECT_EQ(server.get(handed.header("Location")).text("id"), handed.text("id"));
  EXPECT_EQ(server.get(item).text("kept_with"), "Polisen");
  for (const auto& [body, code] : {std::pair{R"({"to_hand":"Bo","at":"2025-01-05 08:30"})", "custody.order"},
           {R"({"to_hand":"Bo","at":"2125-01-05 08:30"})", "custody.in_the_future"}}) {
    JsonAnswer refused = server.send("POST", item + "/custody", body);
    EXPECT_EQ(refused.text("code"), code) << refused.body;
  }
  EXPECT_EQ(server.send("POST", item + "/custody", R"({"reason":"x"})").status, 422);
  EXPECT_EQ(server.send("POST", item + "/custody", R"({"to_hand":"x","from_hand":"y"})").status, 422);
}

TEST_P(ApiEvidence, IsPackedForSomebodyWithoutRingmur) {
  put(evidence("logg.txt"), "rad ett\n");
  JsonAnswer package = server.get("/api/v1/incidents/" + incident + "/evidence-package");
  ASSERT_EQ(package.status, 200) << package.body;
  EXPECT_EQ(package.header("Content-Type"), "application/zip");
  const test::TemporaryFolder folder;
  std::ofstream(folder / "paket.zip", std::ios::binary) << package.body;
  const std::string out = (folder / "out").string();
  ASSERT_EQ(test::run_program("unzip", {(folder / "paket.zip").string(), "-d", out}).exit_code, 0);
  EXPECT_EQ(exit_of(out, "sha256sum", {"-c", "SHA256SUMS"}), 0);
  EXPECT_EQ(exit_of(out, "openssl",
                {"pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin", "-in", "SHA256SUMS",
                    "-sigfile", "SHA256SUMS.sig"}),
      0);
  std::ifstream manifest(out + "/manifest.json");
  const json::value said = json::parse(std::string(std::istreambuf_iterator<char>(manifest), {}));
  EXPECT_EQ(said.at("authority").at("name"), "Utbildningsnämnden");
  JsonAnswer seen = in_trail("kind=exported&type=incident");
  ASSERT_EQ(seen.items().size(), 1u) << seen.body;
  EXPECT_EQ(seen.items().at(0).at("changes").at("what"), "evidence_package");
}

TEST_P(ApiEvidence, AnIncidentTellsWhatHasHappenedInIt) {
  put(evidence("logg.txt"), "rad ett\n");
  server.send("POST", "/api/v1/incident-events",
      fmt::format(
          R"({{"incident":"{}","at":"2024-01-05T08:30:00Z","text":"Ringde","kind":"contact"}})", incident));
  JsonAnswer told = server.get("/api/v1/incidents/" + incident + "/timeline");
  ASSERT_EQ(told.status, 200) << told.body;
  ASSERT_EQ(told.items().size(), 3u) << told.body;
  const json::object& first = told.items().at(0).as_object();
  EXPECT_EQ(first.at("kind"), "contact");
  EXPECT_EQ(first.at("own"), true);
  EXPECT_EQ(first.at("record").at("plural"), "incident-events");
  EXPECT_TRUE(first.at("record").at("reference").is_null());
  EXPECT_TRUE(told.items().at(1).at("record").is_null()) << told.body;
  EXPECT_EQ(told.items().at(2).at("record").at("reference").as_string().subview(0, 4), "BEV-");
}

TEST_P(ApiEvidence, IncidentsAreMergedAndTakenApart) {
  JsonAnswer other = server.incident("Stulen dator");
  const std::string one = "/api/v1/incidents/" + incident;
  JsonAnswer similar = server.get(one + "/similar");
  ASSERT_EQ(similar.status, 200) << similar.body;
  ASSERT_EQ(similar.json.at("same").as_array().size(), 1u) << similar.body;
  EXPECT_EQ(similar.json.at("same").at(0).at("reference"), other.json.at("reference"));
  const std::string body = fmt::format(R"({{"into":"{}","version":1}})", other.text("id"));
  EXPECT_EQ(server.send("POST", one + "/merge", R"({"into":"x","version":1})").status, 422);
  EXPECT_EQ(
      server.send("POST", one + "/merge", fmt::format(R"({{"into":"{}"}})", other.text("id"))).status, 422);
  EXPECT_EQ(
      server.send("POST", one + "/merge", fmt::format(R"({{"into":"{}","version":7}})", other.text("id")))
          .status,
      412);
  JsonAnswer merged = server.send("POST", one + "/merge", body);
  ASSERT_EQ(merged.status, 200) << merged.body;
  EXPECT_EQ(merged.json.at("into").at("id"), other.json.at("id"));
  EXPECT_EQ(server.get("/api/v1/incidents?count=true").number("total"), 1);
  JsonAnswer back = server.send("POST", one + "/unmerge", "{}");
  ASSERT_EQ(back.status, 200) << back.body;
  EXPECT_EQ(back.json.at("record").at("id"), incident.c_str());
  EXPECT_EQ(server.get("/api/v1/incidents?count=true").number("total"), 2);
  EXPECT_EQ(server.send("POST", one + "/unmerge", "{}").text("code"), "incident.not_merged");
}

TEST_P(ApiEvidence, ASuppliersIncidentTouchesWhatTheAskerReads) {
  server.send("POST", "/api/v1/systems", R"({"name":"Portal","supplier":"Moln AB","registered":800})");
  server.as = server.soc;
  server.send("POST", "/api/v1/systems", R"({"name":"Journal","supplier":"moln ab","registered":50})");
  JsonAnswer own = server.get("/api/v1/incident-suppliers/impact?supplier=Moln%20AB");
  ASSERT_EQ(own.status, 200) << own.body;
  EXPECT_EQ(own.number("registered"), 50);
  EXPECT_EQ(own.body.find("Portal"), std::string::npos);
  server.as = server.admin;
  JsonAnswer all = server.get("/api/v1/incident-suppliers/impact?supplier=Moln%20AB");
  EXPECT_EQ(all.number("registered"), 850) << all.body;
  EXPECT_EQ(all.json.at("authorities").as_array().size(), 2u);
  EXPECT_EQ(all.json.at("drafts").as_array().size(), 2u);
  EXPECT_TRUE(all.json.at("protected_identities").is_null());
  JsonAnswer names = server.get("/api/v1/incident-suppliers?q=moln");
  ASSERT_EQ(names.items().size(), 1u) << names.body;
  EXPECT_EQ(names.items().at(0).at("systems"), 2);
  EXPECT_EQ(
      server.get("/api/v1/incident-suppliers/impact?supplier=Ingen").text("code"), "supplier.not_found");
  EXPECT_EQ(server.get("/api/v1/incident-suppliers/impact").status, 400);
}

}  // namespace
}  // namespace ringmur
