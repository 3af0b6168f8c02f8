#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "areas/incidents/evidence.h"
#include "areas/incidents/evidence_file.h"
#include "areas/incidents/incident.h"
#include "areas/incidents/merge.h"
#include "areas/incidents/report_incident.h"
#include "base/sha256.h"
#include "registry/save.h"
#include "schema/describe.h"
#include "store/access.h"
#include "together/two_support.h"

/// What two do to the same incidents and evidence at once.
namespace ringmur {
namespace {

using namespace test;
using incidents::Incident;

class Incidents : public TwoStores {
 protected:
  TemporaryFolder folder_;

  Row incident(const std::string& title) {
    return create("incident", R"({"title":")" + title + R"(","discovered_at":"2026-03-02T12:00:00Z"})");
  }
  Row part(const std::string& name, const Row& of, const std::string& more) {
    return create(name, R"({"incident":")" + to_string(of.meta.id) + "\"," + more + "}");
  }
  Incident incident_at(const Row& row) {
    return record_of<Incident>(type("incident"), again("incident", row).values);
  }
  std::string merge(Store& store, const Row& from, const Row& into) {
    return code_of(incidents::merge_incident(
        store, administrator(), authority(), from.meta.id, {into.meta.id, from.meta.version}));
  }
};

INSTANTIATE_TEST_SUITE_P(Engines, Incidents, both_engines, engine_name);

TEST_P(Incidents, AreNotMergedInACircle) {
  constexpr int in_circle = 3;
  for (int round = 0; round < rounds(6); ++round) {
    std::vector<Row> all;
    for (int i = 0; i < in_circle; ++i) all.push_back(incident(fmt::format("Samma {} {}", round, i)));
    const auto codes = at_once(in_circle, [&](Store& store, int i) {
      return merge(
          store, all[static_cast<std::size_t>(i)], all[static_cast<std::size_t>((i + 1) % in_circle)]);
    });
    expect_only(codes, {"fine", "record.changed", "incident.merged"});
    int standing = 0;
    for (const Row& one : all) {
      const Row there = again("incident", one);
      if (!there.meta.archived_at) {
        ++standing;
        continue;
      }
      // What it went into may have gone into another later, but somewhere it ends.
      Row end = there;
      for (int steps = 0; end.meta.archived_at && steps < in_circle; ++steps) {
        const Uuid into = incident_at(end).merged_into.value;
        end = given(store().get(administrator(), type("incident"), authority(), into));
      }
      EXPECT_FALSE(end.meta.archived_at) << "they went into each other";
    }
    EXPECT_GE(standing, 1) << "all of them are gone";
    EXPECT_EQ(standing, in_circle - count_of(codes, "fine"));
  }
  expect_whole_chain();
  expect_no_deadlock();
}

TEST_P(Incidents, WhatFollowsIsOnesOwnHoweverOftenItIsMergedAndTakenApart) {
  const Row stays = incident("Stannar");
  const Row goes = incident("Följer med");
  const Row event = part("incident_event", goes, R"("at":"2026-03-02T13:00:00Z","text":"Ett")");
  const auto codes = at_once(6, [&](Store& store, int i) -> std::string {
    std::string last;
    for (int turn = 0; turn < rounds(4); ++turn) {
      if (i % 2 == 0) {
        const auto there = store.get(administrator(), type("incident"), authority(), goes.meta.id);
        last = there ? merge(store, *there, stays) : "gone";
      } else {
        last = code_of(incidents::unmerge_incident(store, administrator(), authority(), goes.meta.id));
      }
      // "merge_same": what followed was read before somebody else had brought it there.
      expect_only({last}, {"fine", "record.changed", "incident.merged", "incident.not_merged",
                              "incident.merge_forgotten", "incident.merge_same"});
    }
    return last;
  });
  const bool merged = again("incident", goes).meta.archived_at.has_value();
  EXPECT_EQ(merged, !incident_at(goes).merged_into.value.empty());
  const Row there = again("incident_event", event);
  const Uuid of = std::get<Uuid>(there.values[type("incident_event").index("incident")]);
  EXPECT_EQ(of, merged ? stays.meta.id : goes.meta.id);
  const auto merges = events("incident", stays, "merge").size();
  const auto unmerges = events("incident", stays, "unmerge").size();
  EXPECT_EQ(merges, unmerges + (merged ? 1 : 0)) << "each success is one event";
}

TEST_P(Incidents, OneFileIsTheEvidence) {
  const SigningKey key = given(SigningKey::open_or_make(folder_ / "key"));
  const Row of = incident("Stulen dator");
  for (int round = 0; round < rounds(3); ++round) {
    const Row evidence = part("evidence", of, fmt::format(R"("name":"Bild {}")", round));
    std::vector<std::filesystem::path> files;
    for (int i = 0; i < 4; ++i) {
      files.push_back(folder_ / fmt::format("{}-{}.bin", round, i));
      std::ofstream(files.back()) << std::string(300'000, static_cast<char>('a' + i));
    }
    const auto codes = at_once(4, [&](Store& store, int i) {
      return code_of(incidents::put_evidence(store, administrator(), authority(), evidence.meta.id,
          files[static_cast<std::size_t>(i)], "Eva Ek", key));
    });
    EXPECT_EQ(count_of(codes, "fine"), 1);
    expect_only(codes, {"fine", "evidence.there", "record.changed"});
    const auto winner = static_cast<std::size_t>(std::ranges::find(codes, "fine") - codes.begin());
    auto opened = given(incidents::open_evidence(store(), administrator(), authority(), evidence.meta.id));
    std::string bytes;
    for (std::string next = given(opened.next()); !next.empty(); next = given(opened.next())) bytes += next;
    EXPECT_EQ(bytes, std::string(300'000, static_cast<char>('a' + static_cast<int>(winner))));
    EXPECT_EQ(events("evidence", evidence, "file_sealed").size(), 1U);
  }
}

TEST_P(Incidents, EvidenceGoesFromHandToHand) {
  const Row of = incident("Stulen telefon");
  const Row evidence = part("evidence", of, R"("name":"Telefon","taken_by":"Eva")");
  const auto codes = at_once(6, [&](Store& store, int i) {
    return code_of(incidents::hand_over(store, administrator(), authority(), evidence.meta.id,
        {fmt::format("Hand {}", i), "Analys", {}}, "Eva"));
  });
  expect_only(codes, {"fine", "record.changed", "custody.order"});
  EXPECT_GE(count_of(codes, "fine"), 1);
  std::map<std::string, std::string> next;
  for (const Row& row : rows("custody", {{"evidence", "eq." + to_string(evidence.meta.id)}})) {
    const auto one = record_of<incidents::Custody>(type("custody"), row.values);
    EXPECT_TRUE(next.emplace(one.from_hand, one.to_hand).second) << one.from_hand << " gave it away twice";
  }
  EXPECT_EQ(static_cast<std::ptrdiff_t>(next.size()), count_of(codes, "fine"));
  std::string hand = "Eva";
  for (std::size_t i = 0; i < next.size(); ++i) hand = next[hand];
  EXPECT_EQ(value("evidence", again("evidence", evidence), "kept_with"), hand);
}

TEST_P(Incidents, NumbersAreTakenOnceAndLeaveNoHole) {
  constexpr int threads = 8;
  constexpr int each = 5;
  const auto codes = at_once(threads, [&](Store& store, int i) -> std::string {
    for (int n = 0; n < each; ++n) {
      // Every third is refused after its number was taken: it must come back.
      std::vector<LinkTo> links;
      if (n % 3 == 2) links.push_back({"concerns", Direction::out, &type("system"), new_uuid()});
      const boost::json::object json{
          {"title", fmt::format("Nummer {} {}", i, n)}, {"discovered_at", "2026-03-02T12:00:00Z"}};
      const auto made = create_record(store, administrator(), type("incident"), authority(), json, links);
      EXPECT_EQ(made.has_value(), links.empty()) << code_of(made);
    }
    return "fine";
  });
  std::set<std::string> numbers;
  for (const Row& row : rows("incident")) numbers.insert(row.meta.short_reference);
  const int made = threads * 4;
  EXPECT_EQ(static_cast<int>(numbers.size()), made);
  EXPECT_TRUE(numbers.begin()->ends_with("-0001")) << *numbers.begin();
  EXPECT_TRUE(numbers.rbegin()->ends_with(fmt::format("-{:04}", made))) << *numbers.rbegin();
  expect_whole_chain();
  expect_no_deadlock();
}

TEST_P(Incidents, TheSameNumberOfTheServiceDeskIsOneIncidentAndKeepsNobodyWaiting) {
  for (int round = 0; round < rounds(4); ++round) {
    const std::string number = fmt::format("Ä{}-{}", code_, round);
    std::vector<std::string> references(6);
    const auto codes = at_once(6, [&](Store& store, int i) -> std::string {
      if (i >= 4) {
        const boost::json::object json{{"title", "Annan"}, {"discovered_at", "2026-03-02T12:00:00Z"}};
        return code_of(create_record(store, administrator(), type("incident"), authority(), json));
      }
      incidents::IncidentTold told;
      told.what = "Skärmen är svart";
      told.reference = number;
      auto made = incidents::report_incident(store, administrator(), authority(), told);
      if (made) references[static_cast<std::size_t>(i)] = made->meta.short_reference;
      return code_of(made);
    });
    EXPECT_EQ(count_of(codes, "fine"), 6);
    const std::set<std::string> different(references.begin(), references.begin() + 4);
    EXPECT_EQ(different.size(), 1U);
  }
  expect_no_deadlock();
}

}  // namespace
}  // namespace ringmur
