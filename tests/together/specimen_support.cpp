// A program of tests is made of one folder: this helper is written in tests/schema.
#include "schema/specimen_support.cpp"
