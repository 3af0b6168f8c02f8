#include "store/tokens.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/text.h"
#include "schema/specimen_support.h"
#include "store/engine_support.h"
#include "store/idempotency.h"

namespace ringmur {
namespace {

using namespace test;

class Tokens : public testing::TestWithParam<Engine> {
 protected:
  Store& store() { return data_.store(); }

  Data& data_{shared_data(GetParam(), specimen_catalogue())};
  Authority authority_{new_authority(data_.store())};
};

INSTANTIATE_TEST_SUITE_P(Engines, Tokens, both_engines, engine_name);

TEST_P(Tokens, LetTheirBearerIn) {
  const NewToken made =
      given(create_token(store(), administrator(), "HR-import", authority_.id, Right::write, {}));
  const Actor actor = given(authenticate(store(), made.secret));
  EXPECT_EQ(actor.name, "token: HR-import");
  EXPECT_EQ(actor.authority, authority_.id);
  EXPECT_EQ(actor.right, Right::write);
  EXPECT_EQ(actor.token, made.token.id);
  EXPECT_EQ(given(actor_of_token(store(), made.token.id)).name, actor.name);
  const NewToken reading =
      given(create_token(store(), administrator(), "läsare", std::nullopt, Right::read, {}));
  EXPECT_EQ(given(authenticate(store(), reading.secret)).right, Right::read);
  EXPECT_NE(made.secret, reading.secret);
}

TEST_P(Tokens, ThatAreWrongRevokedOrOldAreAllTheSameToTheOneWhoAsks) {
  const auto code = [&](const std::string& secret) { return code_of(authenticate(store(), secret)); };
  NewToken made = given(create_token(store(), administrator(), "x", authority_.id, Right::write, {}));
  EXPECT_EQ(code(""), "token.unknown");
  EXPECT_EQ(code("ringmur_"), "token.unknown");
  EXPECT_EQ(code(made.secret + "x"), "token.unknown");
  EXPECT_EQ(code(made.secret.substr(0, made.secret.size() - 1)), "token.unknown");
  EXPECT_EQ(code(made.secret.substr(8)), "token.unknown");
  EXPECT_EQ(code(made.secret), "fine");
  EXPECT_TRUE(revoke_token(store(), administrator(), made.token.id));
  EXPECT_EQ(code(made.secret), "token.unknown");
  EXPECT_EQ(code_of(actor_of_token(store(), made.token.id)), "token.unknown");
  const NewToken old = given(create_token(
      store(), administrator(), "x", authority_.id, Right::read, now() - std::chrono::milliseconds(1)));
  EXPECT_EQ(code(old.secret), "token.unknown");
  const NewToken later = given(
      create_token(store(), administrator(), "x", authority_.id, Right::read, now() + std::chrono::hours(1)));
  EXPECT_EQ(code(later.secret), "fine");
  EXPECT_EQ(code_of(revoke_token(store(), administrator(), new_uuid())), "token.not_found");
}

TEST_P(Tokens, HaveAnEnd) {
  const auto make = [&](const std::optional<Instant>& end) {
    return create_token(store(), administrator(), "x", authority_.id, Right::read, end);
  };
  const NewToken plain = given(make({}));
  ASSERT_TRUE(plain.token.expires_at);
  EXPECT_EQ(*plain.token.expires_at, plain.token.created_at + token_lasts);
  EXPECT_EQ(given(make(now() + token_lasts * 2)).token.expires_at.has_value(), true);
  auto refused = make(now() + longest_token + std::chrono::hours(1));
  EXPECT_EQ(code_of(refused), "token.too_long");
  EXPECT_EQ(refused.error().field, "expires_at");
  // One from before tokens had to end goes on, and is listed as it is.
  data_.run("UPDATE \"token\" SET \"expires_at\" = NULL WHERE \"id\" = ?1", {plain.token.id});
  EXPECT_EQ(code_of(authenticate(store(), plain.secret)), "fine");
  bool listed = false;
  for (const Token& one : list_tokens(store(), administrator()))
    listed = listed || (one.id == plain.token.id && !one.expires_at);
  EXPECT_TRUE(listed);
}

TEST_P(Tokens, AreKeptAsDigestsOnly) {
  const NewToken made = given(create_token(store(), administrator(), "x", authority_.id, Right::write, {}));
  const std::string secret = made.secret.substr(8);
  auto connection = data_.place().raw();
  const bool sqlite = GetParam() == Engine::sqlite;
  const std::string all = sqlite ? "SELECT hex(\"digest\") || \"name\" FROM \"token\" WHERE \"id\" = ?1"
                                 : "SELECT row_to_json(t)::text FROM \"token\" t WHERE \"id\" = ?1";
  auto cursor = connection->query(all, {made.token.id});
  ASSERT_TRUE(cursor->next());
  EXPECT_EQ(cursor->text(0).find(secret), std::string_view::npos);
  EXPECT_EQ(cursor->text(0).find(hex(secret)), std::string_view::npos);
  if (!sqlite) return;
  std::ifstream in(data_.place().location().address, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  EXPECT_EQ(bytes.find(secret), std::string::npos);
}

TEST_P(Tokens, AreSeenAndMadeOnlyWithinTheOwnReach) {
  const Authority other = new_authority(store());
  const Actor bound = bound_to(authority_.id, Right::administer);
  const NewToken mine = given(create_token(store(), bound, "min", authority_.id, Right::read, {}));
  const NewToken theirs = given(create_token(store(), administrator(), "deras", other.id, Right::read, {}));
  const NewToken city =
      given(create_token(store(), administrator(), "stadens", std::nullopt, Right::read, {}));
  const auto seen = list_tokens(store(), bound);
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen.front().id, mine.token.id);
  EXPECT_EQ(code_of(revoke_token(store(), bound, theirs.token.id)), "token.not_found");
  EXPECT_EQ(code_of(revoke_token(store(), bound, city.token.id)), "token.not_found");
  EXPECT_TRUE(authenticate(store(), theirs.secret));
  const auto before = given(store().chain(administrator(), other.id)).sequence;
  EXPECT_TRUE(revoke_token(store(), administrator(), theirs.token.id));
  EXPECT_EQ(given(store().chain(administrator(), other.id)).sequence, before + 1);
}

TEST_P(Tokens, IdempotencyKeysGiveTheFirstAnswerAgain) {
  const KeyedRequest request{new_uuid(), std::string(32, 'k'), std::string(32, 'r')};
  KeyedRequest other = request;
  other.request = std::string(32, 'o');
  EXPECT_FALSE(given(take_key(store(), request)));
  EXPECT_EQ(code_of(take_key(store(), request)), "idempotency.unanswered");
  EXPECT_EQ(code_of(take_key(store(), other)), "idempotency.other_request");
  ASSERT_TRUE(keep_answer(store(), request, {201, R"({"Location":"x"})", "{}"}));
  const auto again = given(take_key(store(), request));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->status, 201);
  EXPECT_EQ(again->headers, R"({"Location":"x"})");
  EXPECT_EQ(again->body, "{}");
  ASSERT_TRUE(give_key_back(store(), request));
  EXPECT_TRUE(given(take_key(store(), request))) << "an answer that is kept is not given back";
  KeyedRequest somebody = request;
  somebody.token = new_uuid();
  EXPECT_FALSE(given(take_key(store(), somebody)));
  ASSERT_TRUE(give_key_back(store(), somebody));
  EXPECT_FALSE(given(take_key(store(), somebody)));
}

}  // namespace
}  // namespace ringmur
