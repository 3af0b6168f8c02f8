#include "areas/training/figures.h"

#include "areas/training/course_result.h"

namespace ringmur::training {
namespace {

Figure of_status(std::string id, Text label, std::string status) {
  Figure figure{.id = std::move(id),
      .label = std::move(label),
      .type = &describe_course_result(),
      .dimension = Dimension::value,
      .dimension_field = "course",
      .latest = "export_date"};
  if (!status.empty()) {
    figure.filter = {{"status", "eq." + status}};
    figure.share_of = "training.enrolled";
  }
  return figure;
}

}  // namespace

std::vector<Figure> figures() {
  return {
      of_status("training.enrolled", {"Anmälda", "Enrolled"}, ""),
      of_status("training.certified", {"Certifierade", "Certified"}, "certified"),
      of_status("training.not_certified", {"Ej certifierade", "Not certified"}, "not_certified"),
      of_status("training.ongoing", {"Pågår", "Ongoing"}, "ongoing"),
      of_status("training.expired", {"Utgått", "Expired"}, "expired"),
  };
}

}  // namespace ringmur::training
