#pragma once

#include <vector>

#include "store/store.h"

namespace ringmur::test {

/// A link between two of the specimens.
struct MemoryLink {
  Uuid from;
  std::string kind;
  Uuid to;
};

/// Whether a row of specimens meets the filter, worked out in memory without any SQL. `all` are the
/// authority's rows, for conditions that follow a reference. Nothing (NULL) meets no comparison but is.null.
bool meets(const Row& row, const Filter& filter, const std::vector<Row>& all,
    const std::vector<MemoryLink>& links = {});

}  // namespace ringmur::test
