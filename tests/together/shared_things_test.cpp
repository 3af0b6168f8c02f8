#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "areas/activities/year_work.h"
#include "areas/risk/draw_sample.h"
#include "registry/batch.h"
#include "registry/save.h"
#include "registry/undo.h"
#include "review/review.h"
#include "schema/settings.h"
#include "store/accounts.h"
#include "store/assignments.h"
#include "store/links.h"
#include "store/published.h"
#include "store/seals.h"
#include "together/two_support.h"

/// What several do at once to what they share: links, settings, accounts, imports, reviews, seals.
namespace ringmur {
namespace {

using namespace test;

class SharedThings : public TwoStores {
 protected:
  TemporaryFolder folder_;

  Row activity(const std::string& title) {
    return create("activity", R"({"year":2026,"title":")" + title + "\"}");
  }
  std::string wait_for(Store& store, const Row& one, const Row& other) {
    return code_of(change_links(store, administrator(), type("activity"), authority(), one.meta.id,
        {{{"waits_for", Direction::out, &type("activity"), other.meta.id}}, {}}));
  }
  /// From each to each that it waits for.
  std::multimap<Uuid, Uuid> waits() {
    std::multimap<Uuid, Uuid> all;
    for (const LinkedPair& pair :
        given(linked_pairs(store(), administrator(), type("activity"), authority(), "waits_for")))
      all.emplace(pair.from, pair.to);
    return all;
  }
  static bool comes_back(const std::multimap<Uuid, Uuid>& waits, const Uuid& start) {
    std::set<Uuid> seen;
    std::vector<Uuid> next{start};
    while (!next.empty()) {
      const Uuid one = next.back();
      next.pop_back();
      for (auto [at, end] = waits.equal_range(one); at != end; ++at) {
        if (at->second == start) return true;
        if (seen.insert(at->second).second) next.push_back(at->second);
      }
    }
    return false;
  }
  Account account(const std::string& login, AccountKind kind) {
    return given(create_account_with(store(), administrator(),
        {login + std::to_string(++accounts_) + code_, "Namn", kind, authority(), {}},
        "ett långt lösenord 9"));
  }
  int accounts_{0};
};

INSTANTIATE_TEST_SUITE_P(Engines, SharedThings, both_engines, engine_name);

TEST_P(SharedThings, TheSameLinkByManyIsOneLink) {
  for (int round = 0; round < rounds(3); ++round) {
    const Row one = activity(fmt::format("Ett {}", round));
    const Row other = activity(fmt::format("Två {}", round));
    const auto codes = at_once(6, [&](Store& store, int) { return wait_for(store, one, other); });
    EXPECT_EQ(count_of(codes, "fine"), 6) << "a link that is there is no conflict";
    EXPECT_EQ(waits().count(one.meta.id), 1U);
    EXPECT_EQ(events("activity", one, link_action).size(), 1U);
  }
  expect_no_deadlock();
}

TEST_P(SharedThings, NobodyClosesACircleTogether) {
  for (int round = 0; round < rounds(6); ++round) {
    std::vector<Row> all;
    for (int i = 0; i < 4; ++i) all.push_back(activity(fmt::format("Ring {} {}", round, i)));
    ASSERT_EQ(wait_for(store(), all[0], all[1]), "fine");
    ASSERT_EQ(wait_for(store(), all[2], all[3]), "fine");
    const auto codes = at_once(2, [&](Store& store, int i) {
      return i == 0 ? wait_for(store, all[1], all[2]) : wait_for(store, all[3], all[0]);
    });
    EXPECT_EQ(count_of(codes, "fine"), 1);
    EXPECT_EQ(count_of(codes, "link.circle"), 1);
    const auto there = waits();
    for (const Row& one : all) EXPECT_FALSE(comes_back(there, one.meta.id)) << "waits for itself";
  }
}

TEST_P(SharedThings, SettingsOverTheSameAreSetOnce) {
  const std::string usual = Settings::defaults().json();
  for (int round = 0; round < rounds(4); ++round) {
    const std::string before = store().settings().json();
    const auto codes = at_once(5, [&](Store& store, int i) {
      boost::json::object json = boost::json::parse(usual).as_object();
      boost::json::array& practices = json.at("obligatory_practices").as_array();
      practices.emplace_back(fmt::format("Övning {} {}", round, i));
      auto settings = Settings::parse(boost::json::serialize(json));
      return settings ? code_of(store.set_settings(administrator(), *settings, before))
                      : settings.error().code;
    });
    EXPECT_EQ(count_of(codes, "fine"), 1);
    expect_only(codes, {"fine", "settings.changed"});
    const auto winner = std::ranges::find(codes, "fine") - codes.begin();
    EXPECT_NE(store().settings().json().find(fmt::format("Övning {} {}", round, winner)), std::string::npos);
  }
  given(store().set_settings(administrator(), Settings::defaults()));
}

TEST_P(SharedThings, SomebodyIsLeftWhoAdministers) {
  std::vector<Uuid> all;
  for (int i = 0; i < 3; ++i) all.push_back(account("adm", AccountKind::administrator).id);
  const auto set = [](Store& store, const Uuid& id, AccountState state) {
    const Account there = given(find_account(store, administrator(), id));
    AccountChange change;
    change.state = state;
    return code_of(change_account(store, administrator(), id, there.version, change));
  };
  for (int round = 0; round < rounds(6); ++round) {
    const auto codes = at_once(3, [&](Store& store, int i) {
      return set(store, all[static_cast<std::size_t>(i)], AccountState::disabled);
    });
    expect_only(codes, {"fine", "account.last_administrator"});
    EXPECT_EQ(count_of(codes, "fine"), 2);
    for (const Uuid& id : all) EXPECT_EQ(set(store(), id, AccountState::active), "fine");
  }
  expect_no_deadlock();
}

TEST_P(SharedThings, AnEndedRoleHasNoStandIn) {
  const Account holder = account("chef", AccountKind::employee);
  const Account colleague = account("kollega", AccountKind::employee);
  for (int round = 0; round < rounds(6); ++round) {
    const Assignment held =
        given(give_role(store(), administrator(), {holder.id, "head", authority(), {}, {}, {}, {}}));
    const auto codes = at_once(2, [&](Store& store, int i) {
      if (i == 0) return code_of(end_assignment(store, administrator(), held.id));
      return code_of(give_stand_in(
          store, administrator(), held.id, colleague.id, now(), now() + std::chrono::hours(24)));
    });
    EXPECT_EQ(codes[0], "fine");
    for (const Assignment& one : given(list_assignments(store(), administrator(), colleague.id)))
      EXPECT_NE(one.stand_in_for, held.id) << "stands in for a role that has ended";
  }
}

TEST_P(SharedThings, ALoginIsTakenOnce) {
  const auto codes = at_once(4, [&](Store& store, int) {
    return code_of(create_account_with(store, administrator(),
        {"samma" + code_, "Namn", AccountKind::employee, authority(), {}}, "ett långt lösenord 9"));
  });
  EXPECT_EQ(count_of(codes, "fine"), 1);
  expect_only(codes, {"fine", "account.login_taken", "record.key_taken", "password.busy"});
}

TEST_P(SharedThings, AnImportIsUndoneOnceOrBuiltUpon) {
  for (int round = 0; round < rounds(4); ++round) {
    const std::string title = fmt::format("Inläst {}", round);
    const ImportReport report = import("År;Aktivitet\n2026;" + title + "\n");
    const Row made = row("activity", {{"title", "eq." + title}});
    const auto codes = at_once(4, [&](Store& store, int i) {
      if (i < 3) return code_of(undo_import(store, administrator(), authority(), *report.import_id));
      return code_of(change_record(store, administrator(), type("activity"), authority(), made.meta.id, 1,
          boost::json::object{{"description", "Mitt"}}));
    });
    expect_only(codes, {"fine", "import.undone", "import.built_upon", "record.changed"});
    EXPECT_EQ(count_of(codes, "fine"), 1) << "undone once, or kept since somebody built upon it";
    EXPECT_EQ(events("activity", made, "undo").size(), codes[3] == "fine" ? 0U : 1U);
    EXPECT_EQ(again("activity", made).meta.version, 2);
  }
  expect_whole_chain();
}

TEST_P(SharedThings, ManyRecordsAtOnceAreChangedWholeOrNotAtAll) {
  std::vector<Row> all;
  for (int i = 0; i < 6; ++i) all.push_back(activity(fmt::format("Många {}", i)));
  std::vector<ReadRecord> records;
  for (const Row& one : all) records.push_back({one.meta.id, one.meta.version});
  const auto codes = at_once(6, [&](Store& store, int i) {
    auto mine = records;
    if (i % 2 == 1) std::ranges::reverse(mine);
    return code_of(change_records(store, administrator(), type("activity"), authority(), mine,
        boost::json::object{{"description", fmt::format("Av {}", i)}}));
  });
  EXPECT_EQ(count_of(codes, "fine"), 1);
  expect_only(codes, {"fine", "record.changed"});
  const auto winner = std::ranges::find(codes, "fine") - codes.begin();
  for (const Row& one : all) {
    const Row there = again("activity", one);
    EXPECT_EQ(there.meta.version, 2);
    EXPECT_EQ(value("activity", there, "description"), fmt::format("Av {}", winner));
  }
}

TEST_P(SharedThings, AYearIsFrozenOnceAndPublishedOnce) {
  activity("Öva");
  const auto frozen = at_once(
      3, [&](Store& store, int) { return code_of(freeze(store, administrator(), place_, 2026, {})); });
  EXPECT_EQ(count_of(frozen, "fine"), 1);
  expect_only(frozen, {"fine", "review.frozen"});
  const auto review = given(find_review(store(), administrator(), authority(), place_.unit, 2026));
  ASSERT_TRUE(review);
  const auto published = at_once(4, [&](Store& store, int) {
    return code_of(publish_review(store, administrator(), authority(), review->id));
  });
  EXPECT_EQ(count_of(published, "fine"), 4);
  const auto told =
      data_.number("SELECT COUNT(*) FROM \"audit_event\" WHERE \"authority\" = ?1 AND \"action\" = 'publish'",
          {authority()});
  EXPECT_EQ(told, 1);
  expect_whole_chain();
}

TEST_P(SharedThings, AHeadIsSealedOnce) {
  const SigningKey key = given(SigningKey::open_or_make(folder_ / "key"));
  for (int round = 0; round < rounds(3); ++round) {
    activity(fmt::format("Sigill {}", round));
    const auto codes = at_once(5, [&](Store& store, int i) -> std::string {
      if (i == 4) {
        return code_of(create_record(store, administrator(), type("activity"), authority(),
            boost::json::object{{"year", 2026}, {"title", fmt::format("Vid sidan {}", round)}}));
      }
      auto sealed = seal_chain(store, administrator(), authority(), key);
      return sealed ? (*sealed ? "sealed" : "nothing new") : sealed.error().code;
    });
    expect_only(codes, {"sealed", "nothing new", "fine"});
    EXPECT_GE(count_of(codes, "sealed"), 1);
    EXPECT_LE(count_of(codes, "sealed"), 2) << "one for the head, one for what came beside it";
  }
  expect_whole_chain();
}

TEST_P(SharedThings, TheYearsWorkIsPlannedOnceAndASampleDrawnOnce) {
  std::vector<std::string> codes;
  for (int year = 2027; year < 2027 + rounds(5); ++year) {
    codes = at_once(4, [&](Store& store, int) -> std::string {
      auto made = activities::plan_year_work(store, administrator(), place_, year, std::nullopt);
      return made ? (*made > 0 ? "made" : "fine") : made.error().code;
    });
    EXPECT_EQ(count_of(codes, "made"), 1);
    expect_only(codes, {"made", "fine", "record.key_taken"});
  }
  const Row control = create(
      "internal_control", R"({"year":2026,"what":"Behörigheter","population":400,"tolerable_deviation":5})");
  codes = at_once(4, [&](Store& store, int) {
    return code_of(risk::draw_sample(store, administrator(), control, {}, "Anna"));
  });
  EXPECT_EQ(count_of(codes, "fine"), 1) << "whoever draws twice can choose";
  expect_only(codes, {"fine", "sampling.drawn_already", "record.key_taken"});
  expect_whole_chain();
}

}  // namespace
}  // namespace ringmur
