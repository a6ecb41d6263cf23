#pragma once

#include <limits>
#include <optional>

namespace dateline {

/// A number that may be missing, as large as the number alone: for values of which there are millions.
/// What stands for none (NaN, of whole numbers the least) is no number that it can hold.
template <class Number>
class MaybeNumber {
 public:
  constexpr MaybeNumber() = default;
  constexpr MaybeNumber(std::nullopt_t) {}
  constexpr MaybeNumber(Number number) : m_number(number) {}
  constexpr MaybeNumber(const std::optional<Number>& number) : m_number(number.value_or(none)) {}

  constexpr bool has_value() const { return m_number == m_number && m_number != none; }
  constexpr explicit operator bool() const { return has_value(); }
  constexpr Number operator*() const { return m_number; }
  constexpr Number value_or(Number other) const { return has_value() ? m_number : other; }
  constexpr operator std::optional<Number>() const {
    return has_value() ? std::optional<Number>(m_number) : std::nullopt;
  }
  constexpr void reset() { m_number = none; }

  friend constexpr bool operator==(MaybeNumber a, MaybeNumber b) {
    return a.has_value() ? a.m_number == b.m_number : !b.has_value();
  }

 private:
  using Limits = std::numeric_limits<Number>;
  static constexpr Number none = Limits::has_quiet_NaN ? Limits::quiet_NaN() : Limits::min();

  Number m_number = none;
};

}  // namespace dateline
