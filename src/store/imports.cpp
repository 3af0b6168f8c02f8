#include "store/imports.h"

namespace ringmur {

void record_import(Writer& writer, const ImportEntry& entry) {
  writer.connection().run(
      "INSERT INTO \"import\" "
      "(\"authority\",\"id\",\"type\",\"unit\",\"file_name\",\"at\",\"created\",\"changed\",\"archived\")"
      " VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)",
      {entry.authority, entry.id, std::string_view(entry.type),
          entry.unit ? db::Param{*entry.unit} : db::Param{}, std::string_view(entry.file_name),
          writer.at().time_since_epoch().count(), entry.created, entry.changed, entry.archived});
}

Result<std::vector<Uuid>> imports_for(Store& store, const Actor& actor, const Uuid& authority,
    const RecordType& type, const std::optional<Uuid>& unit) {
  if (auto may = may_read(actor, authority); !may) return std::unexpected(may.error());
  std::vector<Uuid> ids;
  auto done = store.read([&](db::Connection& connection) {
    auto cursor =
        connection.query("SELECT \"id\",\"unit\" FROM \"import\" WHERE \"authority\" = ?1 AND \"type\" = ?2",
            {authority, std::string_view(type.name)});
    while (cursor->next()) {
      bool same = unit ? !cursor->is_null(1) && cursor->uuid(1) == *unit : cursor->is_null(1);
      if (same) ids.push_back(cursor->uuid(0));
    }
  });
  if (!done) return std::unexpected(done.error());
  return ids;
}

}  // namespace ringmur
