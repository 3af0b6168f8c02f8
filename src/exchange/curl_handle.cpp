#include "exchange/curl_handle.h"

namespace ringmur {

CurlHandle make_curl_handle() {
  static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  CurlHandle handle(curl_easy_init(), curl_easy_cleanup);
  if (!ready || !handle) throw std::logic_error("libcurl does not start");
  return handle;
}

void set_server(CURL* handle, const CurlServer& server) {
  set(handle, CURLOPT_PROTOCOLS_STR, server.protocols);
  set(handle, CURLOPT_URL, server.address.c_str());
  set(handle, CURLOPT_PROXY, "");
  set(handle, CURLOPT_NOSIGNAL, 1L);
  set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(server.patience.count()));
  set(handle, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  if (server.security == MailSecurity::required) {
    set(handle, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    set(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  }
  if (server.user.empty()) return;
  set(handle, CURLOPT_USERNAME, server.user.c_str());
  set(handle, CURLOPT_PASSWORD, server.password.c_str());
}

}  // namespace ringmur
