#include "jobs/incident_mail.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "areas/areas.h"
#include "areas/incidents/incident.h"
#include "areas/organisation/unit.h"
#include "schema/describe.h"
#include "support/mailroom.h"
#include "support/new_place.h"

/// From a letter at a real server to an incident on disk.
namespace ringmur {
namespace {

test::Mailroom& mailroom() {
  static test::Mailroom one;
  return one;
}

class IncidentLetters : public testing::Test {
 protected:
  IncidentLetters() {
    utb = add_authority("UTB", "Utbildningsnämnden");
    soc = add_authority("SOC", "Socialnämnden");
  }
  Uuid add_authority(const char* code, const char* name) {
    const Uuid id = new_uuid();
    EXPECT_TRUE(store->write(owner, "create", {}, [&](Writer& writer) -> Result<void> {
      writer.create_authority({id, code, name});
      const RecordType& type = organisation::describe_unit();
      organisation::Unit unit{.code = code, .name = name, .kind = "Nämnd", .parent = {}};
      std::vector<Row> rows(1);
      rows.front().meta.authority = id;
      rows.front().meta.id = id;
      rows.front().values = values_of(type, &unit);
      writer.insert(type, rows);
      return {};
    }));
    return id;
  }
  IncidentMailOptions options(const std::string& user) const {
    return {{mailroom().address(), user, mailroom().password(), MailSecurity::none}, "UTB", {}};
  }
  IncidentMailSum take(const std::string& user) {
    auto sum = take_incident_mail(*store, options(user));
    EXPECT_TRUE(sum) << (sum ? "" : sum.error().message.en);
    return sum.value_or(IncidentMailSum{});
  }
  std::vector<incidents::Incident> incidents_of(const Uuid& authority) {
    const RecordType& type = incidents::describe_incident();
    std::vector<incidents::Incident> all;
    const auto page = store->list(owner, {&type, authority, {}, "title", 50, {}});
    for (const Row& row : page->rows) all.push_back(record_of<incidents::Incident>(type, row.values));
    return all;
  }

  test::TemporaryFolder folder;
  const Actor owner{"test", {}, Right::administer, {}};
  std::unique_ptr<Store> store =
      std::move(open_store(test::new_file(folder / "letters.db", catalogue()), catalogue()).value());
  Uuid utb;
  Uuid soc;
};

std::string letter(const char* id, const char* to, const char* more = "") {
  return fmt::format(
      "From: =?UTF-8?Q?=C3=85sa_=C3=96berg?= <asa@skola.example>\r\nTo: {}\r\nSubject: Borttappad "
      "dator\r\nDate: Thu, 19 Nov 2026 08:00:00 +0100\r\nMessage-ID: <{}@skola.example>\r\n{}"
      "Content-Type: text/plain; charset=utf-8\r\n\r\nDatorn låg på bussen.\r\n",
      to, id, more);
}

TEST_F(IncidentLetters, BecomeIncidentsOfTheUnitThatTheyAreAddressedTo) {
  mailroom().deliver("to", letter("1", "incident@stad.example"));
  mailroom().deliver("to", letter("2", "Incident <incident+soc@stad.example>"));
  mailroom().deliver("to", letter("3", "incident+ingen@stad.example"));
  const IncidentMailSum sum = take("to");
  EXPECT_EQ(sum.made, 3);
  EXPECT_EQ(incidents_of(utb).size(), 2U);
  const auto of_soc = incidents_of(soc);
  ASSERT_EQ(of_soc.size(), 1U);
  EXPECT_EQ(of_soc.front().title, "Borttappad dator");
  EXPECT_EQ(of_soc.front().description, "Datorn låg på bussen.");
  EXPECT_EQ(of_soc.front().reporter, "Åsa Öberg <asa@skola.example>");
  EXPECT_EQ(of_soc.front().reported_by, "") << "who wrote a letter nobody has proved";
  EXPECT_EQ(of_soc.front().source, "E-post");
  EXPECT_EQ(of_soc.front().discovered_at, *parse_rfc3339("2026-11-19T07:00:00Z"));
  EXPECT_FALSE(of_soc.front().aware_at) << "a letter that came is no proof that anybody has read it";
  EXPECT_EQ(of_soc.front().status, incidents::Status::reported);
  EXPECT_EQ(mailroom().lying_in("to", folder_taken), 3U);
  EXPECT_EQ(take("to").made, 0);
}

TEST_F(IncidentLetters, TheSameLetterMakesOneIncident) {
  mailroom().deliver("twice", letter("same", "incident@stad.example"));
  EXPECT_EQ(take("twice").made, 1);
  // As when the power went after the incident was on disk and before the letter was moved.
  mailroom().deliver("twice", letter("same", "incident@stad.example"));
  EXPECT_EQ(take("twice").made, 0);
  EXPECT_EQ(incidents_of(utb).size(), 1U);
  EXPECT_EQ(mailroom().lying_in("twice", folder_taken), 2U);
}

TEST_F(IncidentLetters, WhatNobodyWroteToUsIsSetAside) {
  mailroom().deliver("aside", letter("auto", "incident@stad.example", "Auto-Submitted: auto-replied\r\n"));
  mailroom().deliver("aside", "From: a@b.example\r\nMessage-ID: <empty@b.example>\r\n\r\n\r\n");
  mailroom().deliver("aside", letter("real", "incident@stad.example"));
  const IncidentMailSum sum = take("aside");
  EXPECT_EQ(sum.made, 1);
  EXPECT_EQ(sum.set_aside, 2);
  EXPECT_EQ(mailroom().lying_in("aside", "Ej%20incidenter"), 2U);
}

TEST_F(IncidentLetters, LieWhereTheyAreWhileTheyCannotBeTaken) {
  mailroom().deliver("lies", letter("waits", "incident@stad.example"));
  IncidentMailOptions wrong = options("lies");
  wrong.unit = "ÖST";
  EXPECT_FALSE(take_incident_mail(*store, wrong));
  wrong = options("lies");
  wrong.mailbox.password = "fel";
  EXPECT_EQ(take_incident_mail(*store, wrong).error().code, "mailbox.unreachable");
  EXPECT_EQ(take("lies").made, 1);
}

TEST_F(IncidentLetters, AReceiptThatDoesNotGoTakesNothingBack) {
  mailroom().deliver("receipt", letter("receipt", "incident@stad.example"));
  IncidentMailOptions answering = options("receipt");
  answering.answers = MailServer{fmt::format("smtp://127.0.0.1:{}", test::free_port()),
      "ringmur@skola.example", {}, {}, MailSecurity::none};
  EXPECT_EQ(take_incident_mail(*store, answering).value().made, 1);
  EXPECT_EQ(incidents_of(utb).size(), 1U);
}

}  // namespace
}  // namespace ringmur
