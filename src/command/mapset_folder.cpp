#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "command/mapset_bound.hpp"
#include "command/mapset_run.hpp"
#include "dateline/draw/draw.hpp"
#include "dateline/error.hpp"
#include "dateline/read/data_files.hpp"
#include "dateline/read/gazetteer_sources.hpp"
#include "dateline/read/set_record.hpp"
#include "dateline/version.hpp"
#include "dateline/write/file.hpp"
#include "dateline/write/set_record.hpp"
#include "door.hpp"
#include "write/replacement.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr const char* record_file = "manifest.json";
constexpr const char* state_file = ".dateline-state";     // what the last whole run read and wrote
constexpr const char* sums_file = ".dateline-checksums";  // of files by their size and time
constexpr const char* notes_file = ".dateline-notes";     // sheets of a run that is not finished

std::string surroundings() {
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");  // dates PDFs
  return epoch == nullptr ? "" : epoch;
}

/// What a style reads beside its own file: symbols, and the sheet that its "sprite" names.
std::vector<std::string> beside_style(const std::string& file) {
  if (!file.ends_with(".json")) return {};
  const fs::path folder = fs::path(file).parent_path();
  std::vector<std::string> files{(folder / "symbols").string()};
  const std::string style = read_file(file);
  const std::size_t key = style.find("\"sprite\"");
  const std::size_t begin = key == std::string::npos ? key : style.find('"', style.find(':', key));
  if (begin == std::string::npos) return files;
  const std::string name = style.substr(begin + 1, style.find('"', begin + 1) - begin - 1);
  for (const char* ending : {".json", ".png", "@2x.json", "@2x.png"})
    files.push_back((folder / (name + ending)).string());
  return files;
}

std::string absolute(const std::string& file) {
  return fs::absolute(file).lexically_normal().string();
}

}  // namespace

SetFolder::SetFolder(std::string folder, std::string words)
    : m_folder(std::move(folder)), m_words(checksum(words + surroundings())) {
  m_sums.load(path(sums_file));
}

std::string SetFolder::sum_of(const std::string& file) {
  const std::string whole = absolute(file);
  const auto known = m_inputs.find(whole);
  return known != m_inputs.end() ? known->second : m_inputs.emplace(whole, m_sums.of(file)).first->second;
}

void SetFolder::note_written(const std::string& file) {
  m_inputs[absolute(path(file))] = m_sums.of(path(file));
}

bool SetFolder::have_inputs_changed() {
  return std::ranges::any_of(inputs(),
                             [&](const std::string& file) { return m_sums.of(file) != m_inputs.at(file); });
}

bool SetFolder::is_up_to_date() {
  std::ifstream state(path(state_file));
  std::string line;
  bool same = std::getline(state, line) && line == m_words;
  while (same && std::getline(state, line)) {
    const std::size_t space = line.find(' ');
    same = space != std::string::npos && sum_of(line.substr(space + 1)) == line.substr(0, space);
  }
  if (!same) m_inputs.clear();  // what this run reads may be less
  return same;
}

std::vector<std::string> SetFolder::inputs() const {
  std::vector<std::string> files;
  for (const auto& [file, unused] : m_inputs)
    if (!file.starts_with(m_folder + '/')) files.push_back(file);
  return files;
}

bool SetFolder::holds(const RecordedSheet& sheet) {
  return std::ranges::all_of(
      sheet.files, [&](const RecordedFile& file) { return m_sums.of(path(file.path)) == file.checksum; });
}

SetRecord SetFolder::last_record() const {
  SetRecord record;
  std::error_code error;
  if (fs::exists(path(record_file), error)) record = read_set_record(path(record_file));
  if (error) throw InputError("cannot be read: " + error.message(), {path(record_file), 0});
  for (RecordedSheet& made : read_set_journal(path(notes_file))) {
    const auto old = std::ranges::find(record.sheets, made.name, &RecordedSheet::name);
    if (old == record.sheets.end())
      record.sheets.push_back(std::move(made));
    else
      *old = std::move(made);
  }
  return record;
}

void SetFolder::note(const RecordedSheet& sheet) const {
  std::ofstream(path(notes_file), std::ios::app) << '\n' + sheet_json(sheet) + '\n';
}

std::vector<std::pair<std::string, std::string>> files_of_set(const SetRecord& record) {
  return {{record_file, set_record_json(record)},
          {"findings.jsonl", set_findings_lines(record)},
          {"summary.md", set_summary(record)},
          {"junit.xml", set_junit(record)},
          {"index.html", set_page(record)}};
}

void SetFolder::finish(const SetRecord& record) {
  for (const auto& [name, bytes] : files_of_set(record)) {
    write_file(path(name), bytes);
    note_written(name);
  }
  const std::vector<const RecordedSheet*> drawn = record.drawn();
  for (const RecordedSheet* sheet : drawn)
    for (const RecordedFile& file : sheet->files) note_written(file.path);
  for (const BoundFile& bound : record.bound()) note_written(bound.file.path);
  std::string state = m_words + '\n';
  for (const auto& [file, sum] : m_inputs)
    if (file.find('\n') == std::string::npos) state += sum + ' ' + file + '\n';
  write_file(path(sums_file), m_sums.to_text());
  if (std::ranges::all_of(drawn, [](const RecordedSheet* sheet) { return sheet->failure.empty(); }))
    write_file(path(state_file), state);
  else
    fs::remove(path(state_file));
  fs::remove(path(notes_file));
}

void SetFolder::remove_dead_parts(const SetPlan& plan) const {
  std::set<std::string> folders{m_folder};
  for (const PlannedSheet& sheet : plan.sheets)
    folders.insert(fs::path(path(sheet.name)).parent_path().string());
  std::ranges::for_each(folders, remove_dead_parts_in);
}

void SetFolder::remove_leftovers(const SetRecord& old, const SetRecord& now, std::set<std::string> planned) {
  std::set<std::string> kept;
  for (const RecordedSheet& sheet : now.sheets)
    if (sheet.failure.empty()) planned.erase(sheet.name);
  for (const RecordedSheet* sheet : now.drawn())
    for (const RecordedFile& file : sheet->files) kept.insert(file.path);
  for (const BoundFile& bound : now.bound()) kept.insert(bound.file.path);
  const auto remove = [&](const RecordedFile& file) {
    if (!kept.contains(file.path) && m_sums.of(path(file.path)) == file.checksum) fs::remove(path(file.path));
  };
  for (const RecordedSheet& sheet : old.sheets)
    if (!planned.contains(sheet.name)) std::ranges::for_each(sheet.files, remove);
  if (old.overview) std::ranges::for_each(old.overview->files, remove);
  for (const BoundFile& bound : old.bound()) remove(bound.file);
}

std::string common_sum(SetFolder& folder, const std::vector<std::string>& gazetteers) {
  std::string all = version();
  const auto add = [&](const std::string& file) { all += '\n' + folder.sum_of(file); };
  for (const std::string& file : program_files()) add(file);
  for (const char* data : {"gazetteer", "styles"}) add(data_file(data).string());
  for (const char* data : {"world", "world.dlg"})
    if (const auto file = user_data_file(data)) add(file->string());
  add(font_folder());
  add(font_folder() + "/../../opentype/noto");  // fonts of further scripts
  for (const std::string& file : gazetteers) add(file);
  return checksum(all + '\n' + surroundings());
}

std::string sum_of(const PlannedSheet& sheet, const std::string& common, SetFolder& folder) {
  std::set<std::string> files;
  std::istringstream lines(sheet.words);
  for (std::string line; std::getline(lines, line);)
    if (const std::size_t equals = line.find('='); equals != std::string::npos) {
      const std::string word = line.substr(equals + 1);
      std::error_code none;
      if (!word.empty() && fs::exists(word, none)) files.insert(word);
    }
  std::string of_files;
  for (const std::string& file : files) {
    of_files += folder.sum_of(file) + '\n';
    for (const std::string& other : beside_style(file)) of_files += folder.sum_of(other);
  }
  std::string of_events;
  for (const std::size_t event : sheet.events) of_events += sheet.table->sums[event].what;
  return fmt::format("{:.16}-{:.16}-{:.16}-{:.16}", common, checksum(sheet.words), checksum(of_files),
                     checksum(of_events));
}

std::vector<std::string> changed_parts(const std::string& before, const std::string& now) {
  constexpr std::array parts{"program", "options", "files", "events"};
  constexpr std::size_t length = 17;  // of a part with the dash behind it
  std::vector<std::string> changed;
  if (before.size() != now.size() || now.size() + 1 != parts.size() * length) return changed;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (before.compare(i * length, length, now, i * length, length) != 0) changed.emplace_back(parts[i]);
  return changed;
}

}  // namespace dateline
