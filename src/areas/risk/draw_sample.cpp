#include "areas/risk/draw_sample.h"

#include <fmt/format.h>

#include <algorithm>

#include "areas/risk/sample_rules.h"
#include "base/stockholm.h"
#include "registry/record_rows.h"
#include "schema/describe.h"
#include "schema/settings.h"
#include "schema/validate.h"

namespace ringmur::risk {
namespace {

Result<std::int64_t> size_of(const InternalControl& control, const std::optional<std::int64_t>& asked) {
  if (!control.population) {
    return refuse(Refusal::conflict, "sampling.population",
        {"Kontrollen saknar population. Fyll i hur många det finns att dra ur.",
            "The control has no population. Fill in how many there are to draw from."},
        "population");
  }
  std::optional<std::int64_t> size = asked ? asked : control.sample_size;
  if (!size) {
    auto wish = wish_of(
        control.population, control.expected_deviation, control.tolerable_deviation, control.confidence);
    if (wish) {
      if (auto reckoned = sample_size(*wish); !reckoned) return std::unexpected(reckoned.error());
    }
  }
  if (!size || *size < 1 || *size > *control.population || *size > most_drawn) {
    return refuse(Refusal::invalid, "sampling.size",
        {fmt::format("Ange stickprovets storlek: 1 till {}. Eller fyll i högsta godtagbara avvikelse i "
                     "planen, så räknas den ut.",
             std::min(*control.population, most_drawn)),
            fmt::format("Say the sample's size: 1 to {}. Or fill in the tolerable deviation of the plan, and "
                        "it is worked out.",
                std::min(*control.population, most_drawn))},
        "size");
  }
  return *size;
}

Result<void> is_first_today(Store& store, const Actor& actor, const Row& row) {
  const RecordType& type = describe_control_performance();
  auto there =
      store.find_by_keys(actor, type, row.meta.authority, {natural_key(type, row.values)}, Secrets::counted);
  if (!there) return std::unexpected(there.error());
  if (there->empty()) return {};
  const std::string& reference = there->begin()->second.meta.short_reference;
  return refuse(Refusal::conflict, "sampling.drawn_already",
      {fmt::format("Ett lika stort stickprov är redan draget i dag: {}. Använd det.", reference),
          fmt::format("A sample of that size has been drawn today already: {}. Use it.", reference)});
}

Text how_drawn(const ControlPerformance& drawn) {
  return {fmt::format("{} av {} är dragna på måfå med fröet {}. Med samma frö dras samma nummer igen.",
              *drawn.size, *drawn.population, drawn.seed),
      fmt::format(
          "{} of {} are drawn at random with the seed {}. The same seed draws the same numbers again.",
          *drawn.size, *drawn.population, drawn.seed)};
}

DrawnSample sample_of(const ControlPerformance& drawn) {
  return {drawn.seed, *drawn.population, draw(drawn.seed, *drawn.population, *drawn.size), how_drawn(drawn)};
}

}  // namespace

Result<NewDraw> draw_sample(Store& store, const Actor& actor, const Row& control,
    const std::optional<std::int64_t>& size, const std::string& name) {
  const RecordType& type = describe_control_performance();
  if (auto may = reach_of(actor, type.name, Action::write, control.meta.authority); !may)
    return std::unexpected(may.error());
  const InternalControl plan = record_of<InternalControl>(describe_internal_control(), control.values);
  auto wanted = size_of(plan, size);
  if (!wanted) return std::unexpected(wanted.error());
  ControlPerformance drawn;
  drawn.control.value = control.meta.id;
  drawn.performed = stockholm::today(now());
  drawn.performed_by = name;
  drawn.population = plan.population;
  drawn.confidence = plan.confidence;
  drawn.size = *wanted;
  drawn.seed = to_string(new_uuid());
  drawn.unit = plan.unit;
  Row row = new_row(type, control.meta.authority, &drawn, store.settings());
  if (auto good = validate(type, row.values); !good) return std::unexpected(good.error());
  if (auto first = is_first_today(store, actor, row); !first) return std::unexpected(first.error());
  auto stored = store.write(actor, "draw sample", {}, [&](Writer& writer) -> Result<void> {
    row.meta.id = {};
    if (auto may = writer.allows(Action::write, type, row); !may) return may;
    std::vector<Row> rows{row};
    writer.insert(type, rows);
    row = std::move(rows.front());
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  return NewDraw{std::move(row), sample_of(drawn)};
}

Result<DrawnSample> drawn_sample(const Row& performance) {
  const ControlPerformance drawn =
      record_of<ControlPerformance>(describe_control_performance(), performance.values);
  if (drawn.seed.empty() || !drawn.population || !drawn.size || *drawn.size > most_drawn) {
    return refuse(Refusal::not_found, "sampling.not_drawn",
        {"Inget stickprov är draget här. Dra ett från kontrollen i planen.",
            "No sample has been drawn here. Draw one from the control in the plan."});
  }
  return sample_of(drawn);
}

}  // namespace ringmur::risk
