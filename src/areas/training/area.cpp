#include "areas/training/area.h"

#include "areas/training/course_result.h"
#include "areas/training/figures.h"

namespace ringmur::training {

Area area() {
  return {"training", {"Utbildning", "Training"}, {&describe_course_result()}, figures()};
}

}  // namespace ringmur::training
