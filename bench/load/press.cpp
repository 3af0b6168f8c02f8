#include "press.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "measure.h"

#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace load {

namespace {

/// What came of pressing.
struct Pressed {
  Clock::time_point until;
  int hands{0};
  std::uint64_t answered{0};
  std::uint64_t refused{0};
  std::uint64_t wrong{0};
  std::string first_wrong{};
  std::vector<float> refused_after{};  ///< milliseconds
  std::vector<float> health{};
  std::uint64_t sick{0};
  std::uint64_t let_in{0};
  std::uint64_t kept_out{0};
  double back_after{-1};  ///< seconds from the end until everything is answered again
};

double since(Clock::time_point begun) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

/// Alternately what is heavy and what is not.
Ask next_ask(const Asker& asker, std::uint64_t turn) {
  const bool heavy = turn % 3 == 0;
  std::string target = heavy ? fmt::format("/api/v1/report?unit={}&year=2025&format=html", asker.authority)
                             : fmt::format("/api/v1/incidents?authority={}&limit=200", asker.authority);
  return {.target = std::move(target), .headers = asker.headers};
}

Task<> hand(Client& client, Pressed& pressed, const Asker& asker, std::uint64_t number) {
  ++pressed.hands;
  for (std::uint64_t turn = number; Clock::now() < pressed.until; ++turn) {
    const auto begun = Clock::now();
    const Ask ask = next_ask(asker, turn);
    const Answer answer = co_await client.send(ask);
    const Outcome outcome = outcome_of(answer);
    switch (outcome.end) {
      case End::good:
        ++pressed.answered;
        break;
      case End::refused:
        ++pressed.refused;
        pressed.refused_after.push_back(static_cast<float>(since(begun)));
        co_await client.sleep(std::chrono::milliseconds{20});
        break;
      case End::failed:
        // Turned away at the socket: nothing was said, since nothing was heard.
        if (answer.status == 0) {
          co_await client.sleep(std::chrono::milliseconds{20});
          break;
        }
        if (pressed.wrong++ == 0) pressed.first_wrong = outcome.why;
        break;
    }
  }
  --pressed.hands;
}

/// Whoever watches over the server, and somebody who comes to work, each with a connection of its own.
Task<> watch(Client& client, Pressed& pressed, const Asker& person) {
  Client own(client.context(), client.server(), 4);
  const Ask how_are_you{.target = "/health"};
  const Ask sign_in{"POST", "/api/v1/session",
      fmt::format(R"({{"login":"{}","password":"{}"}})", person.login, person.password), "application/json"};
  for (int turn = 0; Clock::now() < pressed.until; ++turn) {
    const auto begun = Clock::now();
    const Answer health = co_await own.send(how_are_you);
    if (health.status == 200)
      pressed.health.push_back(static_cast<float>(since(begun)));
    else
      ++pressed.sick;
    if (turn % 5 == 0 && person.is_person()) {
      const Answer answer = co_await own.send(sign_in);
      ++(answer.status == 200 ? pressed.let_in : pressed.kept_out);
    }
    co_await client.sleep(std::chrono::milliseconds{200});
  }
}

/// Ten in a row that are answered: it has come back.
Task<> come_back(Client& client, Pressed& pressed, const Asker& asker) {
  while (pressed.hands > 0) co_await client.sleep(std::chrono::milliseconds{10});
  const auto begun = Clock::now();
  constexpr int enough = 10;
  const Ask ask = next_ask(asker, 1);
  for (int good = 0; good < enough && since(begun) < 30'000;) {
    const Answer answer = co_await client.send(ask);
    good = answer.status == 200 ? good + 1 : 0;
    if (good == enough) pressed.back_after = since(begun) / 1000;
  }
}

int looked_at(bool good, const std::string& what) {
  fmt::print("{} {}\n", good ? "ok  " : "FAIL", what);
  return good ? 0 : 1;
}

}  // namespace

int press(asio::io_context& context, Client& client, std::vector<Asker>& askers, const PressWishes& wishes) {
  Pressed pressed{.until = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                              std::chrono::duration<double>(wishes.seconds))};
  const auto person = std::ranges::find_if(askers, &Asker::is_person);
  context.restart();
  for (int number = 0; number < wishes.hands; ++number) {
    const Asker& asker = askers[static_cast<std::size_t>(number) % askers.size()];
    asio::co_spawn(context, hand(client, pressed, asker, static_cast<std::uint64_t>(number)), asio::detached);
  }
  const Asker& comer = person == askers.end() ? askers.front() : *person;
  asio::co_spawn(context, watch(client, pressed, comer), asio::detached);
  asio::co_spawn(context, come_back(client, pressed, askers.front()), asio::detached);
  context.run();
  int failed = 0;
  failed += looked_at(pressed.refused > 0,
      fmt::format("back pressure was seen: {} answered, {} refused", pressed.answered, pressed.refused));
  failed +=
      looked_at(pressed.wrong == 0, fmt::format("each refusal is 429 or 503, with Retry-After, as problem "
                                                "details{}{}",
                                        pressed.wrong == 0 ? "" : ": ", pressed.first_wrong));
  failed += looked_at(pressed.answered > 0, "some are answered all the while");
  failed += looked_at(percentile(pressed.refused_after, 0.5) < 1000,
      fmt::format("a refusal comes at once: p50 {:.1f} ms, "
                  "p99 {:.1f} ms",
          percentile(pressed.refused_after, 0.5), percentile(pressed.refused_after, 0.99)));
  failed += looked_at(pressed.sick == 0 && !pressed.health.empty(),
      fmt::format("/health answers meanwhile: {} times, "
                  "p99 {:.1f} ms, {} not",
          pressed.health.size(), percentile(pressed.health, 0.99), pressed.sick));
  if (person != askers.end())
    failed += looked_at(pressed.let_in > 0,
        fmt::format("people sign in meanwhile: {}, {} asked to wait", pressed.let_in, pressed.kept_out));
  failed += looked_at(pressed.back_after >= 0 && pressed.back_after < 5,
      fmt::format("it is back {:.2f} s after", pressed.back_after));
  return failed;
}

}  // namespace load
