#pragma once

#include <string>
#include <vector>

#include "schema/specimen_support.h"
#include "store/engine_support.h"
#include "store/secrecy.h"

/// Who may see what is secret and who may not, and marks on specimens.
namespace ringmur::test {

/// Reads all registers of the authority, and nothing that is secret.
Actor auditor_of(const Uuid& authority);
/// May do everything there, read and write secrecy too.
Actor coordinator_of(const Uuid& authority);
/// Writes all registers there, and may not see what is secret.
Actor writer_of(const Uuid& authority);

SecrecyMark mark_on(
    const std::string& field, const std::string& ground = "18:13", const std::string& note = {});

/// By the administrator; throws where it is refused.
MarkedRecord mark(Store& store, const RecordType& type, const Row& row, std::vector<SecrecyMark> marks);

}  // namespace ringmur::test
