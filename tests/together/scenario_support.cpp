// A program of tests is made of one folder: this helper is written in tests/scenario.
#include "scenario/scenario_support.cpp"
