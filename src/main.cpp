#include <string>
#include <vector>

#include "command/command.hpp"

int main(int count, char** words) {
  return dateline::run_program(std::vector<std::string>(words + (count > 0 ? 1 : 0), words + count));
}
