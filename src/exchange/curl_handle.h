#pragma once

#include <curl/curl.h>

#include <memory>
#include <stdexcept>
#include <string>

#include "exchange/mail.h"

/// libcurl as letters use it, out and in.
namespace ringmur {

using CurlHandle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

template <typename T>
void set(CURL* handle, CURLoption option, T value) {
  if (curl_easy_setopt(handle, option, value) != CURLE_OK)
    throw std::logic_error("libcurl lacks an option: " + std::to_string(option));
}

CurlHandle make_curl_handle();

/// Where, by which of `protocols` ("smtp,smtps"), as whom and how safely; no proxy, and no waiting beyond
/// `patience`.
struct CurlServer {
  const std::string& address;
  const char* protocols;
  const std::string& user;
  const std::string& password;
  MailSecurity security;
  std::chrono::milliseconds patience;
};
void set_server(CURL* handle, const CurlServer& server);

}  // namespace ringmur
