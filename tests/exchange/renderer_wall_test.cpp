// Documents that try to get out, or to bring something in. What is asked of a renderer alone is asked without
// our own policy in the document, so that the wall is seen to hold without it.

#include <arpa/inet.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "exchange/programs.h"
#include "exchange/render.h"
#include "exchange/sandbox.h"

namespace ringmur {
namespace {

using sandbox::Ended;
using sandbox::Folder;
using sandbox::Limits;
using std::chrono::seconds;

constexpr std::string_view secret = "HEMLIGHETEN4711";

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// A file that everybody may read, where data may lie, until the test is over.
class Secret {
 public:
  Secret() {
    std::string name = (std::filesystem::temp_directory_path() / "ringmur-secret-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder");
    folder_ = name;
    ::chmod(name.c_str(), 0755);
    std::ofstream(path()) << "<p>" << secret << "</p>\n";
    ::chmod(path().c_str(), 0644);
  }
  ~Secret() { std::filesystem::remove_all(folder_); }
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  std::string path() const { return folder_ + "/secret.html"; }

 private:
  std::string folder_;
};

/// A port of this machine that remembers whether anybody came.
class Ear {
 public:
  Ear() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(socket_, 8) != 0 ||
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
      throw std::runtime_error("no port");
    port_ = ntohs(address.sin_port);
  }
  ~Ear() { ::close(socket_); }
  Ear(const Ear&) = delete;
  Ear& operator=(const Ear&) = delete;

  int port() const { return port_; }
  bool heard() const {
    pollfd ready{socket_, POLLIN, 0};
    return ::poll(&ready, 1, 100) > 0;
  }

 private:
  int socket_;
  int port_{0};
};

Folder folder() {
  return std::move(Folder::make()).value();
}

sandbox::Outcome run(const programs::Program& program, const std::vector<std::string>& arguments,
    const Folder& in, const Limits& limits = {}) {
  const auto file = programs::find(program);
  EXPECT_TRUE(file) << program.name << " is not here";
  if (!file) return {};
  auto outcome = sandbox::run(*file, arguments, in, limits, program.setuid);
  EXPECT_TRUE(outcome) << (outcome ? "" : outcome.error().message.en);
  return outcome.value_or(sandbox::Outcome{});
}

sandbox::Outcome shell(const std::string& command, const Folder& in, const Limits& limits = {}) {
  auto outcome = sandbox::run("/bin/sh", {"-c", command}, in, limits);
  EXPECT_TRUE(outcome) << (outcome ? "" : outcome.error().message.en);
  return outcome.value_or(sandbox::Outcome{});
}

std::string text_of(const std::string& pdf) {
  const Folder in = folder();
  EXPECT_TRUE(in.write("in.pdf", pdf));
  const auto outcome = sandbox::run("/usr/bin/pdftotext", {"in.pdf", "out.txt"}, in, {});
  EXPECT_TRUE(outcome && outcome->exit_code == 0);
  return in.read("out.txt", 1 << 20).value_or("");
}

/// Chromium alone on `html`, with scripts and the network as it likes.
std::string bare_pdf(const std::string& html, const Folder& in,
    const Limits& limits = {.memory_bytes = std::size_t{4} << 30}) {
  EXPECT_TRUE(in.write("in.html", html));
  const std::string at = in.path().string();
  run(programs::chromium(),
      {"--headless", "--disable-gpu", "--disable-dev-shm-usage", "--user-data-dir=" + at + "/profile",
          "--allow-file-access-from-files", "--disable-web-security", "--virtual-time-budget=3000",
          "--print-to-pdf=" + at + "/out.pdf", "file://" + at + "/in.html"},
      in, limits);
  return in.read("out.pdf", 64 << 20).value_or("");
}

/// All ways that HTML, CSS and SVG know to bring in a file or to ask a server.
std::string greedy(const std::string& file, int port) {
  const std::string net = fmt::format("http://127.0.0.1:{}", port);
  return "<!DOCTYPE html><html><head><meta charset=utf-8><link rel=stylesheet href=\"" + net +
         "/a.css\"><link rel=prefetch href=\"" + net + "/b\"><link rel=dns-prefetch href=\"" + net +
         "\"><style>@import url(\"" + net + "/c.css\");@font-face{font-family:F;src:url(" + net +
         "/f.ttf)}p{font-family:F;background:url(" + net +
         "/d.png)}</style></head><body><p>synligt</p><iframe width=600 height=200 src=\"file://" + file +
         "\"></iframe><object data=\"file://" + file + "\"></object><embed src=\"file://" + file +
         "\"><iframe src=\"" + net + "/e\"></iframe><img src=\"" + net + "/g.png\"><video src=\"" + net +
         "/h\"></video>" +
         "<iframe src=\"file:///etc/passwd\"></iframe><iframe src=\"file:///proc/1/environ\"></iframe>" +
         "<svg><image href=\"file://" + file + "\"/><use href=\"" + net +
         "/i.svg#a\"/><foreignObject><iframe src=\"file://" + file +
         "\"></iframe></foreignObject></svg><script>for(const u of ['file://" + file + "','" + net +
         "/j'])fetch(u).then(r=>r.text()).then(t=>document.body.append(t)).catch(()=>0);new "
         "WebSocket('ws://127.0.0.1:" +
         std::to_string(port) + "/');document.body.append('SKRIPT')</script></body></html>";
}

TEST(RendererWall, ChromiumAloneReadsNoFileAndReachesNobody) {
  const Secret file;
  const Ear ear;
  const Folder in = folder();
  ASSERT_TRUE(in.write("own.html", "<p>EGENFIL</p>"));
  std::string html = greedy(file.path(), ear.port());
  html.insert(html.find("<p>synligt"), "<iframe src=\"own.html\"></iframe>");
  const std::string text = text_of(bare_pdf(html, in));
  EXPECT_TRUE(has(text, "synligt"));
  EXPECT_TRUE(has(text, "SKRIPT")) << "this test is to let scripts run";
  EXPECT_TRUE(has(text, "EGENFIL")) << "this test is to let files of its own folder in";
  EXPECT_FALSE(has(text, secret)) << text;
  EXPECT_FALSE(has(text, "root:")) << text;
  EXPECT_FALSE(ear.heard());
}

TEST(RendererWall, AReportReadsNothingRunsNothingAndReachesNobody) {
  const Secret file;
  const Ear ear;
  const auto pdf = render_pdf(greedy(file.path(), ear.port()), {});
  ASSERT_TRUE(pdf) << pdf.error().message.en;
  const std::string text = text_of(*pdf);
  EXPECT_TRUE(has(text, "synligt"));
  for (const auto word : {std::string_view("SKRIPT"), std::string_view("root:"), secret})
    EXPECT_FALSE(has(text, word)) << text;
  const auto docx = render_docx(greedy(file.path(), ear.port()), {});
  EXPECT_FALSE(docx && has(*docx, secret));
  EXPECT_FALSE(ear.heard());
}

TEST(RendererWall, ADocumentThatGoesElsewhereIsNotFollowed) {
  const Secret file;
  const Ear ear;
  for (const std::string& place :
      {"file://" + file.path(), fmt::format("http://127.0.0.1:{}/", ear.port())}) {
    const auto pdf = render_pdf("<html><head><meta http-equiv=\"refresh\" content=\"0;url=" + place +
                                    "\"></head><body><p>kvar</p></body></html>",
        {});
    EXPECT_FALSE(pdf && has(text_of(*pdf), secret));
  }
  EXPECT_FALSE(ear.heard());
}

/// What pandoc alone makes of words that bring in `file`.
std::string included(
    const std::string& format, const std::string& before, const std::string& file, const std::string& after) {
  const Folder in = folder();
  EXPECT_TRUE(in.write("own.txt", "EGENFIL\n"));
  EXPECT_TRUE(in.write("in", before + file + after));
  run(programs::pandoc(), {"--from=" + format, "--to=html", "--output=out.html", "in"}, in);
  return in.read("out.html", 1 << 24).value_or("");
}

TEST(RendererWall, PandocIncludesNothingButItsOwn) {
  const Secret file;
  const std::vector<std::array<std::string, 3>> ways{
      {"rst", ".. include:: ", "\n"}, {"org", "#+INCLUDE: \"", "\"\n"}};
  for (const auto& [format, before, after] : ways) {
    EXPECT_TRUE(has(included(format, before, "own.txt", after), "EGENFIL")) << "it would include: " << format;
    EXPECT_FALSE(has(included(format, before, file.path(), after), secret)) << format;
  }
}

TEST(RendererWall, PandocAsksNobodyForPictures) {
  const Ear ear;
  const Folder in = folder();
  const std::string net = fmt::format("http://127.0.0.1:{}/a.png", ear.port());
  ASSERT_TRUE(in.write("in", "synligt ![b](" + net + ")\n\n<iframe src=\"" + net + "\"></iframe>\n"));
  run(programs::pandoc(), {"--from=markdown", "--to=docx", "--output=out.docx", "in"}, in);
  EXPECT_TRUE(in.read("out.docx", 1 << 24).has_value());
  EXPECT_FALSE(ear.heard());
}

TEST(RendererWall, PicturesBringNothingInAndSwellNot) {
  const Secret file;
  const Ear ear;
  const std::string svg =
      "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY x SYSTEM \"file://" + file.path() +
      "\">]><svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xi=\"http://www.w3.org/2001/XInclude\" "
      "width=\"99\" height=\"99\"><text>&x;</text><xi:include href=\"" +
      file.path() + "\" parse=\"text\"/><image href=\"file://" + file.path() + "\"/><image href=\"" +
      fmt::format("http://127.0.0.1:{}/a.png", ear.port()) + "\"/></svg>";
  const Folder in = folder();
  ASSERT_TRUE(in.write("in.svg", svg));
  run(programs::rsvg_convert(), {"--format", "svg", "-o", "out.svg", "in.svg"}, in);
  EXPECT_FALSE(has(in.read("out.svg", 1 << 24).value_or(""), secret));
  EXPECT_FALSE(ear.heard());
  std::string laughs = "<!DOCTYPE svg [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 12; ++i)
    laughs += fmt::format("<!ENTITY a{0} \"&a{1};&a{1};&a{1};&a{1};&a{1};&a{1};&a{1};&a{1};\">", i, i - 1);
  const Folder other = folder();
  ASSERT_TRUE(
      other.write("in.svg", laughs + "]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&a11;</text></svg>"));
  const auto outcome =
      run(programs::rsvg_convert(), {"-o", "out.png", "in.svg"}, other, {.deadline = seconds(20)});
  EXPECT_NE(outcome.exit_code, 0);
}

TEST(RendererWall, WhatRunsForEverIsEnded) {
  Limits limits;
  limits.deadline = seconds(4);
  limits.memory_bytes = std::size_t{4} << 30;
  const Folder in = folder();
  ASSERT_TRUE(in.write("in.html", "<p>x</p><script>for(;;);</script>"));
  const auto before = std::chrono::steady_clock::now();
  const std::string at = in.path().string();
  const auto outcome = run(programs::chromium(),
      {"--headless", "--disable-dev-shm-usage", "--user-data-dir=" + at + "/p",
          "--print-to-pdf=" + at + "/out.pdf", "file://" + at + "/in.html"},
      in, limits);
  EXPECT_EQ(outcome.ended, Ended::deadline);
  EXPECT_LT(std::chrono::steady_clock::now() - before, seconds(15));
  EXPECT_EQ(programs::ended_early(programs::chromium(), outcome)->code, "render.deadline");
}

TEST(RendererWall, MemoryOfAllProcessesTogetherIsLimited) {
  Limits limits;
  limits.memory_bytes = std::size_t{400} << 20;
  const auto outcome =
      shell("for i in 1 2 3 4; do dd if=/dev/zero of=/dev/null bs=150M count=1000 2>/dev/null & done; wait",
          folder(), limits);
  EXPECT_EQ(outcome.ended, Ended::memory);
  EXPECT_EQ(programs::ended_early(programs::chromium(), outcome)->code, "render.memory");
}

TEST(RendererWall, WhatLiesInTheFolderIsLimited) {
  Limits limits;
  limits.folder_bytes = std::size_t{30} << 20;
  const auto much =
      shell("i=0; while [ $i -lt 300 ]; do head -c 5000000 /dev/zero >f$i; i=$((i+1)); done; sleep 9",
          folder(), limits);
  EXPECT_EQ(much.ended, Ended::folder);
  EXPECT_EQ(programs::ended_early(programs::chromium(), much)->code, "render.space");
  limits.folder_files = 50;
  const auto many = shell("i=0; while :; do : >f$i; i=$((i+1)); done", folder(), limits);
  EXPECT_EQ(many.ended, Ended::folder);
}

TEST(RendererWall, NothingIsThereButTheSystemAndTheFolder) {
  const Secret file;
  const Ear ear;
  const Folder in = folder();
  const auto around = in.path().parent_path();
  const auto outcome = shell("ls -A /; cat " + file.path() + "; ls -A /tmp; ls -A " + around.string() +
                                 "; for at in /usr /etc /tmp /var /dev /; do (: >$at/x); done; "
                                 "curl -m 2 http://127.0.0.1:" +
                                 std::to_string(ear.port()) + "/; : >x && echo eget",
      in);
  EXPECT_EQ(outcome.output.substr(0, outcome.output.find("usr\n")),
      "bin\ndev\netc\nlib\nlib32\nlib64\nproc\nrun\nsbin\ntmp\n");
  EXPECT_FALSE(has(outcome.output, secret));
  EXPECT_TRUE(has(
      outcome.output, "\n" + around.filename().string() + "\n" + in.path().filename().string() + "\neget\n"))
      << outcome.output << outcome.errors;
  EXPECT_TRUE(has(outcome.errors, "/tmp/x: Read-only file system")) << outcome.errors;
  for (const char* at : {"/usr/x", "/etc/x", "/tmp/x", "/var/x", "/dev/x", "//x"}) {
    EXPECT_TRUE(has(outcome.errors, fmt::format("cannot create {}:", at))) << at << '\n' << outcome.errors;
  }
  EXPECT_FALSE(ear.heard());
}

/// Run by the next test, where the kernel gives no mounts of one's own.
TEST(RendererWall, DISABLED_InAPlaceThatForbidsIt) {
  const auto outcome = sandbox::run("/bin/true", {}, folder(), {});
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, "sandbox.not_possible");
  EXPECT_TRUE(has(outcome.error().message.sv, "max_user_namespaces"));
  const auto docx = render_docx("<p>x</p>", {});
  ASSERT_FALSE(docx);
  EXPECT_EQ(docx.error().code, "sandbox.not_possible");
  for (const Renderer& renderer : renderers()) {
    EXPECT_FALSE(renderer.present);
    EXPECT_TRUE(has(renderer.remedy.en, "max_user_namespaces")) << renderer.remedy.en;
  }
}

TEST(RendererWall, WithoutItNothingIsRun) {
  const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
  const std::string command =
      "unshare --user --map-root-user sh -c 'echo 0 >/proc/sys/user/max_mnt_namespaces && exec unshare "
      "--user --map-user=1000 "
      "--map-group=1000 " +
      self +
      " --gtest_filter=RendererWall.DISABLED_InAPlaceThatForbidsIt "
      "--gtest_also_run_disabled_tests' >/dev/null 2>&1";
  if (::system(
          "unshare --user --map-root-user sh -c 'echo 0 >/proc/sys/user/max_mnt_namespaces' 2>/dev/null") !=
      0)
    GTEST_SKIP() << "this machine gives no user namespace to try it in";
  // The shards of a run are not this one's.
  EXPECT_EQ(::system(("unset GTEST_TOTAL_SHARDS GTEST_SHARD_INDEX; " + command).c_str()), 0);
}

}  // namespace
}  // namespace ringmur
