#include "identity/passkey.h"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>

#include <array>
#include <boost/json.hpp>
#include <memory>
#include <optional>

#include "base/digest.h"
#include "identity/attestation.h"
#include "identity/encoding.h"

namespace ringmur::passkey {
namespace {

namespace json = boost::json;

constexpr std::array algorithms{COSE_ES256, COSE_EDDSA, COSE_RS256};
constexpr std::size_t hash_size = 32;
constexpr std::size_t most_bytes = 16 * 1024;

void start_fido() {
  static const bool started = [] {
    fido_init(0);
    return true;
  }();
  (void)started;
}

const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::unexpected<Error> refused(Refusal refusal, std::string_view sv, std::string_view en) {
  return refuse(refusal, "passkey.refused",
      {"Passernyckeln godtas inte: " + std::string(sv) + " Försök igen, eller välj ett annat sätt.",
          "The passkey is not accepted: " + std::string(en) + " Try again, or choose another way."},
      "passkey");
}

std::optional<json::object> client_object(std::string_view client_data) {
  json::error_code failed;
  json::parse_options options;
  options.max_depth = 8;
  if (client_data.size() > most_bytes) return std::nullopt;
  json::value value = json::parse(client_data, failed, {}, options);
  if (failed || !value.is_object()) return std::nullopt;
  return std::move(value.get_object());
}

std::string_view text_of(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
}

/// What the browser itself vouches for (WebAuthn §7.1 steps 5 to 10, §7.2 steps 9 to 14).
Result<void> check_client(const RelyingParty& party, std::string_view challenge, std::string_view client_data,
    std::string_view type, Refusal refusal) {
  auto object = client_object(client_data);
  if (!object)
    return refused(refusal, "webbläsarens svar går inte att läsa.", "the browser's answer cannot be read.");
  if (text_of(*object, "type") != type)
    return refused(refusal, "svaret gäller något annat.", "the answer is for something else.");
  if (!encoding::same_bytes(text_of(*object, "challenge"), base64url(challenge)))
    return refused(refusal, "svaret hör till en annan fråga.", "the answer belongs to another question.");
  if (text_of(*object, "origin") != party.origin)
    return refused(refusal, "svaret kommer från en annan webbplats.", "the answer comes from another site.");
  const json::value* cross = object->if_contains("crossOrigin");
  const bool framed =
      (cross != nullptr && !(cross->is_bool() && !cross->get_bool())) || object->contains("topOrigin");
  if (framed) return refused(refusal, "sidan låg i en annan sida.", "the page lay within another one.");
  return {};
}

struct FreeCredential {
  void operator()(fido_cred_t* made) const { fido_cred_free(&made); }
};
struct FreeAssertion {
  void operator()(fido_assert_t* made) const { fido_assert_free(&made); }
};
using FidoCredential = std::unique_ptr<fido_cred_t, FreeCredential>;
using FidoAssertion = std::unique_ptr<fido_assert_t, FreeAssertion>;

/// A key in libfido2's own form, kept while it is used.
class Key {
 public:
  Key(std::int64_t algorithm, std::string_view bytes) : algorithm_(algorithm) {
    switch (algorithm) {
      case COSE_ES256:
        es256_.reset(es256_pk_new());
        good_ =
            es256_ && es256_pk_from_ptr(es256_.get(), bytes.data(), bytes.size()) == FIDO_OK && on_curve();
        return;
      case COSE_EDDSA:
        eddsa_.reset(eddsa_pk_new());
        good_ = eddsa_ && eddsa_pk_from_ptr(eddsa_.get(), bytes.data(), bytes.size()) == FIDO_OK;
        return;
      case COSE_RS256:
        rs256_.reset(rs256_pk_new());
        good_ = rs256_ && rs256_pk_from_ptr(rs256_.get(), bytes.data(), bytes.size()) == FIDO_OK;
        return;
      default:
        return;
    }
  }

  bool good() const { return good_; }
  int algorithm() const { return static_cast<int>(algorithm_); }
  const void* pointer() const {
    if (es256_) return es256_.get();
    if (eddsa_) return eddsa_.get();
    return rs256_.get();
  }

 private:
  template <typename T, void (*Free)(T**)>
  struct Freed {
    void operator()(T* key) const { Free(&key); }
  };

  /// What is no point of the curve makes no key.
  bool on_curve() const {
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        es256_pk_to_EVP_PKEY(es256_.get()), &EVP_PKEY_free);
    return key != nullptr;
  }

  std::int64_t algorithm_;
  bool good_{false};
  std::unique_ptr<es256_pk_t, Freed<es256_pk_t, es256_pk_free>> es256_;
  std::unique_ptr<eddsa_pk_t, Freed<eddsa_pk_t, eddsa_pk_free>> eddsa_;
  std::unique_ptr<rs256_pk_t, Freed<rs256_pk_t, rs256_pk_free>> rs256_;
};

/// libfido2 wants to know the algorithm before it reads the key: the first that it agrees to.
FidoCredential read_credential(std::string_view authenticator_data) {
  for (int algorithm : algorithms) {
    FidoCredential made(fido_cred_new());
    bool good =
        made && fido_cred_set_type(made.get(), algorithm) == FIDO_OK &&
        fido_cred_set_authdata_raw(made.get(), raw(authenticator_data), authenticator_data.size()) == FIDO_OK;
    if (good) return made;
  }
  return nullptr;
}

Credential kept(const fido_cred_t* made) {
  const auto text = [](const unsigned char* bytes, std::size_t size) {
    return std::string(reinterpret_cast<const char*>(bytes), size);
  };
  return {text(fido_cred_id_ptr(made), fido_cred_id_len(made)), fido_cred_type(made),
      text(fido_cred_pubkey_ptr(made), fido_cred_pubkey_len(made)),
      static_cast<std::int64_t>(fido_cred_sigcount(made))};
}

bool was_there(std::uint8_t flags, Verification verification) {
  constexpr unsigned present = 0x01;
  constexpr unsigned verified = 0x04;
  const unsigned wanted = verification == Verification::required ? present | verified : present;
  return (flags & wanted) == wanted;
}

std::unexpected<Error> not_verified(Refusal refusal) {
  return refused(refusal, "den måste låsas upp med finger, ansikte eller pinkod.",
      "it must be unlocked with a finger, a face or a PIN.");
}

bool fits(const RelyingParty& party, const Key& key, const Assertion& assertion, fido_assert_t* made) {
  return fido_assert_set_count(made, 1) == FIDO_OK && fido_assert_set_rp(made, party.id.c_str()) == FIDO_OK &&
         fido_assert_set_clientdata(made, raw(assertion.client_data), assertion.client_data.size()) ==
             FIDO_OK &&
         fido_assert_set_authdata_raw(
             made, 0, raw(assertion.authenticator_data), assertion.authenticator_data.size()) == FIDO_OK &&
         fido_assert_set_up(made, FIDO_OPT_TRUE) == FIDO_OK &&
         fido_assert_set_sig(made, 0, raw(assertion.signature), assertion.signature.size()) == FIDO_OK &&
         fido_assert_verify(made, 0, key.algorithm(), key.pointer()) == FIDO_OK;
}

/// WebAuthn §7.2 step 21; who counts nothing says 0 all the time, as synchronised passkeys do.
Result<std::int64_t> counted(std::int64_t before, std::int64_t after) {
  if ((before == 0 && after == 0) || after > before) return after;
  return refuse(Refusal::unauthenticated, "passkey.copied",
      {"Passernyckelns räknare har gått bakåt: någon kan ha kopierat den. Ta bort den och lägg till en ny.",
          "The passkey's count has gone back: somebody may have copied it. Remove it and add a new one."},
      "passkey");
}

}  // namespace

Result<RelyingParty> relying_party(std::string_view origin) {
  constexpr std::string_view secure = "https://";
  constexpr std::string_view plain = "http://";
  const bool is_secure = origin.starts_with(secure);
  std::string_view rest = origin;
  if (is_secure || origin.starts_with(plain)) rest.remove_prefix(is_secure ? secure.size() : plain.size());
  std::string_view host = rest.substr(0, rest.find(':'));
  std::string_view port = host.size() == rest.size() ? std::string_view("1") : rest.substr(host.size() + 1);
  const bool is_name =
      !host.empty() &&
      host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") == std::string_view::npos &&
      host.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string_view::npos;
  const bool has_port = !port.empty() && port.find_first_not_of("0123456789") == std::string_view::npos;
  const bool has_scheme = is_secure || (origin.starts_with(plain) && host == "localhost");
  if (has_scheme && is_name && has_port) return RelyingParty{std::string(host), std::string(origin)};
  return refuse(Refusal::invalid, "origin.wrong",
      {"Skriv adressen som människor har i webbläsaren, utan sökväg: https://ringmur.kommun.se eller "
       "http://localhost:8080.",
          "Write the address that people have in the browser, without a path: https://ringmur.kommun.se or "
          "http://localhost:8080."},
      "origin");
}

Result<Credential> registered(const RelyingParty& party, std::string_view challenge,
    const Registration& registration, Verification verification) {
  start_fido();
  constexpr Refusal refusal = Refusal::invalid;
  auto client = check_client(party, challenge, registration.client_data, "webauthn.create", refusal);
  if (!client) return std::unexpected(client.error());
  auto data = registration.attestation_object.size() > most_bytes
                  ? std::nullopt
                  : authenticator_data_of(registration.attestation_object);
  FidoCredential made = data && keeps_its_word(*data) ? read_credential(*data) : nullptr;
  if (!made)
    return refused(refusal, "den är av ett slag som inte stöds.", "it is of a kind that is not supported.");
  if (!encoding::same_bytes(std::string_view(*data).substr(0, hash_size), encoding::sha256(party.id)))
    return refused(refusal, "den är för en annan webbplats.", "it is for another site.");
  if (!was_there(fido_cred_flags(made.get()), verification)) return not_verified(refusal);
  Credential credential = kept(made.get());
  if (!Key(credential.algorithm, credential.public_key).good())
    return refused(refusal, "nyckeln är trasig.", "the key is broken.");
  return credential;
}

Result<std::int64_t> asserted(const RelyingParty& party, std::string_view challenge,
    const Credential& credential, const Assertion& assertion, Verification verification) {
  start_fido();
  constexpr Refusal refusal = Refusal::unauthenticated;
  auto client = check_client(party, challenge, assertion.client_data, "webauthn.get", refusal);
  if (!client) return std::unexpected(client.error());
  const Key key(credential.algorithm, credential.public_key);
  FidoAssertion made(fido_assert_new());
  const bool good = key.good() && made && credential.id == assertion.credential_id &&
                    assertion.authenticator_data.size() <= most_bytes &&
                    keeps_its_word(assertion.authenticator_data) && fits(party, key, assertion, made.get());
  if (!good) return refused(refusal, "underskriften stämmer inte.", "the signature does not fit.");
  if (!was_there(fido_assert_flags(made.get(), 0), verification)) return not_verified(refusal);
  return counted(credential.sign_count, static_cast<std::int64_t>(fido_assert_sigcount(made.get(), 0)));
}

std::string challenge_in(std::string_view client_data) {
  auto object = client_object(client_data);
  if (!object) return {};
  return encoding::from_base64url(text_of(*object, "challenge")).value_or(std::string());
}

}  // namespace ringmur::passkey
