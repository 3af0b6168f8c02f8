#pragma once

#include <string>

namespace ringmur::test {

/// A mailbox at a real server (Dovecot), started for a test and gone with it. Anybody may sign in with the
/// password.
class Mailroom {
 public:
  Mailroom();

  /// "imap://127.0.0.1:<port>/INBOX", without TLS.
  std::string address() const;
  const std::string& password() const { return password_; }
  /// A letter comes, as it is.
  void deliver(const std::string& user, const std::string& letter) const;
  /// How many letters lie in a folder.
  std::size_t lying_in(const std::string& user, const std::string& folder) const;

 private:
  int port_;
  std::string password_{"hemligt"};
};

}  // namespace ringmur::test
