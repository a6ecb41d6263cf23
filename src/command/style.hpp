#pragma once

#include <string>
#include <vector>

namespace dateline {

// The commands below "dateline style"; each gets the words after its name and returns the
// exit code.

int run_style_list(const std::vector<std::string>& arguments);
int run_style_show(const std::vector<std::string>& arguments);
int run_style_check(const std::vector<std::string>& arguments);
int run_style_evaluate(const std::vector<std::string>& arguments);
int run_style_reference(const std::vector<std::string>& arguments);

}  // namespace dateline
