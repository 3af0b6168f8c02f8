#include "identity/fetch.h"

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <memory>

#include "base/log.h"

namespace ringmur {
namespace {

struct HandleFreer {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct ListFreer {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, HandleFreer>;
using List = std::unique_ptr<curl_slist, ListFreer>;

/// What goes on while an answer comes in.
struct Receiving {
  const FetchRequest* request{nullptr};
  std::string body{};
  std::size_t head_bytes{0};
  bool too_large{false};
  bool not_allowed{false};
};

/// Called for each address that is about to be connected to: a name that leads elsewhere the second time it
/// is asked for gains nothing.
curl_socket_t open_socket(void* user, curlsocktype, curl_sockaddr* address) {
  auto* receiving = static_cast<Receiving*>(user);
  if (!may_connect(address->addr, receiving->request->network)) {
    receiving->not_allowed = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t take_body(char* bytes, std::size_t, std::size_t count, void* user) {
  auto* receiving = static_cast<Receiving*>(user);
  if (receiving->body.size() + count > receiving->request->limits.bytes) {
    receiving->too_large = true;
    return 0;
  }
  receiving->body.append(bytes, count);
  return count;
}

std::size_t take_head(char*, std::size_t, std::size_t count, void* user) {
  constexpr std::size_t most = 64 * 1024;
  auto* receiving = static_cast<Receiving*>(user);
  receiving->head_bytes += count;
  receiving->too_large = receiving->too_large || receiving->head_bytes > most;
  return receiving->too_large ? 0 : count;
}

template <typename T>
void set(CURL* handle, CURLoption option, T value) {
  if (curl_easy_setopt(handle, option, value) != CURLE_OK)
    throw std::logic_error("libcurl lacks an option: " + std::to_string(option));
}

List list_of(const std::vector<std::string>& texts) {
  curl_slist* list = nullptr;
  for (const std::string& text : texts) list = curl_slist_append(list, text.c_str());
  return List(list);
}

void set_limits(CURL* handle, Receiving& receiving) {
  const FetchRequest& request = *receiving.request;
  bool plain = request.network == Network::loopback;
  set(handle, CURLOPT_PROTOCOLS_STR, plain ? "http,https" : "https");
  set(handle, CURLOPT_FOLLOWLOCATION, 0L);
  set(handle, CURLOPT_PROXY, "");
  set(handle, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(handle, CURLOPT_NOSIGNAL, 1L);
  set(handle, CURLOPT_TIMEOUT_MS, request.limits.milliseconds);
  set(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(handle, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
  set(handle, CURLOPT_OPENSOCKETDATA, &receiving);
  set(handle, CURLOPT_WRITEFUNCTION, &take_body);
  set(handle, CURLOPT_WRITEDATA, &receiving);
  set(handle, CURLOPT_HEADERFUNCTION, &take_head);
  set(handle, CURLOPT_HEADERDATA, &receiving);
}

std::unexpected<Error> failure_of(CURLcode code, const Receiving& receiving) {
  log::warning(
      "fetch.failed", {{"why", receiving.not_allowed ? "address not allowed" : curl_easy_strerror(code)}});
  if (receiving.not_allowed) {
    return refuse(Refusal::unavailable, "fetch.not_allowed",
        {"Inloggningstjänstens adress leder till ett nät som servern inte får fråga. Den som sköter servern "
         "kan tillåta det med `ringmur provider`.",
            "The provider's address leads to a network that the server may not ask. Whoever runs the server "
            "can "
            "allow it with `ringmur provider`."});
  }
  if (receiving.too_large) {
    return refuse(Refusal::unavailable, "fetch.too_large",
        {"Inloggningstjänstens svar är för stort.", "The sign-in provider's answer is too large."});
  }
  if (code == CURLE_OPERATION_TIMEDOUT) {
    return refuse(Refusal::unavailable, "fetch.too_slow",
        {"Inloggningstjänsten svarade inte i tid. Försök igen om en stund.",
            "The sign-in provider did not answer in time. Try again in a while."});
  }
  return refuse(Refusal::unavailable, "fetch.failed",
      {"Inloggningstjänsten går inte att nå. Försök igen om en stund.",
          "The sign-in provider cannot be reached. Try again in a while."});
}

}  // namespace

Result<FetchAnswer> fetch(const FetchRequest& request) {
  static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  if (auto good = check_address(request.address, request.network); !good)
    return std::unexpected(good.error());
  Handle handle(curl_easy_init());
  if (!ready || !handle) throw std::logic_error("libcurl does not start");
  Receiving receiving{&request};
  set_limits(handle.get(), receiving);
  set(handle.get(), CURLOPT_URL, request.address.c_str());
  std::vector<std::string> headers{"Accept: application/json", "Expect:"};
  if (request.authorization) headers.push_back("Authorization: " + *request.authorization);
  List head = list_of(headers);
  set(handle.get(), CURLOPT_HTTPHEADER, head.get());
  List resolve = list_of(request.resolve);
  if (resolve) set(handle.get(), CURLOPT_RESOLVE, resolve.get());
  if (request.form) {
    set(handle.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(request.form->size()));
    set(handle.get(), CURLOPT_COPYPOSTFIELDS, request.form->c_str());
  }
  CURLcode code = curl_easy_perform(handle.get());
  if (code != CURLE_OK) return failure_of(code, receiving);
  FetchAnswer answer;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &answer.status);
  answer.body = std::move(receiving.body);
  return answer;
}

}  // namespace ringmur
