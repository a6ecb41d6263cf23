#pragma once

#include <string>
#include <vector>

namespace dateline {

int run_gazetteer_build(const std::vector<std::string>& arguments);
int run_gazetteer_info(const std::vector<std::string>& arguments);

}  // namespace dateline
