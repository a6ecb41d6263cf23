#pragma once

#include <string>
#include <vector>

#include "dateline/project/ground_reference.hpp"

namespace dateline {

/// What a PDF is to say beyond what Cairo can write.
struct PdfNotes {
  std::string language;                  ///< BCP 47; "" for none
  double height = 0;                     ///< of the first page, mm
  std::vector<std::string> figures;      ///< alternative texts of its figures, in their order
  std::vector<GroundReference> grounds;  ///< of the first page: viewports with measures (ISO 32000-1, 12.9)
};

/// A PDF as Cairo writes it with an incremental update (ISO 32000-1, 7.5.6): its language, that
/// readers show its title, the texts of its figures, where its maps lie on the ground. One whose
/// objects cannot be found, since another Cairo wrote it in another form, comes back as it was.
std::string with_notes(std::string pdf, const PdfNotes& notes);

}  // namespace dateline
