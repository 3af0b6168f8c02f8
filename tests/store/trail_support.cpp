#include "store/trail_support.h"

#include <fmt/format.h>

#include "schema/specimen_support.h"

namespace ringmur::test {

namespace {

Values specimen(const std::string& code) {
  Specimen made;
  made.code = code;
  made.year = 2025;
  return values_of(describe_specimen(), &made);
}

}  // namespace

std::string settings_with_retention(const std::string& retention) {
  std::string text = Settings::defaults().json();
  const auto from = text.find("\"retention\"");
  const auto open = text.find('{', from);
  return text.replace(open, text.find('}', open) - open + 1, retention);
}

TrailPlace::TrailPlace(Engine engine)
    : data_(engine, specimen_catalogue()),
      key_(given(SigningKey::open_or_make(folder_ / "seal.key"))),
      authority_(new_authority(data_.store(), "A")) {
  const Settings wanted = given(Settings::parse(settings_with_retention(R"({"sign_in": 100})")));
  given(store().set_settings(administrator(), wanted));
}

Row TrailPlace::change(const std::string& code) {
  return insert_one(store(), describe_specimen(), authority_.id, specimen(code));
}

void TrailPlace::note(const std::string& action, const std::string& changes) {
  given(store().note(administrator(), "test", authority_.id, {{"trail", authority_.id, action, 1, changes}}));
}

void TrailPlace::sign_in() {
  note("sign_in", R"({"how":"password"})");
}

void TrailPlace::sign_in_and_change() {
  given(store().note(administrator(), "test", authority_.id,
      {{"session", new_uuid(), "sign_in", 1, R"({"how":"password"})"},
          {"account", new_uuid(), "change", 1, R"({"name":["a","b"]})"}}));
}

Seal TrailPlace::seal() {
  auto made = given(seal_chain(store(), administrator(), authority_.id, key_));
  if (!made) throw std::runtime_error("there was nothing to seal");
  return *made;
}

Pruned TrailPlace::prune_after(std::chrono::days days) {
  return given(prune_trail(store(), administrator(), authority_.id, now() + days));
}

std::optional<ChainFault> TrailPlace::fault(ChainProof proof) {
  return given(store().verify_chain(administrator(), authority_.id, proof));
}

std::string TrailPlace::verdict(ChainProof proof) {
  auto found = fault(std::move(proof));
  return found ? fmt::format("{} {}", found->sequence, code_of(found->kind)) : "fine";
}

std::int64_t TrailPlace::length() {
  return given(store().chain(administrator(), authority_.id)).sequence;
}

TrailPage TrailPlace::page(TrailQuery query) {
  if (query.authority.empty()) query.authority = authority_.id;
  return given(read_trail(store(), administrator(), query));
}

}  // namespace ringmur::test
