#include "exchange/sandbox_root.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstring>

// <sys/mount.h> and <linux/mount.h> do not go together in glibc 2.36: these are of the former.
extern "C" {
int mount(const char*, const char*, const char*, unsigned long, const void*) noexcept;
int umount2(const char*, int) noexcept;
}

namespace ringmur::sandbox {
namespace {

constexpr unsigned long nosuid = 2;
constexpr unsigned long nodev = 4;
constexpr unsigned long noexec = 8;
constexpr unsigned long bind = 4096;
constexpr unsigned long recursive = 16384;
constexpr unsigned long private_ = 1 << 18;
constexpr int detach = 2;

constexpr std::size_t most_binds = 40;

bool exists(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

bool is_within(const std::filesystem::path& inner, const std::filesystem::path& outer) {
  return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

void add_folder(Root& root, const std::filesystem::path& folder) {
  if (folder.empty() || folder == folder.root_path()) return;
  add_folder(root, folder.parent_path());
  const std::string name = folder.string();
  if (std::ranges::find(root.folders, name) == root.folders.end()) root.folders.push_back(name);
}

void add(
    Root& root, const std::filesystem::path& source, const std::filesystem::path& target, Access access) {
  std::error_code error;
  const bool folder = std::filesystem::is_directory(source, error);
  add_folder(root, folder ? target : target.parent_path());
  root.binds.push_back({source.string(), target.string(), access, folder});
}

/// Folders beside /usr that are a part of it, as links or, on older systems, by themselves.
void add_system(Root& root, Access of_programs) {
  add(root, "/usr", "/usr", of_programs);
  for (const char* name : {"/bin", "/sbin", "/lib", "/lib32", "/lib64"}) {
    std::error_code error;
    if (std::filesystem::is_symlink(name, error)) {
      root.links.emplace_back(std::filesystem::read_symlink(name, error).string(), name);
    } else if (exists(name)) {
      add(root, name, name, of_programs);
    }
  }
  for (const char* name : {"/etc/alternatives", "/etc/chromium", "/etc/chromium.d", "/etc/fonts",
           "/etc/ld.so.cache", "/etc/localtime", "/var/cache/fontconfig"}) {
    if (exists(name)) add(root, name, name, Access::read);
  }
  for (const char* name : {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"}) {
    if (exists(name)) add(root, name, name, Access::device);
  }
}

/// A program outside /usr: with its folder where programs are installed so, else the file alone.
void add_program(Root& root, const std::filesystem::path& program, Access of_programs) {
  std::error_code error;
  const auto real = std::filesystem::canonical(program, error);
  if (error) return;
  if (is_within(real, "/opt")) {
    add(root, real.parent_path(), real.parent_path(), of_programs);
  } else if (!is_within(real, "/usr")) {
    add(root, real, real, of_programs);
  }
  // /bin is a link into /usr.
  const auto place = std::filesystem::canonical(program.parent_path(), error);
  if (program != real && !is_within(place, "/usr")) add(root, real, program, of_programs);
}

int set_attributes(int folder, const char* path, unsigned flags, std::uint64_t set) {
  mount_attr wanted{};
  wanted.attr_set = set;
  return static_cast<int>(::syscall(SYS_mount_setattr, folder, path, flags, &wanted, sizeof wanted));
}

std::uint64_t attributes(Access access) {
  switch (access) {
    case Access::read:
      return MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV;
    case Access::read_with_setuid:
      return MOUNT_ATTR_RDONLY | MOUNT_ATTR_NODEV;
    case Access::write:
      return MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV;
    case Access::device:
      return MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NOEXEC;
  }
  return MOUNT_ATTR_RDONLY;
}

/// Names in the new root are told from where we stand.
const char* here(const std::string& target) {
  return target.c_str() + 1;
}

bool write_file(const char* name, std::string_view bytes) {
  const int file = ::open(name, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (file < 0) return false;
  const bool good = ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  ::close(file);
  return good;
}

bool lay(const Root::Bind& one, int source) {
  if (!one.folder && !write_file(here(one.target), {})) return false;
  // What is told by its number is found where a new mount hides its name.
  std::array<char, 40> name{};
  std::snprintf(name.data(), name.size(), "/proc/self/fd/%d", source);
  return ::mount(name.data(), here(one.target), nullptr, bind | recursive, nullptr) == 0 &&
         set_attributes(AT_FDCWD, here(one.target), AT_RECURSIVE, attributes(one.access)) == 0;
}

/// Where a container forbids a new /proc there is the one that it has; what is not ours tells nothing there
/// either.
bool lay_proc(int old) {
  if (::mount("proc", "proc", "proc", nosuid | nodev | noexec, nullptr) == 0) return true;
  std::array<char, 40> name{};
  std::snprintf(name.data(), name.size(), "/proc/self/fd/%d", old);
  return ::mount(name.data(), "proc", nullptr, bind | recursive, nullptr) == 0;
}

bool lay_all(const Root& root, const std::array<int, most_binds>& sources, int proc) {
  for (const auto& folder : root.folders) {
    if (::mkdir(here(folder), 0755) != 0 && errno != EEXIST) return false;
  }
  for (const auto& [says, name] : root.links) {
    if (::symlink(says.c_str(), here(name)) != 0) return false;
  }
  for (std::size_t i = 0; i < root.binds.size(); ++i) {
    if (!lay(root.binds[i], sources[i])) return false;
  }
  return lay_proc(proc) && write_file("etc/passwd", root.people) &&
         ::mount("tmpfs", "dev/shm", "tmpfs", nosuid | nodev | noexec, "size=64m,nr_inodes=1k,mode=1777") ==
             0 &&
         ::symlink("/proc/self/fd", "dev/fd") == 0;
}

}  // namespace

Root root_for(const std::filesystem::path& program, const std::filesystem::path& folder, uid_t user,
    gid_t group, Access of_programs) {
  Root root;
  for (const char* name : {"/usr", "/etc", "/proc", "/dev", "/dev/shm", "/tmp", "/var", "/run"})
    add_folder(root, name);
  add_system(root, of_programs);
  add_program(root, program, of_programs);
  add(root, folder, folder, Access::write);
  root.people = fmt::format("nobody:x:{}:{}::/:/usr/sbin/nologin\n", user, group);
  return root;
}

bool enter(const Root& root) {
  constexpr const char* base = P_tmpdir;
  std::array<int, most_binds> sources{};
  if (root.binds.size() > sources.size()) {
    errno = E2BIG;
    return false;
  }
  // Before the new root hides them, and after the child has mounts of its own: others' cannot be laid out.
  for (std::size_t i = 0; i < root.binds.size(); ++i) {
    sources[i] = ::open(root.binds[i].source.c_str(), O_PATH | O_CLOEXEC);
    if (sources[i] < 0) return false;
  }
  const int proc = ::open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC);
  return ::mount(nullptr, "/", nullptr, recursive | private_, nullptr) == 0 &&
         ::mount("tmpfs", base, "tmpfs", nosuid | nodev, "size=1m,nr_inodes=1k,mode=0755") == 0 &&
         ::chdir(base) == 0 && lay_all(root, sources, proc) &&
         set_attributes(AT_FDCWD, ".", 0, MOUNT_ATTR_RDONLY) == 0 &&
         ::syscall(SYS_pivot_root, ".", ".") == 0 && ::umount2(".", detach) == 0 && ::chdir("/") == 0;
}

}  // namespace ringmur::sandbox
