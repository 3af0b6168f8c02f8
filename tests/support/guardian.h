#pragma once

#include <string>
#include <vector>

namespace ringmur::test {

/// Runs a shell script that starts a server and then reads its standard input: when this process ends, by
/// whatever means, the kernel closes that pipe, `read` returns, and the script takes the server and its
/// folder away. Returns what the script wrote before it closed its standard output.
std::string start_guardian(const char* script, const std::vector<std::string>& arguments);

}  // namespace ringmur::test
