#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

#include "exchange/pdf_finish.h"

namespace ringmur {
namespace {

constexpr std::string_view small = R"(%PDF-1.7
1 0 obj<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R/Dests<</a [3 0 R /Fit]>>>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots[<</Subtype/Link/Rect[0 0 1 1]/Dest/a>>]>>endobj
5 0 obj<</Type/StructTreeRoot/K[6 0 R]>>endobj
6 0 obj<</S/Figure/P 5 0 R/K[<</S/Figure/P 6 0 R>>]>>endobj
trailer<</Root 1 0 R/Size 7>>
%%EOF
)";

/// The same with a word of PDF's own put, changed or taken away somewhere: circles, other kinds, nothing
/// where something was.
std::string damaged(std::mt19937_64& chance) {
  constexpr std::array<std::string_view, 14> words{"1 0 R", "3 0 R", "5 0 R", "6 0 R", "9 0 R", "null", "<<",
      ">>", "[", "]", "/K", "/P 6 0 R", "-99999999999999999999", "/Kids[2 0 R]"};
  std::string pdf(small);
  for (std::size_t times = 1 + chance() % 4; times > 0; --times) {
    const std::size_t at = 9 + chance() % (pdf.size() - 9);
    const std::string_view word = words[chance() % words.size()];
    pdf.replace(at, chance() % 2 == 0 ? 0 : std::min<std::size_t>(word.size(), pdf.size() - at), word);
  }
  return pdf;
}

TEST(DamagedPdf, IsRefusedOrFinishedAndNeverFollowedForEver) {
  const DocumentInfo info{"Titel", "Nämnd", "", "sv-SE", "00"};
  ASSERT_TRUE(pdf::finish(std::string(small), info));
  std::mt19937_64 chance(7);
  int refused = 0;
  for (int i = 0; i < 1500; ++i) {
    const std::string pdf = damaged(chance);
    const auto made = pdf::finish(pdf, info);
    const auto pages = pdf::destination_pages(pdf);
    EXPECT_TRUE(!made || made->starts_with("%PDF-")) << pdf;
    EXPECT_TRUE(made || !made.error().message.sv.empty());
    refused += made && pages ? 0 : 1;
  }
  EXPECT_GT(refused, 100) << "what is damaged is to be noticed";
}

}  // namespace
}  // namespace ringmur
