#include "command/command.hpp"

namespace dateline {

const std::vector<Command>& commands() {
  static const std::vector<Command> table{
      {"geocode", "Resolves place names to places", run_geocode},
  };
  return table;
}

}  // namespace dateline
