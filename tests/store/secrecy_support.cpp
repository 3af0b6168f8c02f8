#include "store/secrecy_support.h"

#include <memory>

#include "store/access.h"

namespace ringmur::test {
namespace {

Actor with_role(const char* role, const Uuid& authority, Right right) {
  HeldRole held{new_uuid(), role, authority, {}, {}, {}, {}, {}};
  auto matrix = std::make_shared<const Matrix>(Matrix::defaults());
  auto access =
      std::make_shared<const Access>(matrix, std::vector<HeldRole>{held}, "anna", std::vector<std::string>{});
  return {"anna", authority, right, {}, {}, access};
}

}  // namespace

Actor auditor_of(const Uuid& authority) {
  return with_role("auditor", authority, Right::read);
}
Actor coordinator_of(const Uuid& authority) {
  return with_role("isam", authority, Right::write);
}
Actor writer_of(const Uuid& authority) {
  auto access = std::make_shared<const Access>(std::nullopt, Action::write, authority);
  return {"token: system", authority, Right::write, {}, {}, access};
}

SecrecyMark mark_on(const std::string& field, const std::string& ground, const std::string& note) {
  SecrecyMark mark;
  mark.field = field;
  mark.ground = ground;
  mark.note = note;
  return mark;
}

MarkedRecord mark(Store& store, const RecordType& type, const Row& row, std::vector<SecrecyMark> marks) {
  return given(mark_record(
      store, administrator(), type, row.meta.authority, row.meta.id, row.meta.version, std::move(marks)));
}

}  // namespace ringmur::test
