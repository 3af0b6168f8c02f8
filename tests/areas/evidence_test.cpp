#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "areas/import_support.h"
#include "areas/incidents/evidence.h"
#include "areas/incidents/evidence_file.h"
#include "areas/incidents/evidence_package.h"
#include "base/sha256.h"
#include "base/text.h"
#include "registry/save.h"
#include "schema/describe.h"
#include "store/access.h"
#include "store/secrecy.h"

/// Evidence is kept as it came, handed on, and packed for somebody who has no Ringmur. On both engines.
namespace ringmur {
namespace {

using namespace test;
using incidents::Custody;
using incidents::Evidence;

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

RunResult run_in(
    const std::filesystem::path& folder, const std::string& program, const Arguments& arguments) {
  RunOptions options;
  options.folder = folder;
  return run_program(program, arguments, options);
}

class EvidenceFiles : public ImportTest {
 protected:
  EvidenceFiles() {
    incident_ = create("incident", R"({"title":"Stulen dator","discovered_at":"2026-03-02T12:00:00Z"})");
  }
  Row create(const std::string& name, const std::string& json) {
    return given(create_record(
        store(), administrator(), type(name), place_.authority.id, boost::json::parse(json).as_object()));
  }
  Row evidence(const std::string& name, const std::string& more = "") {
    return create("evidence",
        R"({"incident":")" + to_string(incident_.meta.id) + R"(","name":")" + name + '"' + more + '}');
  }
  Result<Row> put(const Row& evidence, const std::string& bytes, const Actor& actor = administrator()) {
    return incidents::put_evidence(
        store(), actor, place_.authority.id, evidence.meta.id, file_with(folder_, bytes), "Eva Ek", key_);
  }
  Result<std::string> read(const Uuid& evidence, const Actor& actor = administrator()) {
    auto opened = incidents::open_evidence(store(), actor, place_.authority.id, evidence);
    if (!opened) return std::unexpected(opened.error());
    std::string all;
    for (;;) {
      auto part = opened->next();
      if (!part || part->empty()) return part ? Result<std::string>(all) : part;
      EXPECT_LE(part->size(), std::size_t{1} << 20) << "never whole in memory";
      all += *part;
    }
  }
  static Evidence evidence_in(const Row& row) {
    return record_of<Evidence>(incidents::describe_evidence(), row.values);
  }
  Result<Row> hand(const Row& evidence, const incidents::HandOver& order) {
    return incidents::hand_over(
        store(), administrator(), place_.authority.id, evidence.meta.id, order, "Eva Ek");
  }
  /// Packs and unpacks; the folder.
  std::filesystem::path unpacked(const Actor& actor = administrator()) {
    const auto zip = folder_ / "paket.zip";
    const Row seen = given(store().get(actor, type("incident"), place_.authority.id, incident_.meta.id));
    given(incidents::write_evidence_package(store(), actor, {seen, place_.authority, "Eva Ek"}, key_, zip));
    const auto out = folder_ / "out";
    const RunResult run = run_program("unzip", {"-o", zip.string(), "-d", out.string()});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    return out;
  }
  RunResult check_sums(const std::filesystem::path& in) {
    return run_in(in, "sha256sum", {"-c", "SHA256SUMS"});
  }
  RunResult check_signature(const std::filesystem::path& in) {
    return run_in(in, "openssl",
        {"pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin", "-in", "SHA256SUMS", "-sigfile",
            "SHA256SUMS.sig"});
  }
  std::vector<std::string> actions(const Row& row, const std::string& name) {
    std::vector<std::string> found;
    for (const HistoryEntry& one :
        given(store().history(administrator(), type(name), place_.authority.id, row.meta.id)))
      found.insert(found.begin(), one.action);
    return found;
  }
  Actor with_role(const std::string& role) {
    Actor actor{"nisse", place_.authority.id, Right::write, {}};
    actor.account = new_uuid();
    actor.access = std::make_shared<const Access>(std::make_shared<const Matrix>(Matrix::defaults()),
        std::vector<HeldRole>{HeldRole{new_uuid(), role, place_.authority.id, {}, {}, {}, {}, {}}}, "nisse",
        std::vector<std::string>{});
    return actor;
  }

  TemporaryFolder folder_;
  SigningKey key_{given(SigningKey::open_or_make(folder_ / "seal-key"))};
  Row incident_;
};

INSTANTIATE_TEST_SUITE_P(Engines, EvidenceFiles, both_engines, engine_name);

TEST_P(EvidenceFiles, KeepTheirBytesAsTheyCameAndSayWhatTheyAre) {
  std::string bytes;
  for (unsigned i = 0; i < 2'500'000; ++i) bytes += static_cast<char>(i * 31 % 256);
  const Row kept = given(put(evidence("Skärmbild.PNG"), bytes));
  const Evidence said = evidence_in(kept);
  EXPECT_EQ(said.sha256, Sha256().add(bytes).finish());
  EXPECT_EQ(said.size, 2'500'000);
  EXPECT_EQ(said.media_type, "image/png");
  EXPECT_EQ(said.kept_with, "Eva Ek");
  EXPECT_TRUE(given(read(kept.meta.id)) == bytes) << "byte for byte, zeros and all";
  const auto seal = given(evidence_seal(store(), administrator(), place_.authority.id, kept.meta.id)).value();
  EXPECT_TRUE(
      is_signed(key_.public_key(), evidence_text(place_.authority.id, kept.meta.id, seal), seal.signature));
  EXPECT_EQ(
      actions(kept, "evidence"), (std::vector<std::string>{"create", "change", "file_sealed", "exported"}));
  EXPECT_FALSE(given(store().verify_chain(administrator(), place_.authority.id, {})));
}

TEST_P(EvidenceFiles, AreTakenOnceAndNeverEmpty) {
  const Row one = evidence("logg.txt");
  EXPECT_EQ(code_of(read(one.meta.id)), "evidence.no_file");
  EXPECT_EQ(code_of(put(one, "")), "evidence.empty");
  given(put(one, "först"));
  EXPECT_EQ(code_of(put(one, "sedan")), "evidence.there");
  EXPECT_EQ(code_of(put(one, "först")), "evidence.there") << "the same bytes too: there is one original";
  EXPECT_EQ(given(read(one.meta.id)), "först");
  EXPECT_EQ(data_.number("SELECT COUNT(*) FROM \"evidence_file\" WHERE \"evidence\" = ?1", {one.meta.id}), 1);
}

TEST_P(EvidenceFiles, AreTakenAndGivenByWhoMay) {
  const Row one = evidence("logg.txt");
  EXPECT_EQ(code_of(put(one, "nej", with_role("auditor"))), "actor.may_not_write");
  EXPECT_EQ(code_of(put(one, "nej", bound_to(new_uuid(), Right::write))), "authority.not_found");
  given(put(one, "ja"));
  EXPECT_EQ(given(read(one.meta.id, with_role("auditor"))), "ja");
  EXPECT_EQ(code_of(read(one.meta.id, with_role("employee"))), "actor.may_not_read");
  EXPECT_EQ(code_of(read(one.meta.id, bound_to(new_uuid(), Right::administer))), "authority.not_found");
  EXPECT_EQ(code_of(read(new_uuid())), "record.not_found");
  const auto part = evidence_part(store(), with_role("employee"), place_.authority.id, one.meta.id, 0);
  EXPECT_EQ(code_of(part), "actor.may_not_read") << "each part is asked for anew";
}

TEST_P(EvidenceFiles, ThatAreSecretAreGivenToWhoMaySeeThem) {
  const Row one = given(put(evidence("logg.txt", R"(,"what":"Hemliga ord")"), "hemligt"));
  given(mark_record(store(), administrator(), type("evidence"), place_.authority.id, one.meta.id,
      one.meta.version, {{.field = "what", .ground = "18:13"}}));
  EXPECT_EQ(code_of(read(one.meta.id, with_role("auditor"))), "evidence.secret");
  EXPECT_EQ(given(read(one.meta.id, with_role("isam"))), "hemligt");
  const auto out = unpacked(with_role("auditor"));
  EXPECT_FALSE(std::filesystem::exists(out / "files"));
  const auto manifest = boost::json::parse(bytes_of(out / "manifest.json"));
  EXPECT_EQ(manifest.at("left_out_for_secrecy"), 1);
  EXPECT_EQ(manifest.at("evidence").as_array().size(), 0U);
  EXPECT_EQ(bytes_of(out / "manifest.json").find("logg.txt"), std::string::npos);
}

TEST_P(EvidenceFiles, GoFromHandToHandInOrder) {
  const Row one = given(put(evidence("disk.img"), "bytes"));
  const Instant then = now() - std::chrono::hours(5);
  const Row first = given(hand(one, {"  Bo Alm ", "För analys", then}));
  const Custody entry = record_of<Custody>(type("custody"), first.values);
  EXPECT_EQ(entry.from_hand, "Eva Ek");
  EXPECT_EQ(entry.to_hand, "Bo Alm");
  EXPECT_EQ(entry.at, then);
  EXPECT_EQ(entry.evidence.value, one.meta.id);
  given(hand(one, {"Polisen", "Beslag"}));
  const Row after = given(store().get(administrator(), type("evidence"), place_.authority.id, one.meta.id));
  EXPECT_EQ(evidence_in(after).kept_with, "Polisen");
  const auto all = rows_of(store(), type("custody"), place_.authority.id,
      {{"evidence", "eq." + to_string(one.meta.id)}, {"to_hand", "eq.Polisen"}});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(record_of<Custody>(type("custody"), all.front().values).from_hand, "Bo Alm");
  EXPECT_EQ(code_of(hand(one, {"Eva Ek", "", then})), "custody.order");
  EXPECT_EQ(code_of(hand(one, {"Eva Ek", "", now() + std::chrono::hours(1)})), "custody.in_the_future");
  EXPECT_NE(code_of(hand(one, {" ", ""})), "fine") << "to nobody";
  EXPECT_EQ(
      evidence_in(given(store().get(administrator(), type("evidence"), place_.authority.id, one.meta.id)))
          .kept_with,
      "Polisen")
      << "what is refused changes nothing";
}

TEST_P(EvidenceFiles, AreVerifiedFromTheirPackageByToolsThatEverybodyHas) {
  const Row first = given(put(evidence("Åkes logg/../1.txt", R"(,"how":"Kopierad med dd")"), "rad ett\n"));
  const Row second = given(put(evidence("bild.png"), std::string("\x89PNG\0\xff", 6)));
  evidence("kommer senare.txt");
  given(hand(second, {"Polisen", "Beslag"}));
  const auto out = unpacked();
  const RunResult sums = check_sums(out);
  EXPECT_EQ(sums.exit_code, 0) << sums.out << sums.err;
  const std::string path = "files/" + first.meta.short_reference + "-Akes_logg_.._1.txt";
  EXPECT_NE(sums.out.find(path + ": OK"), std::string::npos) << sums.out;
  for (const char* name : {"manifest.json: OK", "trail.jsonl: OK", "key.pem: OK", "LAS-MIG.txt: OK"})
    EXPECT_NE(sums.out.find(name), std::string::npos) << name;
  const RunResult signature = check_signature(out);
  EXPECT_EQ(signature.exit_code, 0) << signature.out << signature.err;
  EXPECT_NE(signature.out.find("Signature Verified Successfully"), std::string::npos) << signature.out;
  EXPECT_EQ(bytes_of(out / path), "rad ett\n");
  EXPECT_NE(bytes_of(out / "LAS-MIG.txt").find("sha256sum -c SHA256SUMS"), std::string::npos);
  EXPECT_NE(bytes_of(out / "README.txt").find(hex(key_.public_key())), std::string::npos);
}

TEST_P(EvidenceFiles, NameTheFileWhereOneByteOfTheirPackageIsAnother) {
  const Row one = given(put(evidence("logg.txt"), "rad ett\n"));
  given(put(evidence("annan.txt"), "rad två\n"));
  const auto out = unpacked();
  const std::string path = "files/" + one.meta.short_reference + "-logg.txt";
  std::ofstream(out / path, std::ios::binary) << "rad etT\n";
  const RunResult sums = check_sums(out);
  EXPECT_EQ(sums.exit_code, 1);
  EXPECT_NE(sums.out.find(path + ": FAILED"), std::string::npos) << sums.out;
  EXPECT_NE(sums.out.find("annan.txt: OK"), std::string::npos) << sums.out;
  EXPECT_EQ(check_signature(out).exit_code, 0) << "the list itself is as it was";
  std::string list = bytes_of(out / "SHA256SUMS");
  list[0] = list[0] == '0' ? '1' : '0';
  std::ofstream(out / "SHA256SUMS", std::ios::binary) << list;
  EXPECT_NE(check_signature(out).exit_code, 0) << "who changes the list too has not the key";
}

TEST_P(EvidenceFiles, PackWhatIsKnownOfThemAndTheIncidentsOwnTrail) {
  const Row one = given(put(evidence("logg.txt", R"(,"what":"Inloggningar","taken_by":"Bo Alm")"), "rad\n"));
  given(hand(one, {"Polisen", "Beslag"}));
  const Row other = create("incident", R"({"title":"En helt annan","discovered_at":"2026-03-02T12:00:00Z"})");
  const auto out = unpacked();
  const auto manifest = boost::json::parse(bytes_of(out / "manifest.json"));
  EXPECT_EQ(manifest.at("incident").at("reference"), incident_.meta.short_reference.c_str());
  const auto& item = manifest.at("evidence").at(0);
  EXPECT_EQ(item.at("what"), "Inloggningar");
  EXPECT_EQ(item.at("taken_by"), "Bo Alm");
  EXPECT_EQ(item.at("custody").at(0).at("to_hand"), "Polisen");
  const auto& seal = item.at("file").at("seal");
  std::string signature(64, '\0');
  for (std::size_t i = 0; i < signature.size(); ++i) {
    signature[i] = static_cast<char>(
        std::stoi(std::string(seal.at("signature").as_string().subview(2 * i, 2)), nullptr, 16));
  }
  EXPECT_TRUE(is_signed(key_.public_key(), std::string(seal.at("text").as_string()), signature));
  std::istringstream lines(bytes_of(out / "trail.jsonl"));
  std::vector<std::string> told;
  std::int64_t last = 0;
  for (std::string line; std::getline(lines, line);) {
    const auto entry = boost::json::parse(line);
    told.push_back(
        std::string(entry.at("type").as_string()) + ' ' + std::string(entry.at("action").as_string()));
    EXPECT_GE(entry.at("sequence").as_int64(), last) << "oldest first";
    last = entry.at("sequence").as_int64();
    EXPECT_EQ(line.find(to_string(other.meta.id)), std::string::npos);
  }
  EXPECT_EQ(told, (std::vector<std::string>{"incident create", "evidence create", "evidence change",
                      "evidence file_sealed", "evidence change", "custody create", "incident exported"}));
}

TEST_P(EvidenceFiles, ThatWereChangedInTheDatabaseAreNamedAndNotGiven) {
  const Row one = given(put(evidence("logg.txt"), "rad ett\n"));
  data_.run("UPDATE \"evidence_file\" SET \"bytes\" = ?1 WHERE \"evidence\" = ?2",
      {db::Bytes{"rad etT\n"}, one.meta.id});
  EXPECT_EQ(code_of(read(one.meta.id)), "evidence.changed");
  const auto zip = folder_ / "paket.zip";
  const auto packed = incidents::write_evidence_package(
      store(), administrator(), {incident_, place_.authority, "Eva Ek"}, key_, zip);
  EXPECT_EQ(code_of(packed), "evidence.changed");
  EXPECT_NE(packed.error().message.sv.find(one.meta.short_reference), std::string::npos);
}

TEST(EvidenceNames, AreAsciiInAPackage) {
  EXPECT_EQ(incidents::plain_file_name("Åsa Ö:s bild (1).png"), "Asa_O_s_bild__1_.png");
  EXPECT_EQ(incidents::plain_file_name("../../etc/passwd"), ".._.._etc_passwd");
  EXPECT_EQ(incidents::plain_file_name(std::string(300, 'x')).size(), 80U);
  EXPECT_EQ(incidents::media_type_of("BILD.JPEG"), "image/jpeg");
  EXPECT_EQ(incidents::media_type_of("okänt"), "application/octet-stream");
}

}  // namespace
}  // namespace ringmur
