#include "areas/incidents/evidence_package.h"

#include <fmt/format.h>

#include <map>

#include "areas/incidents/evidence.h"
#include "areas/incidents/evidence_file.h"
#include "areas/incidents/package_words.h"
#include "base/sha256.h"
#include "base/text.h"
#include "exchange/zip_writer.h"
#include "schema/describe.h"
#include "schema/json_writer.h"
#include "store/trail.h"

namespace ringmur::incidents {
namespace {

constexpr std::size_t page_rows = 200;

struct Item {
  Row row;
  Evidence evidence;
  std::optional<EvidenceSeal> seal{};
  std::vector<Row> custody{};
  std::string path{};  ///< in the package; empty where there is no file
};

class Packing {
 public:
  Packing(Store& store, const Actor& actor, const PackageOrder& order, const SigningKey& key)
      : store_(store), actor_(actor), order_(order), key_(key) {}

  Result<void> run(const std::filesystem::path& to) {
    if (auto read = read_items(); !read) return read;
    if (auto noted = note(); !noted) return noted;
    auto trail = trail_lines();
    if (!trail) return std::unexpected(trail.error());
    auto zip = ZipWriter::create(to);
    if (!zip) return std::unexpected(zip.error());
    if (auto added = add_files(**zip); !added) return added;
    auto chain = store_.chain(actor_, order_.authority.id);
    if (!chain) return std::unexpected(chain.error());
    const Package package{order_, key_.public_key(), *chain, left_out_};
    const std::vector<std::pair<std::string, std::string>> texts{{"manifest.json", manifest(package)},
        {"trail.jsonl", std::move(*trail)}, {"key.pem", public_key_pem(key_.public_key())},
        {"LAS-MIG.txt", readme(package).sv}, {"README.txt", readme(package).en}};
    for (const auto& [name, text] : texts) {
      if (auto added = add_text(**zip, name, text); !added) return added;
    }
    if (auto added = (*zip)->add("SHA256SUMS", sums_); !added) return added;
    if (auto added = (*zip)->add("SHA256SUMS.sig", key_.sign(sums_)); !added) return added;
    return (*zip)->finish();
  }

 private:
  Result<std::vector<Row>> rows_of(const RecordType& type, const char* field, const Uuid& id) {
    auto filter = parse_filter(type, store_.catalogue(), {{field, "eq." + to_string(id)}});
    if (!filter) return std::unexpected(filter.error());
    Query query{&type, order_.authority.id, std::move(*filter), "", page_rows, {}};
    query.secrets = Secrets::shown;
    std::vector<Row> rows;
    do {
      auto page = store_.list(actor_, query);
      if (!page) return std::unexpected(page.error());
      for (Row& row : page->rows) rows.push_back(std::move(row));
      query.after = page->next;
    } while (!query.after.empty());
    return rows;
  }

  Result<void> read_items() {
    auto rows = rows_of(describe_evidence(), "incident", order_.incident.meta.id);
    if (!rows) return std::unexpected(rows.error());
    for (Row& row : *rows) {
      if (!row.meta.masked.empty()) {
        ++left_out_;
        continue;
      }
      auto item = read_item(std::move(row));
      if (!item) return std::unexpected(item.error());
      items_.push_back(std::move(*item));
    }
    return {};
  }

  Result<Item> read_item(Row row) {
    Item item{std::move(row), {}};
    item.evidence = record_of<Evidence>(describe_evidence(), item.row.values);
    auto seal = evidence_seal(store_, actor_, order_.authority.id, item.row.meta.id);
    if (!seal) return std::unexpected(seal.error());
    item.seal = std::move(*seal);
    if (item.seal) {
      item.path =
          fmt::format("files/{}-{}", item.row.meta.short_reference, plain_file_name(item.evidence.name));
    }
    if (actor_.reach(describe_custody().name, Action::read, order_.authority.id).is_nothing()) return item;
    auto custody = rows_of(describe_custody(), "evidence", item.row.meta.id);
    if (!custody) return std::unexpected(custody.error());
    item.custody = std::move(*custody);
    return item;
  }

  /// Before the first byte is out: what cannot be remembered is not given out.
  Result<void> note() {
    JsonWriter words;
    words.open('{').member("what", "evidence_package").member("format", "zip").key("evidence").open('[');
    for (const Item& item : items_) words.text(item.row.meta.short_reference);
    words.close(']').close('}');
    const Row& incident = order_.incident;
    return store_.note(actor_, "export evidence", order_.authority.id,
        {{"incident", incident.meta.id, "exported", incident.meta.version, words.take()}});
  }

  /// Oldest first. What is marked with secrecy is not in it, whoever asks.
  Result<std::string> trail_lines() {
    std::vector<ObjectId> objects{{"incident", order_.incident.meta.id}};
    for (const Item& item : items_) {
      objects.push_back({describe_evidence().name, item.row.meta.id});
      for (const Row& custody : item.custody) objects.push_back({describe_custody().name, custody.meta.id});
    }
    std::map<std::pair<std::int64_t, std::int64_t>, std::string> lines;
    const Actor house = lend(Right::administer, actor_, order_.authority.id);
    for (const ObjectId& object : objects) {
      TrailQuery query{.authority = order_.authority.id, .type = object.type, .id = object.id, .limit = 500};
      do {
        auto page = read_trail(store_, house, query);
        if (!page) return std::unexpected(page.error());
        for (const TrailEntry& entry : page->entries)
          lines[{entry.sequence, entry.ordinal}] = trail_json(entry);
        query.after = page->next;
      } while (!query.after.empty());
    }
    std::string text;
    for (const auto& [place, line] : lines) text += line + "\n";
    return text;
  }

  Result<void> add_files(ZipWriter& zip) {
    for (const Item& item : items_) {
      if (!item.seal) continue;
      auto parts = std::make_shared<EvidenceParts>(store_, actor_, order_.authority.id, item.row, *item.seal);
      auto added =
          zip.add(item.path, static_cast<std::uint64_t>(item.seal->size), [parts] { return parts->next(); });
      if (!added) return added;
      sums_ += fmt::format("{}  {}\n", item.seal->sha256, item.path);
    }
    return {};
  }

  Result<void> add_text(ZipWriter& zip, const std::string& name, const std::string& text) {
    sums_ += fmt::format("{}  {}\n", Sha256().add(text).finish(), name);
    return zip.add(name, text);
  }

  std::string manifest(const Package& package) const {
    JsonWriter out;
    open_manifest(out, package);
    out.key("evidence").open('[');
    for (const Item& item : items_) write(out, item);
    return out.close(']').close('}').take() + "\n";
  }

  void write(JsonWriter& out, const Item& item) const {
    const Evidence& of = item.evidence;
    out.open('{').member("reference", item.row.meta.short_reference).member("name", of.name);
    out.member("what", of.what).member("taken_by", of.taken_by).key("taken_at");
    of.taken_at ? out.text(to_string(*of.taken_at)) : out.raw("null");
    out.member("how", of.how).member("source", of.source).member("kept_with", of.kept_with);
    out.key("file");
    if (!item.seal) {
      out.raw("null");
    } else {
      out.open('{').member("path", item.path).member("media_type", of.media_type);
      write_seal(out, evidence_text(order_.authority.id, item.row.meta.id, *item.seal), *item.seal);
      out.close('}');
    }
    out.key("custody").open('[');
    for (const Row& row : item.custody) {
      const Custody hand = record_of<Custody>(describe_custody(), row.values);
      out.open('{').member("at", to_string(hand.at)).member("from_hand", hand.from_hand);
      out.member("to_hand", hand.to_hand).member("reason", hand.reason).close('}');
    }
    out.close(']').close('}');
  }

  Store& store_;
  const Actor& actor_;
  const PackageOrder& order_;
  const SigningKey& key_;
  std::vector<Item> items_{};
  std::size_t left_out_{0};
  std::string sums_{};
};

}  // namespace

Result<void> write_evidence_package(Store& store, const Actor& actor, const PackageOrder& order,
    const SigningKey& key, const std::filesystem::path& to) {
  auto may = reach_of(actor, describe_evidence().name, Action::read, order.authority.id);
  if (!may) return std::unexpected(may.error());
  return Packing(store, actor, order, key).run(to);
}

}  // namespace ringmur::incidents
