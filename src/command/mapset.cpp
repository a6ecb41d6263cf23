#include <fmt/format.h>
#include <fnmatch.h>
#include <sys/resource.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iostream>
#include <numeric>
#include <set>
#include <thread>

#include "command/folder_lock.hpp"
#include "command/load_gazetteer.hpp"
#include "command/mapset_bound.hpp"
#include "command/mapset_check.hpp"
#include "command/mapset_faults.hpp"
#include "command/mapset_options.hpp"
#include "command/mapset_run.hpp"
#include "command/mapset_watch.hpp"
#include "dateline/error.hpp"
#include "dateline/version.hpp"
#include "dateline/write/file.hpp"
#include "text/counted.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

void add_options(CLI::App& app, MapSetOptions& o) {
  app.add_option("manifest", o.manifest, "What maps there are, as TOML")->type_name("MANIFEST.toml");
  app.add_option("-o,--output", o.folder, "Folder for the maps, index.html and manifest.json")
      ->type_name("DIR");
  app.add_option("--only", o.only, "Only sheets with such a name (* and ? stand for any letters); repeatable")
      ->type_name("GLOB")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->expected(1);
  app.add_option("--jobs", o.jobs, "Processes that draw at the same time; without it one a processor")
      ->type_name("N")
      ->check(CLI::Range(1, 256));
  app.add_option("--shard", o.shard, "Makes the I-th of N parts of the set, alike in work")->type_name("I/N");
  app.add_option(
         "--join", o.join,
         "Joins the folders of shards into that of -o; with the manifest also makes what is of all sheets")
      ->type_name("DIR")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app.add_flag("--list", o.list, "Prints the sheets and draws nothing");
  app.add_flag("--check", o.check, "Draws nothing; lists what is not as it would be made (exit code 1)");
  app.add_option("--diff", o.difference,
                 "With --check: draws what is not up to date into DIR, before, after and what changed")
      ->type_name("DIR");
  app.add_flag("--force", o.force, "Makes every sheet anew; with --check draws all and compares the bytes");
  app.add_flag("--watch", o.watch, "Makes what has changed whenever a file that was read is saved");
  app.add_flag("--schema", o.schema, "Prints the JSON Schema of manifests, for editors");
}

/// Sheets of one part of `count`: the costliest first, each to the part that has least to do.
std::vector<std::size_t> shard_of(const SetPlan& plan, std::size_t which, std::size_t count) {
  std::vector<std::size_t> order(plan.sheets.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (count == 1) return order;
  std::vector<double> costs;
  for (const PlannedSheet& sheet : plan.sheets) costs.push_back(sheet.cost());
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return costs[a] > costs[b]; });
  std::vector<double> load(count, 0);
  std::vector<std::size_t> own;
  for (const std::size_t sheet : order) {
    const auto least = std::ranges::min_element(load);
    *least += costs[sheet];
    if (static_cast<std::size_t>(least - load.begin()) == which) own.push_back(sheet);
  }
  std::ranges::sort(own);
  return own;
}

/// "2/5": the second of five; {0, 1} without the option.
std::pair<std::size_t, std::size_t> parsed_shard(const std::string& text) {
  if (text.empty()) return {0, 1};
  std::size_t which = 0;
  std::size_t count = 0;
  const char* end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, which);
  if (first.ec == std::errc() && first.ptr != end && *first.ptr == '/') {
    const auto second = std::from_chars(first.ptr + 1, end, count);
    if (second.ec == std::errc() && second.ptr == end && which >= 1 && which <= count)
      return {which - 1, count};
  }
  throw UsageError(fmt::format("--shard: '{}' is no part of a set: write 1/4 for the first of four", text));
}

/// The sheets that this run is about.
std::vector<std::size_t> chosen_sheets(const MapSetOptions& o, const SetPlan& plan) {
  const auto [which, count] = parsed_shard(o.shard);
  std::vector<std::size_t> chosen = shard_of(plan, which, count);
  if (o.only.empty()) return chosen;
  std::erase_if(chosen, [&](std::size_t sheet) {
    return std::ranges::none_of(o.only, [&](const std::string& glob) {
      return fnmatch(glob.c_str(), plan.sheets[sheet].name.c_str(), 0) == 0;
    });
  });
  if (chosen.empty())
    throw UsageError(
        fmt::format("--only: no sheet has such a name; 'dateline mapset {} --list' prints them", o.manifest));
  return chosen;
}

void print_list(const SetPlan& plan, const std::vector<std::size_t>& chosen) {
  for (const std::size_t number : chosen) {
    const PlannedSheet& sheet = plan.sheets[number];
    std::string files;
    for (const MapOptions& map : sheet.maps)
      for (const std::string& file : map.outputs) files += ' ' + file;
    fmt::print("{}\t{} {}\t{}\t{}\n", sheet.name, sheet.events.size(),
               sheet.events.size() == 1 ? "event" : "events", sheet.title, files.substr(1));
  }
}

/// All that one run knows of its set.
class SetRun {
 public:
  SetRun(MapSetOptions options, SetFolder folder)
      : m_options(std::move(options)), m_folder(std::move(folder)) {}

  std::vector<std::string> inputs() const { return m_folder.inputs(); }
  bool have_inputs_changed() { return m_folder.have_inputs_changed(); }

  int run() {
    std::optional<FolderLock> lock;
    if (makes()) lock.emplace(m_folder.name(), m_options.common.quiet);
    if (makes() && !m_options.force && m_folder.is_up_to_date()) {
      say("Nothing to do: every file is as it would be made.");
      return report_of(m_folder.last_record());
    }
    if (!read()) {
      report(m_findings, m_options.common);
      return 3;
    }
    if (m_options.list) {
      print_list(m_plan, m_chosen);
      add(faults_of_sheets(m_plan, *m_gazetteer));
      return report(m_findings, m_options.common);
    }
    for (const PlannedSheet& sheet : m_plan.sheets) m_sums.push_back(sum_of(sheet, m_common, m_folder));
    return m_options.check ? check() : make();
  }

 private:
  bool makes() const { return !m_options.list && !m_options.check; }

  void say(const std::string& words) const {
    if (!m_options.common.quiet) std::cerr << words << '\n';
  }

  void add(const Findings& findings) {
    m_findings.insert(m_findings.end(), findings.begin(), findings.end());
  }

  /// False when the manifest is wrong, so that nothing can be made; the findings say why.
  bool read() {
    m_folder.sum_of(m_options.manifest);
    m_set = read_map_set(m_options.manifest, map_keys(), m_findings);
    for (std::string& file : m_set.gazetteers) m_options.common.gazetteers.push_back(std::move(file));
    for (std::string& file : m_set.overrides) m_options.common.overrides.push_back(std::move(file));
    expect_inputs();
    add(missing_inputs(m_set));
    if (has_error(m_findings)) return false;
    m_gazetteer.emplace(load_gazetteer(m_options.common, m_findings));
    m_tables = read_tables(m_set, *m_gazetteer, m_findings);
    m_plan = planned_set(m_set, m_tables, *m_gazetteer);
    add(m_plan.findings);
    if (has_error(m_plan.findings)) return false;
    m_chosen = chosen_sheets(m_options, m_plan);
    std::vector<std::string> gazetteers = m_options.common.gazetteers;
    gazetteers.insert(gazetteers.end(), m_options.common.overrides.begin(), m_options.common.overrides.end());
    m_common = common_sum(m_folder, gazetteers);
    std::vector<std::string> files{m_options.manifest};
    files.insert(files.end(), gazetteers.begin(), gazetteers.end());
    for (const auto& [tables, unused] : m_tables) files.insert(files.end(), tables.begin(), tables.end());
    for (const std::string& file : files)
      m_inputs.push_back({file, m_folder.sum_of(file), fs::file_size(file)});
    return true;
  }

  /// Makes the files that are read next inputs, so that --watch waits for one that cannot be read.
  void expect_inputs() {
    for (const std::vector<std::string>* files : {&m_options.common.gazetteers, &m_options.common.overrides})
      for (const std::string& file : *files) m_folder.sum_of(file);
    for (const SetMap& map : m_set.maps)
      for (const std::string& file : map.events) m_folder.sum_of(file);
  }

  bool is_made(const RecordedSheet* old, std::size_t number) {
    return old != nullptr && old->failure.empty() && old->depends_on == m_sums[number] &&
           m_folder.holds(*old);
  }

  int make() {
    const SetRecord old = m_folder.last_record();
    SetRecord record;
    record.version = version();
    record.title = m_set.title;
    record.inputs = m_inputs;
    record.findings = m_findings;
    record.planned = m_plan.sheets.size();
    std::vector<std::size_t> to_do;
    for (std::size_t number = 0; number < m_plan.sheets.size(); ++number) {
      const bool chosen = std::ranges::binary_search(m_chosen, number);
      const RecordedSheet* before = old.find(m_plan.sheets[number].name);
      if (chosen && (m_options.force || !is_made(before, number)))
        to_do.push_back(number);
      else if (before != nullptr && (chosen || m_options.shard.empty())) {
        record.sheets.push_back(*before);
        record.sheets.back().number = number + 1;
      }
    }
    if (!to_do.empty()) m_folder.remove_dead_parts(m_plan);
    const std::size_t jobs =
        m_options.jobs > 0 ? m_options.jobs : std::max(1U, std::thread::hardware_concurrency());
    std::vector<RecordedSheet> made =
        drawn_sheets(m_plan, to_do, m_sums, *m_gazetteer, m_folder.name(), jobs,
                     [&](const RecordedSheet& sheet) { tell(sheet, old.find(sheet.name)); });
    record.sheets.insert(record.sheets.end(), made.begin(), made.end());
    std::ranges::sort(record.sheets, {}, &RecordedSheet::number);
    std::set<std::string> planned;
    for (const PlannedSheet& sheet : m_plan.sheets) planned.insert(sheet.name);
    const SheetsMade all{m_set, m_plan, *m_gazetteer, m_folder, m_common};
    if (m_options.only.empty() && m_options.shard.empty())
      bind_sheets(all, m_options.force ? SetRecord() : old, record);
    else
      keep_bound_files(all, old, record);
    m_folder.remove_leftovers(old, record, planned);
    m_folder.finish(record);
    rusage use{};
    getrusage(RUSAGE_CHILDREN, &use);
    const auto failed = static_cast<std::size_t>(std::ranges::count_if(
        made, [](const std::string& failure) { return !failure.empty(); }, &RecordedSheet::failure));
    say(fmt::format(
        "{} made, {} up to date{}{}", counted(to_do.size() - failed, "sheet"), m_chosen.size() - to_do.size(),
        failed == 0 ? "" : fmt::format(", {} failed", failed),
        to_do.empty() ? "" : fmt::format("; the largest process took {} MB", use.ru_maxrss / 1000)));
    return report_of(record);
  }

  /// A line for a sheet that is ready, as soon as it is.
  void tell(const RecordedSheet& sheet, const RecordedSheet* before) {
    if (sheet.failure.empty()) m_folder.note(sheet);
    const std::string changes = before == nullptr ? "" : changes_in_words(*before, sheet);
    say(sheet.name + (!sheet.failure.empty() ? ": failed: " + sheet.failure
                      : changes.empty()      ? ""
                                             : ": " + changes));
  }

  int report_of(const SetRecord& record) const {
    Findings all = record.findings;
    for (const RecordedSheet* sheet : record.drawn()) {
      for (Finding finding : sheet->findings) {
        finding.message = "sheet '" + sheet->name + "': " + finding.message;
        all.push_back(std::move(finding));
      }
      if (!sheet->failure.empty())
        all.push_back({Severity::error, {}, "sheet '" + sheet->name + "' was not made: " + sheet->failure});
    }
    return report_briefly(all);
  }

  /// Notes on more than a few sheets hide what matters; they are in the folder's findings.jsonl.
  int report_briefly(const Findings& all) const {
    constexpr std::ptrdiff_t few = 5;
    CommonOptions file_only = m_options.common;
    file_only.quiet = true;
    const int code = report(all, file_only);
    const auto is_of_sheet = [](const Finding& finding) {
      return finding.severity == Severity::note && finding.message.starts_with("sheet '");
    };
    const auto notes = std::ranges::count_if(all, is_of_sheet);
    Findings brief = all;
    if (notes > few) {
      std::erase_if(brief, is_of_sheet);
      brief.push_back({Severity::note, {}, fmt::format("{} notes on sheets are in findings.jsonl", notes)});
    }
    CommonOptions words_only = m_options.common;
    words_only.findings_file.clear();
    report(brief, words_only);
    return code;
  }

  int check() {
    return check_set({m_plan, m_chosen, m_sums, m_set, *m_gazetteer, m_options, m_common}, m_folder)
               ? report(m_findings, m_options.common)
               : (report(m_findings, m_options.common), 1);
  }

  MapSetOptions m_options;
  SetFolder m_folder;
  MapSet m_set;
  std::optional<Gazetteer> m_gazetteer;
  SetTables m_tables;
  SetPlan m_plan;
  Findings m_findings;
  std::vector<std::size_t> m_chosen;
  std::string m_common;
  std::vector<std::string> m_sums;
  std::vector<RecordedFile> m_inputs;
};

std::string absolute(const std::string& path) {
  std::string whole = fs::absolute(path).lexically_normal().string();
  while (whole.size() > 1 && whole.back() == '/') whole.pop_back();
  return whole;
}

/// Paths of a manifest start from its own folder, wherever the program is run; those of the command
/// line from where it is run.
void go_to_manifest(MapSetOptions& o) {
  for (std::vector<std::string>* files : {&o.common.gazetteers, &o.common.overrides})
    for (std::string& file : *files) file = absolute(file);
  for (std::string* file : {&o.folder, &o.difference, &o.common.findings_file})
    if (!file->empty() && *file != "-") *file = absolute(*file);
  const fs::path manifest = absolute(o.manifest);
  o.manifest = manifest.filename().string();
  std::error_code error;
  if (fs::is_directory(manifest, error))
    throw InputError("is a folder; name the manifest in it, such as maps.toml", {manifest.string(), 0});
  fs::current_path(manifest.parent_path(), error);
  if (error || !fs::exists(o.manifest, error))
    throw InputError("there is no such file", {manifest.string(), 0});
}

void check_use(const MapSetOptions& o) {
  if (o.folder.empty() && !o.list)
    throw UsageError("-o DIR is missing: the folder that the maps are put into");
  if (o.manifest.empty() && o.join.empty())
    throw UsageError("the manifest is missing: dateline mapset maps.toml -o DIR");
  if (o.watch && (o.check || o.list))
    throw UsageError("--watch makes maps; it goes neither with --check nor --list");
  if (!o.difference.empty() && !o.check) throw UsageError("--diff goes with --check");
}

/// Runs again and again; what is wrong in a file that is being edited is told and waited for, and so is a
/// folder that is away for a while.
[[noreturn]] void watch_set(const MapSetOptions& o, const std::string& words) {
  const fs::path place = fs::current_path();
  watch_files([&] {
    std::error_code gone;
    fs::current_path(place, gone);  // a new folder of that name is another one
    if (gone) {
      const fs::path manifest = place / o.manifest;
      std::cerr << manifest.string() << ": its folder is gone; waiting for it\n";
      return FilesRead{{manifest.string()}, [manifest] { return fs::exists(manifest); }};
    }
    const auto run = std::make_shared<SetRun>(o, SetFolder(o.folder, words));
    try {
      make_folder(o.folder);
      run->run();
    } catch (const InputError& error) {
      std::cerr << to_string(error.origin()) << ": " << error.what() << '\n';
    } catch (const std::exception& error) {
      std::cerr << "dateline: " << error.what() << '\n';
    }
    return FilesRead{run->inputs(), [run] { return run->have_inputs_changed(); }};
  });
}

}  // namespace

int run_mapset(const std::vector<std::string>& arguments) {
  MapSetOptions o;
  const auto app =
      command_parser("mapset", "Makes a set of maps, and only what has changed since.", o.common);
  add_options(*app, o);
  if (!parse(*app, arguments)) return 0;
  if (o.schema) {
    std::cout << manifest_schema();
    return 0;
  }
  check_use(o);
  parsed_shard(o.shard);
  if (!o.join.empty()) {
    const int code = join_shards(o);
    if (o.manifest.empty()) return code;
  }
  go_to_manifest(o);
  if (!o.folder.empty() && !o.check && !o.list) make_folder(o.folder);
  const std::string words =
      fmt::format("{}\n{}\n{}\n{}\n{}", o.manifest, o.shard, fmt::join(o.only, "\n"),
                  fmt::join(o.common.gazetteers, "\n"), fmt::join(o.common.overrides, "\n"));
  if (o.watch) watch_set(o, words);
  return SetRun(o, SetFolder(o.folder, words)).run();
}

}  // namespace dateline
