#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace dateline {

/// Does the jobs in `processes` processes that share what this one has loaded. A process takes the next
/// job when it is done with one. `work` runs in one of them and gives an answer, `done` runs here with
/// each answer as it comes, in any order; when a process dies the job that it was at has a failure,
/// which says how, and another process does the rest.
void in_processes(const std::vector<std::size_t>& jobs, std::size_t processes,
                  const std::function<std::string(std::size_t job)>& work,
                  const std::function<void(std::size_t job, std::string answer, std::string failure)>& done);

}  // namespace dateline
