// A program of tests is made of one folder: these helpers are written in tests/schema.
#include "schema/specimen_support.cpp"
#include "schema/values_support.cpp"
