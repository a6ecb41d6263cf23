#pragma once

#include <string>
#include <vector>

#include "dateline/page/drawing.hpp"

namespace dateline {

/// Round numbers at which classes begin, ascending, the first at or below `least` and the last
/// at or below `most`; both above 0. Equal steps where the numbers are near to each other, else steps that
/// grow (1, 2, 5, 10 … or 1, 10, 100 …). At most `classes` of them.
std::vector<double> class_breaks(double least, double most, int classes);

/// The same for counts: whole numbers.
std::vector<double> count_breaks(double least, double most, int classes);

/// The class that a number belongs to; those below the first break are in none: -1.
int class_of(const std::vector<double>& breaks, double number);

/// "1–4", "5–9", "10 and more": the classes of whole numbers in words.
std::string count_class_words(const std::vector<double>& breaks, std::size_t nth);

/// A number with commas between its thousands, and no more digits than it needs: "12,500", "0.25".
std::string with_commas(double number);

/// The largest of 1, 2, 5, 10, 20 … that is at most `number`.
double round_below(double number);

/// The colour at `share` (0 to 1) of a ramp of evenly spaced colours.
Colour ramp_colour(const std::vector<Colour>& ramp, double share);

/// The colour of a class out of `count`.
Colour class_colour(const std::vector<Colour>& ramp, std::size_t nth, std::size_t count);

}  // namespace dateline
