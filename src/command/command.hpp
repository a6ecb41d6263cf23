#pragma once

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dateline/finding.hpp"
#include "dateline/time/period.hpp"

namespace dateline {

/// A subcommand: a row of the table in table.cpp. `run` gets the words after the
/// command's name and returns the exit code.
struct Command {
  const char* name;
  const char* summary;
  int (*run)(const std::vector<std::string>& arguments);
};

const std::vector<Command>& commands();

/// Writes the table as the pages of help have it, a command a line.
void print_table(const std::vector<Command>& table, std::ostream& out);

/// Commands below a command: "dateline style check".
struct CommandGroup {
  const char* name;
  const char* about;  ///< a sentence for its page
  std::vector<Command> commands;
};

/// Runs the command that the first word names; shows the group's page when help is asked for
/// (exit code 0) or no word is given (2). Throws UsageError with a near miss for a wrong word.
int run_group(const CommandGroup& group, const std::vector<std::string>& arguments);

int run_geocode(const std::vector<std::string>& arguments);
int run_map(const std::vector<std::string>& arguments);
int run_mapset(const std::vector<std::string>& arguments);
int run_export(const std::vector<std::string>& arguments);
int run_style(const std::vector<std::string>& arguments);
int run_check(const std::vector<std::string>& arguments);
int run_gazetteer(const std::vector<std::string>& arguments);

/// What every command understands.
struct CommonOptions {
  bool quiet = false;
  std::string color = "auto";           ///< auto, always or never
  std::string findings_file;            ///< --findings FILE.jsonl
  std::vector<std::string> gazetteers;  ///< empty: the built-in one and the world's index
  std::vector<std::string> overrides;   ///< --overrides FILE.toml
  std::optional<Period> as_of;
};

/// A parser for the command with the common options added.
std::unique_ptr<CLI::App> command_parser(const char* name, const char* description, CommonOptions& options);

/// Reads the words; prints the help page when it is asked for and returns false then.
/// Throws UsageError with a near miss for a wrong word.
bool parse(CLI::App& app, const std::vector<std::string>& arguments);

/// Prints the findings to standard error, writes --findings, and gives the exit code:
/// 1 if any is an error, else 0.
int report(const Findings& findings, const CommonOptions& options);

/// Throws UsageError with a near miss for a word of --type that is no type or subtype of events.
void check_event_types(const std::vector<std::string>& types);

/// The whole program: chooses the command, turns exceptions into messages and exit codes.
int run_program(const std::vector<std::string>& arguments);

}  // namespace dateline
