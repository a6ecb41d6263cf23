#include "dateline/finding.hpp"

#include <algorithm>

namespace dateline {

std::string to_string(const Origin& origin) {
  if (origin.line == 0) return origin.file;
  const std::string line = origin.file + ':' + std::to_string(origin.line);
  return origin.column == 0 ? line : line + ':' + std::to_string(origin.column);
}

const char* to_string(Severity severity) {
  switch (severity) {
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return "error";
}

std::string to_string(const Finding& finding) {
  const std::string where = to_string(finding.origin);
  return (where.empty() ? where : where + ": ") + to_string(finding.severity) + ": " + finding.message;
}

bool has_error(const Findings& findings) {
  return std::ranges::any_of(findings, [](const Finding& f) { return f.severity == Severity::error; });
}

}  // namespace dateline
