#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

/// A passkey in software: an authenticator and the browser before it, as bytes. Everything that a real one
/// would refuse to get wrong can be got wrong here. Knows nothing of the product, so that both cannot be
/// mistaken in the same way.
namespace ringmur::test {

/// What it does otherwise than it should; each member as the browser would have had it.
struct Tampering {
  std::string origin{};     ///< empty: as asked
  std::string party_id{};   ///< that the authenticator signs for
  std::string challenge{};  ///< base64url
  std::string type{};       ///< of the client data
  bool framed{false};       ///< crossOrigin: true
  bool absent{false};       ///< nobody touched it
  bool unverified{false};   ///< no finger, no PIN
  bool spoilt_signature{false};
  int count_step{1};  ///< what is added to the count before it is signed
};

class Authenticator {
 public:
  Authenticator(std::string party_id, std::string origin);
  ~Authenticator();
  Authenticator(Authenticator&&) noexcept;
  /// The same key twice, as a thief would have it.
  Authenticator copy() const;

  const std::string& id() const { return id_; }

  struct Made {
    std::string client_data;
    std::string attestation_object;
  };
  /// `challenge` and `user` in base64url, as the options of the browser have them.
  Made make(std::string_view challenge, std::string_view user, const Tampering& wrong = {});

  struct Signed {
    std::string credential_id;
    std::string client_data;
    std::string authenticator_data;
    std::string signature;
    std::string user_handle;
  };
  Signed sign(std::string_view challenge, const Tampering& wrong = {});

  /// As a browser's toJSON() writes them.
  static std::string json(const Made& made, std::string_view id);
  static std::string json(const Signed& made);

 private:
  struct Key;
  std::string data(const Tampering& wrong, std::string_view more, std::uint8_t flags) const;
  std::string client(std::string_view type, std::string_view challenge, const Tampering& wrong) const;

  std::string party_id_;
  std::string origin_;
  std::string id_;
  std::string user_;
  std::uint32_t count_{0};
  std::shared_ptr<Key> key_;
};

std::string to_base64url(std::string_view bytes);
std::string of_base64url(std::string_view text);

}  // namespace ringmur::test
