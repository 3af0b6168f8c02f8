#pragma once

#include <string_view>
#include <vector>

#include "server/api.h"

namespace ringmur::api {

/// What the asker must be allowed to, somewhere; where, the store looks at.
struct Need {
  /// no_one: anybody; anyone: whoever is known; of_register: the action on the register of {plural};
  /// of_duty: the action in the duty.
  enum class Of { no_one, anyone, of_register, of_duty };
  Of of{Of::of_duty};
  std::string_view duty{};
  Action action{Action::administer};

  bool is_nothing() const { return of == Of::no_one; }
  /// The register or the duty that is asked about; empty where none is.
  std::string_view subject(const RecordType* type) const;
};
/// What a request carries: the engine keeps a file on disk, and the others in memory.
enum class Carries { no_body, json, file };
/// What a second request with the same Idempotency-Key does. An answer that holds a secret is never kept, so
/// what gives one does it again.
enum class Again { does_it_again, gets_the_first_answer };

using Handle = Answer (*)(Call&);

/// A line of the table of contents of the API.
struct Route {
  http::Method method;
  std::string_view pattern;  ///< {plural}: any register; {id}: an id or a short reference
  std::string_view operation;
  Handle handle;
  Need need;
  Carries carries{Carries::no_body};
  Again again{Again::does_it_again};
  std::vector<std::string_view>
      parameters{};  ///< of the query; `*` stands for filters on the register's fields
};

/// All of them. One that is not here does not exist, and one that is here is in the OpenAPI document.
const std::vector<Route>& routes();

/// What an address leads to.
struct Found {
  const Route* route{nullptr};
  const RecordType* type{nullptr};
  std::string id{};
  std::string allowed{};  ///< where the address is known but not with this method: "GET, HEAD, PATCH"
};

Found find_route(const Catalogue& catalogue, const http::RequestHead& head);

bool takes_filters(const Route& route);

/// Whether the route speaks SCIM, also where it refuses.
bool speaks_scim(const Route* route);

/// Whether a person's browser goes there by itself: a refusal leads it back to the page.
bool leads_a_browser(const Route* route);

/// Whether a change must say with If-Match which version it changes.
bool takes_if_match(const Route& route);

/// Whether a person must have proven lately who it is: what changes who gets in, and how, and
/// what becomes of the trail of it.
bool needs_confirmation(const Route& route);

}  // namespace ringmur::api
