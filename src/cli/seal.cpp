#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "base/text.h"
#include "cli/command.h"
#include "cli/seal_key.h"
#include "schema/json_writer.h"
#include "store/retention.h"
#include "store/seals.h"

namespace ringmur::cli {
namespace {

/// All authorities and the city's own chain.
std::vector<Authority> chains(Store& store, const Context& context) {
  std::vector<Authority> all = store.authorities(context.actor());
  all.push_back({city_chain, "–", context.in({"hela staden", "the whole city"})});
  return all;
}

void print(const Context& context, const Authority& authority, const std::optional<Seal>& seal) {
  if (!seal) {
    fmt::print("{}: {}\n", authority.code,
        context.in({"inget har hänt sedan senaste sigillet", "nothing has happened since the latest seal"}));
    return;
  }
  fmt::print("{}: {} {}, {} {}, {} {}\n", authority.code, context.in({"sigill", "seal"}), seal->day,
      context.in({"länk", "link"}), seal->sequence, context.in({"huvud", "head"}), hex(seal->head));
}

void write(JsonWriter& json, const Authority& authority, const std::optional<Seal>& seal) {
  json.open('{').member("authority", authority.code).key("seal");
  if (!seal) {
    json.raw("null").close('}');
    return;
  }
  json.open('{').member("day", seal->day).key("sequence").raw(fmt::to_string(seal->sequence));
  json.member("head", hex(seal->head)).member("key", seal->key).member("signature", hex(seal->signature));
  json.close('}').close('}');
}

Exit seal_all(const Context& context, Store& store, const SigningKey& key) {
  JsonWriter json;
  json.open('[');
  for (const Authority& authority : chains(store, context)) {
    auto seal = seal_chain(store, context.actor(), authority.id, key);
    if (!seal) return context.refuse(seal.error());
    if (context.output == Output::json)
      write(json, authority, *seal);
    else
      print(context, authority, *seal);
  }
  if (context.output == Output::json) fmt::print("{}\n", json.close(']').take());
  return Exit::done;
}

}  // namespace

Command add_seal(CLI::App& app) {
  struct Arguments {
    std::string file;
    bool public_key{false};
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      app.add_subcommand("seal", "Sign the head of each audit chain (the server does it daily)");
  add_seal_key_options(*command, arguments->file);
  command->add_flag("--public-key", arguments->public_key,
      "Print the public key and seal nothing: keep a copy elsewhere, for `verify --public-key`");
  return {command, [arguments](Context& context) {
            auto store = context.open();
            if (!store) return context.refuse(store.error());
            auto file = seal_key_file(context, arguments->file);
            if (!file) return context.refuse(file.error());
            auto key = SigningKey::open_or_make(*file);
            if (!key) return context.refuse(key.error());
            if (!arguments->public_key) return seal_all(context, **store, *key);
            fmt::print("{}\n", hex(key->public_key()));
            return Exit::done;
          }};
}

Command add_prune(CLI::App& app) {
  CLI::App* command = app.add_subcommand("prune",
      "Take away events that are older than the setting `retention` keeps them (the server does it daily)");
  return {command, [](Context& context) {
            auto store = context.open();
            if (!store) return context.refuse(store.error());
            for (const Authority& authority : chains(**store, context)) {
              auto pruned = prune_trail(**store, context.actor(), authority.id, now());
              if (!pruned) return context.refuse(pruned.error());
              std::int64_t events = pruned->values;
              for (const auto& [kind, count] : pruned->events) events += count;
              fmt::print(
                  "{}: {} {}\n", authority.code, events, context.in({"händelser gallrade", "events pruned"}));
            }
            return Exit::done;
          }};
}

}  // namespace ringmur::cli
