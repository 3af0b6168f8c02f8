// A program of tests is made of one folder: this helper is written in tests/identity.
#include "identity/token_support.cpp"
