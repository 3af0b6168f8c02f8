#include "areas/incidents/estimate.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"

namespace ringmur::incidents {
namespace {

/// Of the normal distribution: 2.5 % lie above it.
constexpr double normal_quantile = 1.959963984540054;

std::int64_t whole(double number) {
  return std::llround(number);
}

Text too_little(const Lists& lists) {
  return {fmt::format("Det går inte att uppskatta vad ingen har anmält: {} händelser finns både bland "
                      "medarbetarnas anmälningar och i servicedeskens lista, och det behövs minst {}. Vänta "
                      "tills fler är jämförda, eller räkna på ett helt år eller en större del av nämnden.",
              lists.both, least_overlap),
      fmt::format("What nobody has reported cannot be estimated: {} events are both among the staff's "
                  "reports and in the service desk's list, and at least {} are needed. Wait until more are "
                  "compared, or count over a whole year or a larger part of the authority.",
          lists.both, least_overlap)};
}

Text left_to_compare(const Lists& lists) {
  const bool one = lists.undecided == 1;
  return {fmt::format("{} i servicedeskens lista är inte {} med medarbetarnas anmälningar. Avgör först om {} "
                      "är samma händelse eller saknar motsvarighet.",
              one ? "1 ärende" : fmt::format("{} ärenden", lists.undecided), one ? "jämfört" : "jämförda",
              one ? "det" : "de"),
      fmt::format("{} of the service desk's list {} not been compared with the staff's reports. First decide "
                  "whether {} the same event or {} no counterpart.",
          one ? "1 case" : fmt::format("{} cases", lists.undecided), one ? "has" : "have",
          one ? "it is" : "they are", one ? "has" : "have")};
}

Text the_same(const Lists& lists) {
  return {fmt::format("Medarbetarna och servicedesken har berättat om samma {} händelser. Då finns inget som "
                      "säger hur mycket båda har missat. Kontrollera att listorna är gjorda var för sig.",
              lists.both),
      fmt::format(
          "The staff and the service desk have told of the same {} events. Nothing then says how much "
          "both have missed. Check that the lists were made apart.",
          lists.both)};
}

Text refusal_of(NoEstimate why, const Lists& lists) {
  switch (why) {
    case NoEstimate::overlap:
      return too_little(lists);
    case NoEstimate::undecided:
      return left_to_compare(lists);
    case NoEstimate::same:
      return the_same(lists);
  }
  std::unreachable();
}

}  // namespace

Estimate chapman(const Lists& lists) {
  constexpr double half = 0.5;
  const auto staff = static_cast<double>(lists.staff);
  const auto desk = static_cast<double>(lists.desk);
  const auto both = static_cast<double>(lists.both);
  const double known = staff + desk - both;
  const double only_staff = staff - both + half;
  const double only_desk = desk - both + half;
  const double shared = both + half;
  const double neither = only_staff * only_desk / shared;
  const double deviation = std::sqrt(1 / shared + 1 / only_staff + 1 / only_desk + 1 / neither);
  const double factor = std::exp(normal_quantile * deviation);
  Estimate made;
  made.total = (staff + 1) * (desk + 1) / (both + 1) - 1;
  made.unreported = made.total - known;
  made.lower = known - half + neither / factor;
  made.upper = known - half + neither * factor;
  return made;
}

std::string_view code_of(NoEstimate why) {
  switch (why) {
    case NoEstimate::overlap:
      return "overlap";
    case NoEstimate::undecided:
      return "undecided";
    case NoEstimate::same:
      return "same";
  }
  std::unreachable();
}

std::optional<NoEstimate> why_not(const Lists& lists) {
  if (lists.undecided > 0) return NoEstimate::undecided;
  if (lists.both < least_overlap) return NoEstimate::overlap;
  if (lists.both == lists.staff && lists.both == lists.desk) return NoEstimate::same;
  return std::nullopt;
}

Text sentence_of(const Lists& lists) {
  if (const auto why = why_not(lists)) return refusal_of(*why, lists);
  const Estimate made = chapman(lists);
  return {
      fmt::format("Omkring {} händelser har inträffat, och omkring {} av dem har varken medarbetare eller "
                  "servicedesk berättat om. Med {} procents säkerhet har mellan {} och {} inträffat. "
                  "Medarbetarna anmälde {}, servicedesken har {}, och {} finns hos båda.",
          whole(made.total), whole(made.unreported), estimate_confidence, whole(made.lower),
          whole(made.upper), lists.staff, lists.desk, lists.both),
      fmt::format("About {} events have happened, and of about {} of them neither staff nor service desk has "
                  "told. With {} per cent confidence between {} and {} have happened. The staff reported {}, "
                  "the service desk has {}, and {} are with both.",
          whole(made.total), whole(made.unreported), estimate_confidence, whole(made.lower),
          whole(made.upper), lists.staff, lists.desk, lists.both)};
}

std::vector<Text> estimate_assumptions() {
  return {{"Båda listorna gäller samma enheter och samma tid.",
              "Both lists are of the same units and the same time."},
      {"Att en händelse har anmälts av en medarbetare gör den varken mer eller mindre trolig i "
       "servicedeskens lista. Skickar den ena vidare till den andra blir uppskattningen för låg.",
          "That one of the staff has reported an event makes it neither more nor less likely to be in the "
          "service desk's list. Where one passes on to the other, the estimate is too low."},
      {"Alla händelser har ungefär lika stor chans att anmälas. Är vissa slag lättare att upptäcka för båda "
       "blir uppskattningen för låg.",
          "All events have about the same chance of being reported. Where both find some kinds more easily, "
          "the estimate is too low."},
      {"Den som har jämfört har sett rätt: varje par är en och samma händelse, och ingen har missats.",
          "Who compared has seen right: each pair is one and the same event, and none was missed."}};
}

bool is_service_desk(std::string_view source) {
  constexpr std::array<std::string_view, 6> names{
      "servicedesk", "service desk", "helpdesk", "help desk", "it-support", "kontaktcenter it"};
  const std::string name = folded(source);
  return std::ranges::find(names, name) != names.end();
}

}  // namespace ringmur::incidents
