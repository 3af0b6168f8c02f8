#include "support/mailroom.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "support/guardian.h"
#include "support/process.h"

namespace ringmur::test {
namespace {

constexpr const char* program = "/usr/sbin/dovecot";

// Root's letters Dovecot serves to nobody: as root it runs as the user nobody.
constexpr const char* guardian_script = R"sh(
program=$1 port=$2 password=$3
trap '' INT TERM HUP
folder=$(mktemp -d "${TMPDIR:-/tmp}/ringmur-mail-XXXXXX") || exit 1
user=$(id -un) group=$(id -gn) as=
if [ "$(id -u)" = 0 ]; then
  user=nobody group=nogroup
  as="setpriv --reuid=nobody --regid=nogroup --clear-groups"
fi
cat >"$folder/conf" <<EOF
protocols = imap
listen = 127.0.0.1
base_dir = $folder/run
state_dir = $folder/run
log_path = $folder/log
default_internal_user = $user
default_internal_group = $group
default_login_user = $user
first_valid_uid = 1
first_valid_gid = 1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:$folder/home/%u
passdb {
  driver = static
  args = password=$password
}
userdb {
  driver = static
  args = uid=$user gid=$group home=$folder/home
}
service imap-login {
  chroot =
  inet_listener imap {
    port = $port
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
EOF
mkdir "$folder/run" "$folder/home"
[ -z "$as" ] || chown -R "$user" "$folder"
$as "$program" -F -c "$folder/conf" >"$folder/out" 2>&1 </dev/null &
server=$!
for _ in $(seq 100); do
  if curl -s "imap://127.0.0.1:$port/" -u "x:$password" -X NOOP >/dev/null 2>&1; then break; fi
  sleep 0.1
done
if kill -0 "$server" 2>/dev/null; then printf 'ready %s\n' "$folder"; else cat "$folder/out" "$folder/log"; fi
exec >/dev/null 2>&1
read -r ignored
kill "$server"
wait "$server"
cd / && rm -rf "$folder"
)sh";

}  // namespace

Mailroom::Mailroom() : port_(free_port()) {
  if (::access(program, X_OK) != 0)
    throw std::runtime_error("the tests need Debian's package dovecot-imapd: run script/install");
  const std::string answer = start_guardian(guardian_script, {program, std::to_string(port_), password_});
  if (!answer.starts_with("ready ")) throw std::runtime_error("Dovecot did not start: " + answer);
}

std::string Mailroom::address() const {
  return fmt::format("imap://127.0.0.1:{}/INBOX", port_);
}

void Mailroom::deliver(const std::string& user, const std::string& letter) const {
  const TemporaryFolder folder;
  std::ofstream(folder / "letter", std::ios::binary) << letter;
  const RunResult done = run_program(
      "curl", {"-sS", "-u", user + ":" + password_, "-T", (folder / "letter").string(), address()});
  if (done.exit_code != 0) throw std::runtime_error("the letter did not come: " + done.err);
}

std::size_t Mailroom::lying_in(const std::string& user, const std::string& folder) const {
  const RunResult done = run_program("curl", {"-sS", "-u", user + ":" + password_, "-X", "UID SEARCH ALL",
                                                 fmt::format("imap://127.0.0.1:{}/{}", port_, folder)});
  const std::string line = done.out.substr(0, done.out.find_first_of("\r\n"));
  constexpr std::string_view head = "* SEARCH";
  if (!line.starts_with(head)) return 0;
  return static_cast<std::size_t>(std::count(line.begin() + head.size(), line.end(), ' '));
}

}  // namespace ringmur::test
