#pragma once

#include <stdexcept>
#include <string>
#include <tl/expected.hpp>

#include "dateline/finding.hpp"

namespace dateline {

/// A value, or a sentence that says why there is none.
template <class T>
using Expected = tl::expected<T, std::string>;

/// A wrong command line or an impossible specification (exit code 2).
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A file that is missing or unreadable, or a library that refuses (exit code 3).
class InputError : public std::runtime_error {
 public:
  InputError(const std::string& message, Origin origin);

  const Origin& origin() const { return m_origin; }

 private:
  Origin m_origin;
};

}  // namespace dateline
