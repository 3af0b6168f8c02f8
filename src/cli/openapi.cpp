#include "server/openapi_document.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/command.h"

namespace ringmur::cli {

Command add_openapi(CLI::App& app) {
  CLI::App* command = app.add_subcommand("openapi", "The API's description (OpenAPI 3.1)");
  return {command, [](Context&) {
            fmt::print("{}\n", openapi_document(catalogue()));
            return Exit::done;
          }};
}

}  // namespace ringmur::cli
