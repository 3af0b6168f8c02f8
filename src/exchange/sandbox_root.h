#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

/// The file system that a program in the sandbox sees: what it is made of and one folder, nothing else.
/// Inside the sandbox only.
namespace ringmur::sandbox {

enum class Access { read, read_with_setuid, write, device };

/// What is laid out, made before the fork; entering it allocates nothing.
struct Root {
  struct Bind {
    std::string source;
    std::string target;
    Access access{Access::read};
    bool folder{true};
  };
  std::vector<std::string> folders;                        ///< made in this order
  std::vector<std::pair<std::string, std::string>> links;  ///< what they say, where they stand
  std::vector<Bind> binds;
  std::string people;  ///< /etc/passwd: the user it runs as and nobody else
};

/// Of the host /usr, the settings of fonts and of the programs, and where it stands elsewhere the program
/// itself, all for reading; `folder` at its own place for writing; /proc of its own, harmless devices, a
/// small /dev/shm.
Root root_for(const std::filesystem::path& program, const std::filesystem::path& folder, uid_t user,
    gid_t group, Access of_programs);

/// In a child with mounts of its own: nothing but `root` is there when it has returned true; errno says why
/// not.
bool enter(const Root& root);

}  // namespace ringmur::sandbox
