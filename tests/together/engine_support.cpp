// A program of tests is made of one folder: this helper is written in tests/store.
#include "store/engine_support.cpp"
