#pragma once

#include <string>

namespace dateline {

/// One run at a time works in a folder: waits until no other program holds it. Held as long as the value
/// is there, and by no program that has ended, however it did. Where a file system knows no locks,
/// nothing is waited for.
class FolderLock {
 public:
  /// Tells, unless `quiet`, when another run works in the folder and is waited for. Throws InputError when
  /// nothing can be written there.
  FolderLock(const std::string& folder, bool quiet);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int m_file;
};

}  // namespace dateline
