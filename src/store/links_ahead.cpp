#include "store/links_ahead.h"

#include <algorithm>

namespace ringmur::db {
namespace {

constexpr std::int64_t most_links = 200;
constexpr std::int64_t most_events = 2000;

ReadLink read_link(const Cursor& cursor) {
  ReadLink read;
  read.link.sequence = cursor.integer(10);
  AuditContext& context = read.link.context;
  context.at = Instant{std::chrono::milliseconds{cursor.integer(0)}};
  context.actor = cursor.text(1);
  context.operation = cursor.text(2);
  if (!cursor.is_null(3)) context.import_id = cursor.uuid(3);
  if (!cursor.is_null(7)) context.account = cursor.uuid(7);
  context.request = cursor.text(8);
  read.events = cursor.integer(4);
  read.link.root = cursor.bytes(5);
  read.link.head = cursor.bytes(6);
  if (!cursor.is_null(9)) read.pruned_by = cursor.integer(9);
  return read;
}

std::map<std::int64_t, ReadLink> read_links(
    Connection& connection, const Uuid& authority, std::int64_t first, std::int64_t last) {
  std::map<std::int64_t, ReadLink> links;
  auto cursor = connection.query(
      "SELECT \"at\",\"actor\",\"operation\",\"import_id\",\"events\",\"root\",\"head\",\"account\","
      "\"request\",\"pruned_by\",\"sequence\" FROM \"audit_link\" WHERE \"authority\" = ?1 AND"
      " \"sequence\" >= ?2 AND \"sequence\" <= ?3",
      {authority, first, last});
  while (cursor->next()) links.emplace(cursor->integer(10), read_link(*cursor));
  return links;
}

}  // namespace

const ReadLink* LinksAhead::link(std::int64_t sequence) {
  if (sequence < from_ || sequence > until_) read(sequence);
  auto found = links_.find(sequence);
  return found == links_.end() ? nullptr : &found->second;
}

std::optional<std::span<const KeptEvent>> LinksAhead::events(std::int64_t sequence) const {
  if (!events_) return std::nullopt;
  auto [first, last] = std::ranges::equal_range(*events_, sequence, {}, &KeptEvent::sequence);
  return std::span(first, last);
}

void LinksAhead::read(std::int64_t from) {
  from_ = from;
  until_ = std::min(last_, from + most_links - 1);
  links_ = read_links(connection_, authority_, from, until_);
  events_.reset();
  // So many that their events fit; of one that has more they are not read here.
  std::int64_t events = 0;
  for (const auto& [sequence, read] : links_) {
    const std::int64_t left = read.pruned_by ? 0 : read.events;
    if (left < 0 || left > most_events - events) {
      until_ = std::max(from, sequence - 1);
      if (sequence == from) return;
      break;
    }
    events += left;
  }
  // One more than there may be: where somebody has added any, each link's are read by themselves.
  events_ = read_events(connection_, authority_, from, until_, most_events + 1);
  if (static_cast<std::int64_t>(events_->size()) > most_events) events_.reset();
}

}  // namespace ringmur::db
