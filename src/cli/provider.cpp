#include "store/providers.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/secrets.h"
#include "registry/units.h"

namespace ringmur::cli {
namespace {

struct Arguments {
  ProviderContent content;
  std::string id;
  std::string unit;
  std::string network{"public"};
  std::vector<std::string> roles;
  bool newcomers{false};
  bool secret{false};
};

/// "value=role" or "value=role@authority".
Result<RoleRule> rule_of(Store& store, const Actor& actor, const std::string& text) {
  auto equals = text.rfind('=');
  if (equals == std::string::npos) {
    return refuse(Refusal::invalid, "provider.role",
        {"Skriv --role värde=roll eller värde=roll@nämnd.",
            "Write --role value=role or value=role@authority."});
  }
  RoleRule rule{text.substr(0, equals), {text.substr(equals + 1), std::nullopt, std::nullopt}};
  auto at = rule.grant.role.find('@');
  if (at == std::string::npos) return rule;
  auto place = find_unit(store, actor, rule.grant.role.substr(at + 1));
  if (!place) return std::unexpected(place.error());
  rule.grant.role.resize(at);
  rule.grant.authority = place->authority.id;
  return rule;
}

Result<ProviderContent> content_of(Store& store, const Actor& actor, const Arguments& arguments) {
  ProviderContent content = arguments.content;
  content.network = network_of(arguments.network).value_or(Network::public_);
  content.newcomers = arguments.newcomers ? Newcomers::create : Newcomers::refuse;
  if (!arguments.unit.empty()) {
    auto place = find_unit(store, actor, arguments.unit);
    if (!place) return std::unexpected(place.error());
    content.authority = place->authority.id;
  }
  for (const std::string& text : arguments.roles) {
    auto rule = rule_of(store, actor, text);
    if (!rule) return std::unexpected(rule.error());
    content.role_mapping.push_back(std::move(*rule));
  }
  return content;
}

Result<SealedSecret> secret_of(Store& store, const Arguments& arguments) {
  if (!arguments.secret) return SealedSecret{};
  auto secret = password_of_input();
  if (!secret) return std::unexpected(secret.error());
  auto key = store.means().key.key();
  if (!key) return std::unexpected(key.error());
  return SealedSecret{key->seal(*secret)};
}

Exit add(Context& context, const Arguments& arguments) {
  auto store = context.open();
  if (!store) return context.refuse(store.error());
  auto content = content_of(**store, context.actor(), arguments);
  if (!content) return context.refuse(content.error());
  auto secret = secret_of(**store, arguments);
  if (!secret) return context.refuse(secret.error());
  auto made = create_provider(**store, context.actor(), *content, *secret);
  if (!made) return context.refuse(made.error());
  if (context.output == Output::json)
    fmt::print("{{\"id\":\"{}\"}}\n", to_string(made->id));
  else
    fmt::print("{}\n", to_string(made->id));
  return Exit::done;
}

Exit list(Context& context) {
  auto store = context.open();
  if (!store) return context.refuse(store.error());
  auto all = list_providers(**store, context.actor());
  if (!all) return context.refuse(all.error());
  for (const Provider& provider : *all) {
    std::string state = provider.content.enabled ? "" : context.in({"avstängd", "disabled"});
    fmt::print("{}  {:<24} {:<9} {} {}\n", to_string(provider.id), provider.content.name,
        code_of(provider.content.network), provider.content.issuer, state);
  }
  return Exit::done;
}

/// What only the owner of the data may say of a provider that is there.
Exit place(Context& context, const Arguments& arguments) {
  auto store = context.open();
  if (!store) return context.refuse(store.error());
  auto provider = find_provider(**store, context.actor(), parse_uuid(arguments.id).value_or(Uuid{}));
  if (!provider) return context.refuse(provider.error());
  ProviderContent content = provider->content;
  content.network = network_of(arguments.network).value_or(Network::public_);
  auto done =
      change_provider(**store, context.actor(), provider->id, provider->version, content, std::nullopt);
  return done ? Exit::done : context.refuse(done.error());
}

Exit remove(Context& context, const Arguments& arguments) {
  auto store = context.open();
  if (!store) return context.refuse(store.error());
  auto done = remove_provider(**store, context.actor(), parse_uuid(arguments.id).value_or(Uuid{}));
  return done ? Exit::done : context.refuse(done.error());
}

void add_options(CLI::App& creating, Arguments& arguments) {
  ProviderContent& content = arguments.content;
  creating.add_option("--name", content.name, "As people choose it on the page of sign-in")->required();
  creating.add_option("--issuer", content.issuer, "https://…, as its metadata calls it")->required();
  creating.add_option("--client-id", content.client_id, "Who we are there")->required();
  creating.add_flag(
      "--secret-stdin", arguments.secret, "The client's secret is the first line of standard input");
  creating.add_option("--scopes", content.scopes, "Apart by spaces")->capture_default_str();
  creating.add_option("--login-claim", content.login_claim, "The claim that is the login")
      ->capture_default_str();
  creating.add_option("--role-claim", content.role_claim, "The claim with roles or groups");
  creating.add_option("--role", arguments.roles, "value=role or value=role@authority; may be repeated");
  creating.add_option("--unit", arguments.unit, "The authority of those that no role places elsewhere");
  creating.add_flag("--newcomers", arguments.newcomers, "Whom we do not know gets an account");
  creating.add_option("--acr", content.acr, "acr_values asked for at sign-in");
  creating.add_option("--step-up-acr", content.step_up_acr, "The same where somebody shows again who it is");
}

}  // namespace

Command add_provider(CLI::App& app) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      app.add_subcommand("provider", "Sign-in providers (OpenID Connect): add, list, place, remove");
  command->require_subcommand(1);
  CLI::App* creating = command->add_subcommand("add", "Add a provider; prints its id");
  add_options(*creating, *arguments);
  CLI::App* listing = command->add_subcommand("list", "All providers");
  CLI::App* placing = command->add_subcommand("place", "Say where in the network a provider may be");
  CLI::App* removing = command->add_subcommand("remove", "Remove a provider; its people's sessions end");
  for (CLI::App* one : {creating, placing}) {
    one->add_option(
           "--network", arguments->network, "public, internal (also private addresses) or loopback (tests)")
        ->check(CLI::IsMember({"public", "internal", "loopback"}));
  }
  for (CLI::App* one : {placing, removing})
    one->add_option("id", arguments->id, "Its id, as list shows it")->required();
  return {command, [=](Context& context) {
            if (creating->parsed()) return add(context, *arguments);
            if (placing->parsed()) return place(context, *arguments);
            return listing->parsed() ? list(context) : remove(context, *arguments);
          }};
}

}  // namespace ringmur::cli
