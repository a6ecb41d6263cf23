#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "command/mapset_plan.hpp"
#include "dateline/read/checksum.hpp"
#include "dateline/sheet/set_record.hpp"

namespace dateline {

/// What the command line of `dateline mapset` says.
struct MapSetOptions {
  CommonOptions common;
  std::string manifest;
  std::string folder;             ///< -o
  std::vector<std::string> only;  ///< names of sheets with * and ?
  std::size_t jobs = 0;           ///< 0: as many as there are processors
  std::string shard;              ///< "I/N"
  std::string difference;         ///< --diff FOLDER
  std::vector<std::string> join;  ///< folders of shards
  bool list = false;
  bool check = false;
  bool force = false;
  bool schema = false;
  bool watch = false;
};

/// The folder that a set is made in, and all that was read to make it.
class SetFolder {
 public:
  /// Takes what an earlier run left there. `words` tell the runs of different options apart.
  SetFolder(std::string folder, std::string words);

  const std::string& name() const { return m_folder; }
  std::string path(const std::string& file) const { return m_folder + "/" + file; }

  /// The checksum that a file or folder had when it was first asked for, before it was read; it is from
  /// then on one of the run's inputs. "" when it is not there.
  std::string sum_of(const std::string& path);

  /// Did the last run have the same options, and is every file that it read or wrote as it left it?
  bool is_up_to_date();

  /// The files that were read, without those of the folder itself.
  std::vector<std::string> inputs() const;

  /// Is one of them another than when it was read?
  bool have_inputs_changed();

  /// Are the sheet's files as they were written?
  bool holds(const RecordedSheet& sheet);

  /// The record of the last run, with the sheets that a run which was cut off had made.
  SetRecord last_record() const;

  /// Keeps a sheet as soon as it is made.
  void note(const RecordedSheet& sheet) const;

  /// Writes record, findings, summaries and page; the notes are not needed any more. A record with
  /// sheets that failed is not up to date the next time.
  void finish(const SetRecord& record);

  /// Removes what killed runs have left of the plan's files that they wrote.
  void remove_dead_parts(const SetPlan& plan) const;

  /// Removes files of the old record that are not in the new one and are as they were written; those of
  /// `planned` sheets that the new one does not have are left to the run that makes these.
  void remove_leftovers(const SetRecord& old, const SetRecord& now, std::set<std::string> planned);

 private:
  void note_written(const std::string& file);

  std::string m_folder;
  std::string m_words;
  FileChecksums m_sums;
  std::map<std::string, std::string> m_inputs;  ///< paths and their checksums
};

/// The files that tell of the whole set, by name, and their bytes: record, findings, summaries, page.
std::vector<std::pair<std::string, std::string>> files_of_set(const SetRecord& record);

/// Checksum of what all sheets depend on: program, shipped and user's data, fonts, gazetteers.
std::string common_sum(SetFolder& folder, const std::vector<std::string>& gazetteers);

/// Checksums of all that the sheet is made from: the program with all that sheets have in common, the
/// sheet's options, the files that they name, its events.
std::string sum_of(const PlannedSheet& sheet, const std::string& common, SetFolder& folder);

/// Which of these checksums of two runs differ: "program", "options", "files", "events"; none when they are
/// not of that form.
std::vector<std::string> changed_parts(const std::string& before, const std::string& now);

/// Draws the sheets of these numbers into the folder, `done` is told each as it is made. Gives their
/// records in the order of the plan.
std::vector<RecordedSheet> drawn_sheets(const SetPlan& plan, const std::vector<std::size_t>& numbers,
                                        const std::vector<std::string>& sums, const Gazetteer& gazetteer,
                                        const std::string& folder, std::size_t jobs,
                                        const std::function<void(const RecordedSheet&)>& done);

/// A file of the set's folder as it lies there.
RecordedFile recorded(const std::string& folder, const std::string& file);

/// What a sheet's record tells before it is drawn.
RecordedSheet record_of(const PlannedSheet& sheet, std::size_t number, const std::string& sum);

}  // namespace dateline
