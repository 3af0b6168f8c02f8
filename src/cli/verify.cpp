#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "base/stockholm.h"
#include "cli/command.h"
#include "cli/seal_key.h"
#include "review/review.h"
#include "schema/json_writer.h"
#include "store/trail_events.h"

namespace ringmur::cli {
namespace {

struct Outcome {
  Authority authority;
  std::optional<ChainFault> fault;
  std::vector<Verification> years;
};

bool holds(const Outcome& outcome) {
  bool changed = false;
  for (const Verification& year : outcome.years)
    changed = changed || !year.changed.empty() || !year.figures.empty();
  return !outcome.fault && !changed;
}

Text who(const ChangedRecord& record) {
  if (record.changed_by.empty())
    return {"utanför Ringmur: granskningskedjan känner inte till det",
        "beside Ringmur: the trail knows nothing of it"};
  std::string at = stockholm::to_string(record.changed_at);
  return {at + " av " + record.changed_by, at + " by " + record.changed_by};
}

void print_text(const Context& context, const Outcome& outcome) {
  fmt::print("{} {}\n", outcome.authority.code, outcome.authority.name);
  if (outcome.fault) {
    fmt::print("  {} {}: {}\n",
        context.in({"granskningskedjan BRUTEN vid länk", "audit chain BROKEN at link"}),
        outcome.fault->sequence, context.in(outcome.fault->what));
  } else {
    fmt::print("  {}\n", context.in({"granskningskedjan är hel", "the audit chain holds"}));
  }
  for (const Verification& year : outcome.years) {
    fmt::print("  {}: {}\n", year.year,
        context.in(
            {fmt::format("{} räknade poster, {} ändrade sedan frysningen", year.records, year.changed.size()),
                fmt::format(
                    "{} counted records, {} changed since the freeze", year.records, year.changed.size())}));
    for (const ChangedRecord& record : year.changed) {
      fmt::print("    {} ({}): {}\n", record.record, record.figure, context.in(who(record)));
    }
    for (const ChangedRecord& record : year.removed) {
      fmt::print("    {} ({}): {} {}\n", record.record, record.figure,
          context.in({"personuppgifter borttagna efter beslut", "personal data removed by decision"}),
          context.in(who(record)));
    }
    for (const auto& [figure, difference] : year.figures) fmt::print("    {}: {}\n", figure, difference);
  }
}

void write_records(JsonWriter& json, std::string_view name, const std::vector<ChangedRecord>& records) {
  json.key(name).open('[');
  for (const ChangedRecord& record : records) {
    json.open('{').member("figure", record.figure).member("register", record.type);
    json.member("id", to_string(record.id)).member("record", record.record);
    json.key("frozen_version").raw(fmt::to_string(record.frozen_version));
    json.key("version").raw(fmt::to_string(record.version)).key("changed_at");
    if (record.changed_by.empty())
      json.raw("null");
    else
      json.text(to_string(record.changed_at));
    json.member("changed_by", record.changed_by).close('}');
  }
  json.close(']');
}

void write_year(JsonWriter& json, const Verification& year) {
  json.open('{').key("year").raw(fmt::to_string(year.year)).key("records").raw(fmt::to_string(year.records));
  write_records(json, "changed", year.changed);
  write_records(json, "removed", year.removed);
  json.key("figures").open('{');
  for (const auto& [figure, difference] : year.figures) json.member(figure, difference);
  json.close('}').close('}');
}

void print_json(const Context& context, const std::vector<Outcome>& outcomes) {
  JsonWriter json;
  json.open('[');
  for (const Outcome& outcome : outcomes) {
    json.open('{').member("authority", outcome.authority.code);
    json.member("chain", outcome.fault ? context.in(outcome.fault->what) : "ok");
    if (outcome.fault) {
      json.member("fault_kind", code_of(outcome.fault->kind));
      json.key("fault_link").raw(fmt::to_string(outcome.fault->sequence));
    }
    json.key("reviews").open('[');
    for (const Verification& year : outcome.years) write_year(json, year);
    json.close(']').close('}');
  }
  fmt::print("{}\n", json.close(']').take());
}

/// Itself an event, whatever was found.
Result<std::optional<ChainFault>> verified(
    Store& store, const Actor& actor, const Uuid& authority, const ChainProof& proof) {
  auto state = store.chain(actor, authority);
  if (!state) return std::unexpected(state.error());
  auto fault = store.verify_chain(actor, authority, proof);
  if (!fault) return fault;
  auto noted = record_verification(store, actor, authority, *state, *fault);
  if (!noted) return std::unexpected(noted.error());
  return fault;
}

Result<std::vector<Outcome>> outcomes_of(
    Store& store, const Actor& actor, const std::vector<Authority>& authorities, const ChainProof& proof) {
  std::vector<Outcome> outcomes;
  for (const Authority& authority : authorities) {
    auto fault = verified(store, actor, authority.id, proof);
    if (!fault) return std::unexpected(fault.error());
    auto years = verify(store, actor, authority);
    if (!years) return std::unexpected(years.error());
    outcomes.push_back({authority, *fault, std::move(*years)});
  }
  return outcomes;
}

}  // namespace

Command add_verify(CLI::App& app) {
  struct Arguments {
    std::string unit;
    std::string head;
    std::string seal_key;
    std::string public_key;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("verify", "Prove that frozen years still say what the records said");
  command->add_option("--unit", arguments->unit, "Code of one authority; all where it is left out");
  command->add_option(
      "--head", arguments->head, "A head of the audit chain, as a report shows it: it must be in the chain");
  add_seal_key_options(*command, arguments->seal_key, &arguments->public_key);
  return {command, [arguments](Context& context) {
            auto store = context.open();
            if (!store) return context.refuse(store.error());
            Actor actor = context.actor();
            std::vector<Authority> authorities = (*store)->authorities(actor);
            if (!arguments->unit.empty()) {
              auto place = find_unit(**store, actor, arguments->unit);
              if (!place) return context.refuse(place.error());
              authorities = {place->authority};
            }
            auto proof = proof_of(context, arguments->seal_key, arguments->public_key);
            if (!proof) return context.refuse(proof.error());
            if (!arguments->head.empty()) proof->head = arguments->head;
            auto outcomes = outcomes_of(**store, actor, authorities, *proof);
            if (!outcomes) return context.refuse(outcomes.error());
            if (arguments->unit.empty()) {
              // A head from paper is an authority's.
              auto fault = verified(**store, actor, city_chain, {.public_keys = proof->public_keys});
              if (!fault) return context.refuse(fault.error());
              outcomes->push_back(
                  {{city_chain, "–", context.in({"hela staden", "the whole city"})}, *fault, {}});
            }
            bool all = true;
            for (const Outcome& outcome : *outcomes) {
              all = all && holds(outcome);
              if (context.output == Output::text) print_text(context, outcome);
            }
            if (context.output == Output::json) print_json(context, *outcomes);
            return all ? Exit::done : Exit::refused;
          }};
}

}  // namespace ringmur::cli
