// The tests sign in thousands of times, and a password costs a tenth of a second and 64 MiB by intent: half
// of all that the server's tests did. Here libsodium is asked for the least it gives instead. The product
// knows nothing of it; tests/base, which shows what a password costs, is linked without it.

#include <dlfcn.h>
#include <sodium.h>

namespace {

template <typename Function>
Function* libsodiums(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

int crypto_pwhash_str_alg(char out[crypto_pwhash_STRBYTES], const char* const password,
    unsigned long long length, unsigned long long, std::size_t, int algorithm) {
  static auto* const real = libsodiums<decltype(crypto_pwhash_str_alg)>("crypto_pwhash_str_alg");
  return real(out, password, length, crypto_pwhash_argon2id_OPSLIMIT_MIN, crypto_pwhash_argon2id_MEMLIMIT_MIN,
      algorithm);
}

int crypto_pwhash_str_needs_rehash(const char kept[crypto_pwhash_STRBYTES], unsigned long long, std::size_t) {
  static auto* const real =
      libsodiums<decltype(crypto_pwhash_str_needs_rehash)>("crypto_pwhash_str_needs_rehash");
  return real(kept, crypto_pwhash_argon2id_OPSLIMIT_MIN, crypto_pwhash_argon2id_MEMLIMIT_MIN);
}

}  // extern "C"
