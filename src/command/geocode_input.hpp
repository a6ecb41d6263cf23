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

/// Takes the names and their answers in order.
using TakeAnswer = std::function<void(const std::string& name, const Resolution& answer)>;

/// Takes the names of a table and their answers.
using TakeTable = std::function<void(const std::vector<Toponym>& asked, const TableAnswers& answers)>;

/// Each name is a question of its own, asked as `asked` is.
void answer_names(const std::vector<std::string>& names, const Toponym& asked, const Gazetteer& gazetteer,
                  const TakeAnswer& take);

/// The lines of a file or, for "-", of standard input, answered as they come.
void answer_lines(const std::string& path, const Toponym& asked, const Gazetteer& gazetteer,
                  const TakeAnswer& take);

/// The rows of a CSV table, one document after the other; one of more
/// than 100,000 rows in parts, so that memory stays bounded.
void answer_table(const std::string& path, const GeocodeColumns& columns, const Toponym& asked,
                  const Gazetteer& gazetteer, Findings& findings, const TakeTable& take);

}  // namespace dateline
