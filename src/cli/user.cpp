#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "base/stockholm.h"
#include "cli/command.h"
#include "cli/secrets.h"
#include "registry/units.h"
#include "schema/json_writer.h"
#include "store/accounts.h"
#include "store/factors.h"

namespace ringmur::cli {
namespace {

struct Arguments {
  std::string login;
  std::string name;
  std::string kind{"administrator"};
  std::string unit;
  std::vector<std::string> named_as;
  bool password_stdin{false};
};

/// The password that was made here is shown once; one that came from outside is not shown at all.
void print_made(const Context& context, const Account& account, const std::string& password) {
  if (context.output == Output::json) {
    JsonWriter out;
    out.open('{').member("id", to_string(account.id)).member("login", account.login);
    if (!password.empty()) out.member("password", password);
    fmt::print("{}\n", out.close('}').take());
    return;
  }
  if (password.empty()) return;
  fmt::print("{}\n", password);
  fmt::print(stderr, "{}\n",
      context.in({fmt::format("Lösenordet för {} visas bara nu. Det ska bytas vid första inloggningen.",
                      account.login),
          fmt::format("The password of {} is shown only now. It is to be changed at the first sign-in.",
              account.login)}));
}

Result<AccountOrder> order_of(Store& store, const Actor& actor, const Arguments& arguments) {
  AccountOrder order{arguments.login, arguments.name.empty() ? arguments.login : arguments.name,
      account_kind(arguments.kind).value_or(AccountKind::employee), std::nullopt, arguments.named_as};
  if (arguments.unit.empty()) return order;
  auto place = find_unit(store, actor, arguments.unit);
  if (!place) return std::unexpected(place.error());
  order.authority = place->authority.id;
  return order;
}

Exit create(Context& context, Store& store, const Arguments& arguments) {
  Actor actor = context.actor();
  auto order = order_of(store, actor, arguments);
  if (!order) return context.refuse(order.error());
  if (!arguments.password_stdin) {
    auto made = create_account(store, actor, *order);
    if (!made) return context.refuse(made.error());
    print_made(context, made->account, made->password);
    return Exit::done;
  }
  auto password = password_of_input();
  if (!password) return context.refuse(password.error());
  auto made = create_account_with(store, actor, *order, *password);
  if (!made) return context.refuse(made.error());
  print_made(context, *made, {});
  return Exit::done;
}

std::string code_of(const std::vector<Authority>& authorities, const std::optional<Uuid>& wanted) {
  for (const Authority& authority : authorities) {
    if (wanted && authority.id == *wanted) return authority.code;
  }
  return {};
}

void print_json(const std::vector<Account>& accounts, const std::vector<Authority>& authorities) {
  JsonWriter out;
  out.open('[');
  for (const Account& account : accounts) {
    out.open('{').member("id", to_string(account.id)).member("login", account.login);
    out.member("name", account.name).member("kind", ringmur::code_of(account.kind)).key("authority");
    account.authority ? out.text(code_of(authorities, account.authority)) : out.raw("null");
    out.key("disabled").raw(account.disabled_at ? "true" : "false").close('}');
  }
  fmt::print("{}\n", out.close(']').take());
}

Exit list(Context& context, Store& store) {
  auto accounts = list_accounts(store, context.actor());
  if (!accounts) return context.refuse(accounts.error());
  std::vector<Authority> authorities = store.authorities(context.actor());
  if (context.output == Output::json) {
    print_json(*accounts, authorities);
    return Exit::done;
  }
  for (const Account& account : *accounts) {
    std::string last = account.signed_in_at ? stockholm::to_string(*account.signed_in_at) : "–";
    std::string state = account.disabled_at ? context.in({"avstängt", "disabled"}) : "";
    fmt::print("{:<24} {:<14} {:<8} {:<28} {} {}\n", account.login, ringmur::code_of(account.kind),
        account.authority ? code_of(authorities, account.authority) : "*", account.name, last, state);
  }
  return Exit::done;
}

Exit disable(Context& context, Store& store, const Arguments& arguments) {
  auto account = find_account(store, context.actor(), arguments.login);
  if (!account) return context.refuse(account.error());
  auto changed = change_account(
      store, context.actor(), account->id, account->version, {.state = AccountState::disabled});
  return changed ? Exit::done : context.refuse(changed.error());
}

Exit reset(Context& context, Store& store, const Arguments& arguments) {
  auto account = find_account(store, context.actor(), arguments.login);
  if (!account) return context.refuse(account.error());
  auto done = reset_factors(store, context.actor(), account->id);
  return done ? Exit::done : context.refuse(done.error());
}

Exit password(Context& context, Store& store, const Arguments& arguments) {
  auto account = find_account(store, context.actor(), arguments.login);
  if (!account) return context.refuse(account.error());
  if (!arguments.password_stdin) {
    auto renewed = renew_password(store, context.actor(), account->id);
    if (!renewed) return context.refuse(renewed.error());
    print_made(context, *account, *renewed);
    return Exit::done;
  }
  auto wanted = password_of_input();
  if (!wanted) return context.refuse(wanted.error());
  auto set = set_password(store, context.actor(), account->id, *wanted);
  return set ? Exit::done : context.refuse(set.error());
}

}  // namespace

Command add_user(CLI::App& app) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      app.add_subcommand("user", "People's accounts: create, list, disable, password, reset-factors");
  command->require_subcommand(1);
  CLI::App* creating = command->add_subcommand("create", "Make an account; its first password is shown once");
  creating->add_option("login", arguments->login, "What the person signs in with")->required();
  creating->add_option("--name", arguments->name, "What the person is called");
  creating->add_option("--kind", arguments->kind, "administrator or employee")
      ->check(CLI::IsMember({"administrator", "employee"}))
      ->capture_default_str();
  creating->add_option(
      "--unit", arguments->unit, "The one authority that it reaches; all where it is left out");
  creating->add_option("--named-as", arguments->named_as, "What plans call the person; may be given again");
  CLI::App* listing = command->add_subcommand("list", "All accounts");
  CLI::App* disabling = command->add_subcommand("disable", "Let nobody in with it, and end its sessions");
  CLI::App* renewing = command->add_subcommand("password", "Give it a new first password, shown once");
  CLI::App* resetting = command->add_subcommand(
      "reset-factors", "Take its second factors away: the password alone lets in; ends its sessions");
  for (CLI::App* one : {disabling, renewing, resetting})
    one->add_option("login", arguments->login, "Whose")->required();
  for (CLI::App* one : {creating, renewing}) {
    one->add_flag("--password-stdin", arguments->password_stdin,
        "Take the password from standard input; it need not be changed");
  }
  return {command, [=](Context& context) {
            auto store = context.open();
            if (!store) return context.refuse(store.error());
            if (creating->parsed()) return create(context, **store, *arguments);
            if (listing->parsed()) return list(context, **store);
            if (resetting->parsed()) return reset(context, **store, *arguments);
            if (disabling->parsed()) return disable(context, **store, *arguments);
            return password(context, **store, *arguments);
          }};
}

}  // namespace ringmur::cli
