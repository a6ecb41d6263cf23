#include "command/mapset_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <numeric>
#include <optional>
#include <span>

#include "command/draw_map.hpp"
#include "command/map_sheet.hpp"
#include "command/mapset_axes.hpp"
#include "command/mapset_common.hpp"
#include "command/mapset_frame.hpp"
#include "command/mapset_names.hpp"
#include "command/mapset_options.hpp"
#include "command/mapset_overview.hpp"
#include "dateline/error.hpp"
#include "dateline/select/select.hpp"

namespace dateline {
namespace {

constexpr std::size_t most_told = 40;        ///< names in one sentence
constexpr std::size_t most_sheets = 200000;  ///< of one map

/// Cuts one map of the set into its sheets.
class MapCutter {
 public:
  MapCutter(const MapSet& set, const SetMap& map, const SetTable& table, const Gazetteer& gazetteer,
            SetPlan& plan)
      : m_set(set), m_map(map), m_table(table), m_gazetteer(gazetteer), m_plan(plan) {
    group_outputs();
  }

  void cut() {
    const std::size_t before = m_plan.sheets.size();
    const std::size_t known = m_plan.findings.size();
    std::vector<AxisSteps> axes;
    std::vector<std::size_t> counts;
    for (const SetAxis& axis : m_map.axes) {
      axes.push_back(steps_of(axis, m_map, m_table, m_plan.findings));
      counts.push_back(axes.back().size());
    }
    tell_faults(axes);
    if (m_plan.findings.size() > known) return;
    check_number(counts);
    std::vector<std::vector<std::vector<std::size_t>>> events;
    for (std::size_t i = 0; i < axes.size(); ++i)
      events.push_back(events_of_steps(m_map.axes[i], axes[i], m_table));
    for (const auto& combination : combinations(counts)) {
      AxisSteps steps;
      std::vector<const std::vector<std::size_t>*> candidates;
      for (std::size_t i = 0; i < axes.size(); ++i) {
        steps.push_back(axes[i][combination[i]]);
        if (!events[i].empty()) candidates.push_back(&events[i][combination[i]]);
      }
      add_sheet(steps, std::move(candidates));
    }
    tell_empty();
    const std::span<PlannedSheet> own(m_plan.sheets.begin() + static_cast<std::ptrdiff_t>(before),
                                      m_plan.sheets.end());
    if (m_map.common_extent) give_common_extent(own, m_gazetteer);
    if (m_map.common_scale) give_common_scale(own, m_gazetteer);
    if (m_map.common_legend) give_common_legend(own, m_gazetteer);
    give_common_frames(own, m_gazetteer);
  }

 private:
  /// Throws InputError when the combinations are so many that nobody means them.
  void check_number(const std::vector<std::size_t>& counts) const {
    std::size_t sheets = 1;
    std::string product;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      product += fmt::format("{}{} × '{}'", i == 0 ? "" : ", ", counts[i], m_map.axes[i].name);
      sheets =
          counts[i] > most_sheets / sheets ? most_sheets + 1 : sheets * std::max<std::size_t>(1, counts[i]);
      if (sheets > most_sheets) break;
    }
    if (sheets > most_sheets)
      refuse(m_map.axes.front().origin,
             fmt::format("this map would have more than {} sheets ({}): name fewer values, or make a set of "
                         "each part",
                         most_sheets, product));
  }

  /// All that is wrong in the texts of the first sheet; what it is in others is told by the first of them.
  void tell_faults(const std::vector<AxisSteps>& axes) {
    if (std::ranges::any_of(axes, &AxisSteps::empty)) return;
    AxisSteps first;
    for (const AxisSteps& steps : axes) first.push_back(steps.front());
    TemplateValues values = values_of(first);
    values["count"] = 0LL;
    std::vector<Setting> settings = m_map.settings;
    for (const SetOutput& output : m_map.outputs)
      settings.insert(settings.end(), output.settings.begin(), output.settings.end());
    for (const Setting& setting : settings) try {
        for (Finding& fault : m_reader.faults_of(filled_settings({setting}, values, false)))
          m_plan.findings.push_back(std::move(fault));
      } catch (const InputError& error) {
        tell(Severity::error, error.origin(), error.what());
      }
  }

  void tell_empty() {
    if (m_empty.empty()) return;
    const bool skip = m_map.empty == EmptySheets::skip;
    const bool one = m_empty.size() == 1;
    const std::size_t told = std::min(most_told, m_empty.size());
    const Origin& where = m_map.axes.empty() ? m_map.origin : m_map.axes.front().origin;
    tell(Severity::note, where,
         fmt::format("{} {} no events and {}: {}{}",
                     one ? "1 sheet" : fmt::format("{} sheets", m_empty.size()), one ? "has" : "have",
                     skip  ? (one ? "is left out" : "are left out")
                     : one ? "is drawn without (empty = \"skip\" leaves it out)"
                           : "are drawn without (empty = \"skip\" leaves them out)",
                     fmt::join(m_empty.begin(), m_empty.begin() + static_cast<std::ptrdiff_t>(told), ", "),
                     told == m_empty.size() ? "" : fmt::format(" and {} more", m_empty.size() - told)));
  }

  void tell(Severity severity, const Origin& where, const std::string& message) const {
    m_plan.findings.push_back({severity, where, message});
  }

  TemplateValues values_of(const AxisSteps& steps) const {
    TemplateValues values{{"set", m_set.title}};
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (steps[i].period)
        values[m_map.axes[i].name] = NamedPeriod{steps[i].text, *steps[i].period};
      else
        values[m_map.axes[i].name] = steps[i].text;
    }
    return values;
  }

  /// The settings with their templates filled. The keys that choose events come before the count is
  /// known, so it is not among the values then.
  std::vector<Setting> filled_settings(const std::vector<Setting>& settings, const TemplateValues& values,
                                       bool choosing_only) const {
    std::vector<Setting> all;
    for (const Setting& setting : settings) {
      const bool chooses = setting.key == "type" || setting.key == "from" || setting.key == "to";
      if (choosing_only && !chooses) continue;
      all.push_back(setting);
      for (std::string& word : all.back().words) {
        auto text = setting.key == "subtitle" ? filled_but_for(counts_of_map(0, 0), word, values)
                                              : filled(word, values);
        if (!text) refuse(setting.origin, fmt::format("'{}': {}", setting.key, text.error()));
        word = *std::move(text);
      }
    }
    return all;
  }

  /// What the options choose; it is the same for most sheets.
  const Selection& selection_of(const TemplateValues& values) {
    std::vector<Setting> settings = filled_settings(m_map.settings, values, true);
    std::string words;
    for (const Setting& setting : settings) words += fmt::format("{}\n", fmt::join(setting.words, "\n"));
    if (!m_selection || words != m_selection_words) {
      const MapOptions choice = m_reader.options_of(settings);
      m_selection = Selection{chosen_period(choice), choice.types};
      m_selection_words = std::move(words);
    }
    return *m_selection;
  }

  /// The events that are among all candidates of its axes, or of all the table, and are selected.
  void choose_events(PlannedSheet& sheet, const AxisSteps& steps, const Selection& selection,
                     std::vector<const std::vector<std::size_t>*> candidates) {
    sheet.period = *selection.period;
    for (const AxisStep& step : steps)
      if (step.period) {
        const auto both = intersection(sheet.period, *step.period);
        if (!both)
          refuse(m_map.origin,
                 fmt::format("{} lies outside of the days that 'from' and 'to' leave", step.text));
        sheet.period = *both;
      }
    if (m_all.empty()) {
      m_all.resize(m_table.events.size());
      std::iota(m_all.begin(), m_all.end(), std::size_t{0});
    }
    if (candidates.empty()) candidates.push_back(&m_all);
    std::ranges::sort(candidates, {}, [](const auto* events) { return events->size(); });
    const Selection of_sheet{sheet.period, selection.types};
    for (const std::size_t event : *candidates.front())
      if (std::ranges::all_of(
              candidates.begin() + 1, candidates.end(),
              [&](const auto* others) { return std::ranges::binary_search(*others, event); }) &&
          is_selected(m_table.events[event], of_sheet))
        sheet.events.push_back(event);
  }

  std::string name_of(const TemplateValues& values) const {
    TemplateValues words = values;
    for (auto& [name, value] : words)
      if (auto* text = std::get_if<std::string>(&value)) *text = file_word(*text);
    auto name = filled(m_map.name, words);
    if (!name) refuse(m_map.name_origin, "'name': " + name.error());
    const std::filesystem::path path(*name);
    if (name->empty() || path.is_absolute() || name->find("..") != std::string::npos || !path.has_filename())
      refuse(m_map.name_origin, fmt::format("'{}' is no name of files within the folder of the set", *name));
    return *name;
  }

  void add_sheet(const AxisSteps& steps, std::vector<const std::vector<std::size_t>*> candidates) {
    TemplateValues values = values_of(steps);
    PlannedSheet sheet;
    sheet.from = &m_map;
    sheet.table = &m_table;
    sheet.exports = m_map.exports;
    for (const AxisStep& step : steps)
      if (!step.period) sheet.subjects.push_back(step.text);
    choose_events(sheet, steps, selection_of(values), std::move(candidates));
    values["count"] = static_cast<long long>(sheet.events.size());
    sheet.name = name_of(values);
    if (sheet.events.empty()) {
      const bool skip = m_map.empty == EmptySheets::skip;
      m_empty.push_back(sheet.name);
      if (skip) return;
    }
    add_maps(sheet, values);
    m_plan.sheets.push_back(std::move(sheet));
  }

  /// Outputs that differ in their endings only are one map.
  void group_outputs() {
    for (const SetOutput& output : m_map.outputs) {
      std::vector<Setting> settings = m_map.settings;
      for (const Setting& own : output.settings) {
        std::erase_if(settings, [&](const Setting& other) { return other.key == own.key; });
        settings.push_back(own);
      }
      const auto same = std::ranges::find_if(m_settings, [&](const auto& other) {
        return std::ranges::equal(other, settings, [](const Setting& a, const Setting& b) {
          return a.key == b.key && a.words == b.words;
        });
      });
      m_map_of_output.push_back(static_cast<std::size_t>(same - m_settings.begin()));
      if (same == m_settings.end()) m_settings.push_back(std::move(settings));
    }
  }

  void add_maps(PlannedSheet& sheet, const TemplateValues& values) {
    std::string words;
    for (std::size_t i = 0; i < m_settings.size(); ++i) {
      const std::vector<Setting> settings = filled_settings(m_settings[i], values, false);
      sheet.maps.push_back(m_reader.options_of(settings));
      set_days(sheet.maps.back(), sheet.period);
      set_subtitle(sheet.maps.back(), sheet.events.size());
      for (const Setting& setting : settings)
        for (const std::string& word : setting.words)
          words += fmt::format("{} {}={}\n", i, setting.key, word);
    }
    for (std::size_t i = 0; i < m_map.outputs.size(); ++i) {
      const SetOutput& output = m_map.outputs[i];
      MapOptions& map = sheet.maps[m_map_of_output[i]];
      map.outputs.push_back(sheet.name + output.suffix + "." + output.ending);
      sheet.words += fmt::format("{} {}\n", m_map_of_output[i], map.outputs.back());
    }
    sheet.words += words;
    if (m_map.report) sheet.maps.front().report = sheet.name + ".report.json";
    if (m_map.alt_text) sheet.maps.front().alt_text = sheet.name + ".txt";
    sheet.words += fmt::format("{} {} {} {}\n", m_map.report, m_map.alt_text, to_edtf(sheet.period),
                               fmt::join(m_map.exports, ","));
    sheet.title = sheet.maps.front().title;
  }

  static void set_days(MapOptions& options, const Period& period) {
    options.from = period.starts_open() ? "" : to_string(period.first);
    options.to = period.ends_open() ? "" : to_string(period.last);
  }

  /// As if the map showed all events; a template that says how many it shows stays one until it is drawn.
  static void set_subtitle(MapOptions& options, std::size_t events) {
    if (auto words = filled(options.subtitle, {})) {
      options.subtitle = *std::move(words);
      return;
    }
    options.subtitle_template = options.subtitle;
    options.subtitle = filled(options.subtitle_template, counts_of_map(events, 0)).value_or("");
  }

  const MapSet& m_set;
  const SetMap& m_map;
  const SetTable& m_table;
  const Gazetteer& m_gazetteer;
  SetPlan& m_plan;
  std::vector<std::vector<Setting>> m_settings;  ///< of the maps of each sheet
  std::vector<std::size_t> m_map_of_output;      ///< which of them an output shows
  SettingsReader m_reader;
  std::optional<Selection> m_selection;
  std::string m_selection_words;
  std::vector<std::size_t> m_all;  ///< numbers of all events
  std::vector<std::string> m_empty;
};

/// What the defaults say wrongly is found for every map.
void tell_once(Findings& findings) {
  Findings all;
  for (Finding& finding : findings)
    if (std::ranges::find(all, finding) == all.end()) all.push_back(std::move(finding));
  findings = std::move(all);
}

}  // namespace

double PlannedSheet::cost() const {
  double pixels = 0;
  for (const MapOptions& map : maps) pixels += static_cast<double>(map.outputs.size());
  return pixels * (1 + static_cast<double>(events.size()) / 2000);
}

std::vector<LocatedEvent> events_of(const PlannedSheet& sheet) {
  std::vector<LocatedEvent> events;
  events.reserve(sheet.events.size());
  for (const std::size_t i : sheet.events) events.push_back(sheet.table->events[i]);
  return events;
}

SetPlan planned_set(const MapSet& set, const SetTables& tables, const Gazetteer& gazetteer) {
  SetPlan plan;
  for (const SetMap& map : set.maps) {
    const std::size_t before = plan.sheets.size();
    try {
      MapCutter(set, map, tables.at(map.events), gazetteer, plan).cut();
    } catch (const InputError& error) {
      plan.findings.push_back({Severity::error, error.origin(), error.what()});
      plan.sheets.erase(plan.sheets.begin() + static_cast<std::ptrdiff_t>(before), plan.sheets.end());
    }
  }
  try {
    if (set.overview) plan.overview = overview_of_nothing(set);
  } catch (const InputError& error) {
    plan.findings.push_back({Severity::error, error.origin(), error.what()});
  }
  check_names(plan, set);
  tell_once(plan.findings);
  return plan;
}

}  // namespace dateline
