#include "dateline/error.hpp"

#include <utility>

namespace dateline {

InputError::InputError(const std::string& message, Origin origin)
    : std::runtime_error(message), m_origin(std::move(origin)) {}

}  // namespace dateline
