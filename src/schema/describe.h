#pragma once

#include <boost/pfr/tuple_size.hpp>
#include <optional>
#include <type_traits>
#include <utility>

#include "schema/record_type.h"

/// How a struct is made into a RecordType: field<&Risk::year>("year", {"År", "Year"}, {.required = true}).
/// Included by the record's .cpp only.
namespace ringmur {

/// What a field may be beyond its name, label and kind. Members as in Field.
struct Options {
  Text help{};
  std::vector<std::string> aliases{};
  std::string refers_to{};
  std::size_t max_length{0};
  std::optional<std::int64_t> minimum{};
  std::optional<std::int64_t> maximum{};
  bool required{false};
  bool sortable{false};
  bool searchable{false};
  bool listed{false};
  bool derived{false};
  std::vector<std::string> derived_from{};
  bool came_later{false};
  bool long_text{false};
  Personal personal{Personal::no};
  KeptBy kept_by{KeptBy::people};
  Identifies identifies{Identifies::nothing};
};

/// Where an enum's values have names: specialise beside the enum.
template <typename Enum>
const std::vector<std::pair<Enum, Choice>>& choices_of();

namespace detail {

template <typename T>
struct Unwrapped {
  using type = T;
  static constexpr bool optional = false;
};
template <typename T>
struct Unwrapped<std::optional<T>> {
  using type = T;
  static constexpr bool optional = true;
};

template <typename T>
inline constexpr bool is_id = false;
template <typename T>
inline constexpr bool is_id<Id<T>> = true;

template <typename T>
constexpr Kind kind_of() {
  if constexpr (std::is_same_v<T, std::string>)
    return Kind::text;
  else if constexpr (std::is_same_v<T, bool>)
    return Kind::boolean;
  else if constexpr (std::is_integral_v<T>)
    return Kind::integer;
  else if constexpr (std::is_same_v<T, Decimal>)
    return Kind::decimal;
  else if constexpr (std::is_enum_v<T>)
    return Kind::choice;
  else if constexpr (std::is_same_v<T, Date>)
    return Kind::date;
  else if constexpr (std::is_same_v<T, Instant>)
    return Kind::instant;
  else {
    static_assert(is_id<T>, "no kind holds this member");
    return Kind::reference;
  }
}

template <typename T>
Value to_value(const T& member) {
  if constexpr (std::is_same_v<T, std::string>) {
    return member.empty() ? Value{} : Value{member};
  } else if constexpr (std::is_same_v<T, bool>) {
    return Value{member};
  } else if constexpr (std::is_integral_v<T>) {
    return Value{static_cast<std::int64_t>(member)};
  } else if constexpr (std::is_enum_v<T>) {
    for (const auto& [value, choice] : choices_of<T>()) {
      if (value == member) return Value{choice.code};
    }
    return Value{};
  } else if constexpr (is_id<T>) {
    return member.value.empty() ? Value{} : Value{member.value};
  } else {
    return Value{member};
  }
}

template <typename T>
void from_value(const Value& value, T& member) {
  if constexpr (std::is_same_v<T, std::string>) {
    member = std::get<std::string>(value);
  } else if constexpr (std::is_same_v<T, bool>) {
    member = std::get<bool>(value);
  } else if constexpr (std::is_integral_v<T>) {
    member = static_cast<T>(std::get<std::int64_t>(value));
  } else if constexpr (std::is_enum_v<T>) {
    for (const auto& [candidate, choice] : choices_of<T>()) {
      if (choice.code == std::get<std::string>(value)) member = candidate;
    }
  } else if constexpr (is_id<T>) {
    member.value = std::get<Uuid>(value);
  } else {
    member = std::get<T>(value);
  }
}

template <typename Record, typename Member, Member Record::* pointer>
Value get_member(const void* record) {
  const Member& member = static_cast<const Record*>(record)->*pointer;
  if constexpr (Unwrapped<Member>::optional) {
    return member ? to_value(*member) : Value{};
  } else {
    return to_value(member);
  }
}

template <typename Record, typename Member, Member Record::* pointer>
void set_member(void* record, const Value& value) {
  Member& member = static_cast<Record*>(record)->*pointer;
  if (is_empty(value)) {
    member = Member{};
  } else if constexpr (Unwrapped<Member>::optional) {
    from_value(value, member.emplace());
  } else {
    from_value(value, member);
  }
}

template <auto pointer>
struct MemberOf;
template <typename Record, typename Member, Member Record::* pointer>
struct MemberOf<pointer> {
  using Plain = typename Unwrapped<Member>::type;
  static constexpr auto get = &get_member<Record, Member, pointer>;
  static constexpr auto set = &set_member<Record, Member, pointer>;
};

}  // namespace detail

template <auto pointer>
Field field(std::string name, Text label, Options options = {}) {
  using Member = detail::MemberOf<pointer>;
  using Plain = typename Member::Plain;
  Field made;
  made.name = std::move(name);
  made.label = std::move(label);
  made.help = std::move(options.help);
  made.kind = options.long_text ? Kind::long_text : detail::kind_of<Plain>();
  if constexpr (std::is_enum_v<Plain>) {
    for (const auto& entry : choices_of<Plain>()) made.choices.push_back(entry.second);
  }
  made.aliases = std::move(options.aliases);
  made.refers_to = std::move(options.refers_to);
  made.max_length = options.max_length;
  if (made.max_length == 0) made.max_length = made.kind == Kind::long_text ? 20'000 : 300;
  made.minimum = options.minimum;
  made.maximum = options.maximum;
  made.required = options.required;
  made.sortable = options.sortable;
  made.searchable = options.searchable;
  made.listed = options.listed;
  made.derived = options.derived;
  made.derived_from = std::move(options.derived_from);
  made.came_later = options.came_later;
  made.personal = options.personal;
  made.kept_by = options.kept_by;
  made.identifies = options.identifies;
  made.get = Member::get;
  made.set = Member::set;
  return made;
}

/// Completes `type` with what only the struct knows.
template <typename Record>
RecordType described(RecordType type) {
  type.members = boost::pfr::tuple_size_v<Record>;
  type.make = []() -> std::shared_ptr<void> { return std::make_shared<Record>(); };
  return type;
}

/// A row of values as its struct.
template <typename Record>
Record record_of(const RecordType& type, const Values& values) {
  Record record;
  fill(type, values, &record);
  return record;
}

}  // namespace ringmur
