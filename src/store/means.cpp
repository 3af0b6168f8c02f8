#include "store/means.h"

#include "base/password.h"
#include "base/text.h"
#include "store/store.h"

namespace ringmur {

Result<void> check_new_password(
    Store& store, std::string_view password, std::initializer_list<std::string_view> names) {
  if (auto good = check_password(password, names); !good) return good;
  std::string normal;
  if (!normalise(password, normal)) normal = password;
  if (!store.means().breached.hold(normal)) return {};
  return refuse(Refusal::invalid, "password.breached",
      {"Lösenordet finns i en lista över läckta lösenord. Ta ett annat, och byt det överallt där du har det.",
          "The password is in a list of leaked passwords. Take another, and change it wherever you have it."},
      "password");
}

}  // namespace ringmur
