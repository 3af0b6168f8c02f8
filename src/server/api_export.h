#pragma once

#include <map>
#include <string>
#include <vector>

#include "exchange/sheet.h"
#include "server/api.h"

namespace ringmur::api {

/// Records as rows of a spreadsheet: headings in the reader's language, references by their key, so that the
/// file can be imported again. Columns: the fields that are named, else all but the derived ones (an import
/// would not take them).
class SheetRows {
 public:
  SheetRows(Store& store, Actor actor, const RecordType& type, const Uuid& authority,
      const std::vector<std::string>& chosen, Language language);

  std::vector<std::string> headings() const;
  std::vector<std::string> cells(const Row& row);

 private:
  std::string key_of(const Field& field, const Uuid& id);

  Store& store_;
  Actor actor_;
  const RecordType& type_;
  Uuid authority_;
  Language language_;
  std::vector<const Field*> fields_;
  std::map<Uuid, std::string> keys_;
};

enum class SheetKind { csv, xlsx };

/// All pages of `query` as a file that is sent while it is read: memory does not grow with the register.
http::Response export_response(
    Call& call, Query query, const std::vector<std::string>& chosen, SheetKind kind);

}  // namespace ringmur::api
