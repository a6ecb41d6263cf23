#pragma once

#include <functional>
#include <string>
#include <vector>

#include "dateline/finding.hpp"
#include "dateline/resolve/resolve.hpp"

namespace dateline {

/// The columns of a table of names; "" for one that is not given.
struct GeocodeColumns {
  std::string name;
  std::vector<std::string> areas;
  std::string date;
  std::string document;
};

/// Throws UsageError when columns are named without a file or without the one of the names.
void check_columns(const GeocodeColumns& columns, const std::string& input);

/// Takes questions and their answers in order, as many at a time as were resolved together.
using TakeAnswers =
    std::function<void(const std::vector<Toponym>& toponyms, const std::vector<Resolution>& resolutions)>;

/// Each name is a question of its own, asked as `asked` is.
void answer_names(const std::vector<std::string>& names, const Toponym& asked, const Gazetteer& gazetteer,
                  const TakeAnswers& take);

/// The lines of a file or, for "-", of standard input, answered as they come.
void answer_lines(const std::string& path, const Toponym& asked, const Gazetteer& gazetteer,
                  const TakeAnswers& take);

/// The rows of a CSV table, one document after the other; a long one in parts of a few thousand
/// rows, so that memory stays bounded.
void answer_table(const std::string& path, const GeocodeColumns& columns, const Toponym& asked,
                  const Gazetteer& gazetteer, Findings& findings, const TakeAnswers& take);

}  // namespace dateline
