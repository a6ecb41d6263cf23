#include "command/command.hpp"

namespace dateline {

const std::vector<Command>& commands() {
  static const std::vector<Command> table{};
  return table;
}

}  // namespace dateline
