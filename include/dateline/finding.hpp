#pragma once

#include <string>
#include <vector>

namespace dateline {

/// How much a finding matters: an error costs a row or an output, a warning
/// needs a look, a note only tells.
enum class Severity { note, warning, error };

/// Where something was read: a file as the user named it, a line counted from 1
/// (0: the file as a whole; empty file: the command line) and a character of
/// that line (a code point, as editors count) from 1 (0: the line as a whole).
struct Origin {
  std::string file;
  int line = 0;
  int column = 0;

  bool operator==(const Origin&) const = default;
};

/// "file:line:column", "file:line", "file", or nothing: the start of a message about `origin`.
std::string to_string(const Origin& origin);

/// Something wrong or noteworthy in the data. The message is one sentence that
/// says what is wrong, what is allowed, and what was done about it.
struct Finding {
  Severity severity = Severity::warning;
  Origin origin;
  std::string message;

  bool operator==(const Finding&) const = default;
};

using Findings = std::vector<Finding>;

/// "note", "warning" or "error".
const char* to_string(Severity severity);

/// "file:line:column: warning: message", as printed to standard error.
std::string to_string(const Finding& finding);

/// Is one of `findings` an error?
bool has_error(const Findings& findings);

}  // namespace dateline
