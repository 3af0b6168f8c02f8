#include "demo/demo.h"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <boost/json.hpp>

#include "cli/command.h"
#include "cli/secrets.h"
#include "demo/accounts.h"

namespace ringmur::cli {
namespace {

const std::map<std::string, double> named_scales{
    {"village", 0.02}, {"town", 0.3}, {"city", 1}, {"capital", 5}};

struct Arguments {
  DemoOptions options;
  bool open_years{false};
  bool accounts_only{false};
  std::string accounts_file;
};

std::function<bool(double)> progress_bar() {
  if (isatty(STDERR_FILENO) == 0) return nullptr;
  return [shown = -1](double done) mutable {
    constexpr int width = 30;
    int filled = static_cast<int>(done * width);
    if (filled == shown) return true;
    shown = filled;
    fmt::print(stderr, "\r[{:<{}}] {:3.0f} %", std::string(static_cast<std::size_t>(filled), '#'), width,
        done * 100);
    if (filled == width) fmt::print(stderr, "\r\033[K");
    std::fflush(stderr);
    return true;
  };
}

std::string summary_json(const DemoSummary& summary) {
  boost::json::object out{{"seed", summary.seed}, {"first_year", summary.first_year},
      {"last_year", summary.last_year}, {"reviews", summary.reviews}};
  boost::json::array authorities;
  for (const Authority& authority : summary.authorities)
    authorities.push_back({{"code", authority.code}, {"name", authority.name}});
  out["authorities"] = std::move(authorities);
  boost::json::object registers;
  for (const auto& [type, count] : summary.registers) registers[type->plural] = count;
  out["registers"] = std::move(registers);
  return boost::json::serialize(out);
}

void print_summary(const Context& context, const DemoSummary& summary) {
  fmt::print(
      "{}\n", context.in({fmt::format("Ringmurs kommun, {}–{}:", summary.first_year, summary.last_year),
                  fmt::format("Ringmurs kommun, {}–{}:", summary.first_year, summary.last_year)}));
  auto line = [&](std::int64_t count, const Text& what) {
    fmt::print("{:>10}  {}\n", count, context.in(what));
  };
  line(
      static_cast<std::int64_t>(summary.authorities.size()), {"nämnder, styrelser och bolag", "authorities"});
  for (const auto& [type, count] : summary.registers)
    line(count, {folded(type->label_plural.sv), folded(type->label_plural.en)});
  line(summary.reviews, {"frysta år", "frozen years"});
  fmt::print("{}\n", context.in({fmt::format("Pröva: ringmur --data {} figures --unit UTB --year {}",
                                     Location(context.data).shown(), summary.last_year),
                         fmt::format("Try: ringmur --data {} figures --unit UTB --year {}",
                             Location(context.data).shown(), summary.last_year)}));
}

/// The passwords are shown here once, or put where only this user reads them.
Exit accounts(const Context& context, Store& store, const Arguments& arguments) {
  auto made = make_demo_accounts(store, context.actor());
  if (!made) return context.refuse(made.error());
  std::string lines;
  for (const DemoAccount& one : *made)
    lines += fmt::format("{:<12} {}  {}\n", one.account.login, one.password, context.in(one.what));
  if (!arguments.accounts_file.empty()) {
    auto written = write_secret_file(arguments.accounts_file, lines);
    return written ? Exit::done : context.refuse(written.error());
  }
  // Beside the JSON, not in it.
  std::FILE* out = context.output == Output::json ? stderr : stdout;
  fmt::print(out, "{}\n{}",
      context.in({"Konton att logga in med på webbsidan:", "Accounts to sign in with on the web page:"}),
      lines);
  return Exit::done;
}

}  // namespace

Command add_demo(CLI::App& app) {
  auto arguments = std::make_shared<Arguments>();
  DemoOptions& options = arguments->options;
  CLI::App* command = app.add_subcommand("demo", "Fill an empty database with a made-up kommun");
  command->add_option("--seed", options.seed, "The same number gives the same kommun")->capture_default_str();
  command->add_option("--scale", options.scale, "village, town, city, capital, or a number where 1 is a city")
      ->transform(CLI::Transformer(named_scales, CLI::ignore_case))
      ->default_str("city");
  command->add_option("--year", options.last_year, "The last of its three years")->capture_default_str();
  command->add_option("--incidents", options.extra_incidents,
      "So many more incidents for UTB in the last year, for measuring");
  command->add_flag("--open-years", arguments->open_years, "Do not freeze the earlier years");
  command->add_flag("--accounts-only", arguments->accounts_only,
      "Only the three accounts: made in a made-up kommun that lacks them, or given new passwords");
  command->add_option("--accounts-file", arguments->accounts_file,
      "Write logins and passwords to a file of your own instead of showing them");
  return {command, [arguments](Context& context) {
            auto store = context.open();
            if (!store) return context.refuse(store.error());
            if (arguments->accounts_only) return accounts(context, **store, *arguments);
            DemoOptions& chosen = arguments->options;
            chosen.present = now();
            chosen.progress = progress_bar();
            chosen.earlier_years = arguments->open_years ? EarlierYears::leave_open : EarlierYears::freeze;
            auto made = make_demo(**store, context.actor(), chosen);
            if (!made) return context.refuse(made.error());
            if (context.output == Output::json)
              fmt::print("{}\n", summary_json(*made));
            else
              print_summary(context, *made);
            return accounts(context, **store, *arguments);
          }};
}

}  // namespace ringmur::cli
