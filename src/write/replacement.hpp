#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// Writes all bytes to an open file; 0, or errno.
int write_all(int file, std::string_view bytes);

/// Removes what builders of `target` that were killed left beside it.
void remove_dead_parts(const std::string& target);

/// Removes what programs that were killed while they wrote files left in the folder.
void remove_dead_parts_in(const std::string& folder);

/// A file that takes the place of another when it is complete: until then, and when the program
/// dies, the old one stays whole.
class Replacement {
 public:
  /// `shown` is the target as the user named it, for messages. Throws InputError.
  Replacement(std::string target, std::string shown);
  ~Replacement();
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

  void write(std::string_view bytes);

  /// Over what stands at `offset`.
  void write_at(std::uint64_t offset, std::string_view bytes);

  /// Puts it in the target's place.
  void commit();

 private:
  [[noreturn]] void fail(const char* what, int error) const;

  std::string m_target;
  std::string m_shown;
  std::string m_part;
  int m_number = -1;
};

}  // namespace dateline
