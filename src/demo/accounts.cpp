#include "demo/accounts.h"

#include "base/password.h"

namespace ringmur {
namespace {

struct Wanted {
  AccountOrder order;
  Text what;
};

std::vector<Wanted> wanted_accounts(const Uuid& authority) {
  // As the plans of data/demo/activities.json name who is responsible.
  const std::string coordinator = "Informationssäkerhetssamordnare";
  return {{{"isam", "Ingrid Isaksson", AccountKind::administrator, authority, {coordinator}},
              {"samordnar informationssäkerheten i Utbildningsnämnden",
                  "coordinates information security in Utbildningsnämnden"}},
      {{"admin", "Adam Administratör", AccountKind::administrator, std::nullopt, {}},
          {"administrerar hela kommunen", "administers the whole kommun"}},
      {{"medarbetare", "Mira Medarbetare", AccountKind::employee, authority, {}},
          {"medarbetare i Utbildningsnämnden, rapporterar", "an employee of Utbildningsnämnden, reports"}}};
}

Result<Uuid> school_authority(Store& store, const Actor& actor) {
  for (const Authority& authority : store.authorities(actor)) {
    if (authority.code == "UTB") return authority.id;
  }
  return refuse(Refusal::not_found, "demo.no_authority",
      {"Här finns ingen nämnd UTB. Kontona hör till den påhittade kommunen: kör `ringmur demo` först.",
          "There is no authority UTB here. The accounts belong to the made-up kommun: run `ringmur demo` "
          "first."});
}

Result<DemoAccount> made(Store& store, const Actor& actor, Wanted wanted) {
  std::string password = random_password();
  auto there = find_account(store, actor, wanted.order.login);
  if (!there && there.error().refusal != Refusal::not_found) return std::unexpected(there.error());
  if (!there)
    there = create_account_with(store, actor, wanted.order, password);
  else if (auto set = set_password(store, actor, there->id, password); !set)
    return std::unexpected(set.error());
  if (!there) return std::unexpected(there.error());
  return DemoAccount{std::move(*there), std::move(password), std::move(wanted.what)};
}

}  // namespace

Result<std::vector<DemoAccount>> make_demo_accounts(Store& store, const Actor& actor) {
  auto authority = school_authority(store, actor);
  if (!authority) return std::unexpected(authority.error());
  std::vector<DemoAccount> all;
  for (Wanted& wanted : wanted_accounts(*authority)) {
    auto account = made(store, actor, std::move(wanted));
    if (!account) return std::unexpected(account.error());
    all.push_back(std::move(*account));
  }
  return all;
}

}  // namespace ringmur
