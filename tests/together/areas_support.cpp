// A program of tests is made of one folder: this helper is written in tests/areas.
#include "areas/import_support.cpp"
