// Arithmetic, as JavaScript reckons.

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "style/operators.hpp"

namespace dateline {

namespace {

using enum TypeKind;
using Arguments = std::span<const StyleValue>;

double at(Arguments arguments, std::size_t index) {
  return *arguments[index].as<double>();
}

/// An operator over one number.
template <double (*function)(double)>
StyleValue one(Arguments arguments, Evaluation&) {
  return function(at(arguments, 0));
}

/// An operator over two numbers.
template <double (*function)(double, double)>
StyleValue two(Arguments arguments, Evaluation&) {
  return function(at(arguments, 0), at(arguments, 1));
}

/// An operator over any number of numbers.
template <double (*function)(double, double)>
StyleValue many(Arguments arguments, Evaluation&, double start) {
  for (const StyleValue& argument : arguments) start = function(start, *argument.as<double>());
  return start;
}

double minus(double a, double b) {
  return a - b;
}
double negative(double a) {
  return -a;
}
double divided(double a, double b) {
  return a / b;
}
double remainder(double a, double b) {
  return std::fmod(a, b);
}
double lesser(double a, double b) {
  return std::isnan(a) || std::isnan(b) ? a + b : std::min(a, b);
}
double greater(double a, double b) {
  return std::isnan(a) || std::isnan(b) ? a + b : std::max(a, b);
}
// JavaScript has no number for 1 to the power of what is endless or no number.
double power(double a, double b) {
  if (std::isnan(b) || (std::isinf(b) && std::abs(a) == 1)) return std::numeric_limits<double>::quiet_NaN();
  return std::pow(a, b);
}
double absolute(double a) {
  return std::abs(a);
}
double upwards(double a) {
  return std::ceil(a);
}
double downwards(double a) {
  return std::floor(a);
}
double rounded(double a) {
  return std::round(a);
}
double root(double a) {
  return std::sqrt(a);
}
double natural_log(double a) {
  return std::log(a);
}
// The reference implementation divides logarithms, so 1000 has a little less than 3.
double decimal_log(double a) {
  return std::log(a) / std::numbers::ln10;
}
double binary_log(double a) {
  return std::log(a) / std::numbers::ln2;
}
double sine(double a) {
  return std::sin(a);
}
double cosine(double a) {
  return std::cos(a);
}
double tangent(double a) {
  return std::tan(a);
}
double arc_sine(double a) {
  return std::asin(a);
}
double arc_cosine(double a) {
  return std::acos(a);
}
double arc_tangent(double a) {
  return std::atan(a);
}
double plus(double a, double b) {
  return a + b;
}
double times(double a, double b) {
  return a * b;
}

StyleValue sum(Arguments arguments, Evaluation& evaluation) {
  return many<plus>(arguments, evaluation, 0);
}
StyleValue product(Arguments arguments, Evaluation& evaluation) {
  return many<times>(arguments, evaluation, 1);
}
StyleValue least(Arguments arguments, Evaluation& evaluation) {
  return many<lesser>(arguments, evaluation, std::numeric_limits<double>::infinity());
}
StyleValue greatest(Arguments arguments, Evaluation& evaluation) {
  return many<greater>(arguments, evaluation, -std::numeric_limits<double>::infinity());
}

StyleValue e(Arguments, Evaluation&) {
  return std::numbers::e;
}
StyleValue pi(Arguments, Evaluation&) {
  return std::numbers::pi;
}
StyleValue ln2(Arguments, Evaluation&) {
  return std::numbers::ln2;
}

Operator unary(std::string_view name, EvaluateStrict evaluate) {
  return {name, "Math", "number → number", nullptr, {{number, {number}, evaluate}}};
}

Operator binary(std::string_view name, EvaluateStrict evaluate) {
  return {name, "Math", "number, number → number", nullptr, {{number, {number, number}, evaluate}}};
}

Operator variadic(std::string_view name, EvaluateStrict evaluate) {
  return {name, "Math", "number, … → number", nullptr, {{number, {number}, evaluate, true}}};
}

Operator number_named(std::string_view name, EvaluateStrict evaluate) {
  return {name, "Math", "→ number", nullptr, {{number, {}, evaluate}}};
}

}  // namespace

std::vector<Operator> math_operators() {
  return {
      variadic("+", sum),
      variadic("*", product),
      {"-",
       "Math",
       "number(, number) → number",
       nullptr,
       {{number, {number, number}, two<minus>}, {number, {number}, one<negative>}}},
      binary("/", two<divided>),
      binary("%", two<remainder>),
      binary("^", two<power>),
      variadic("min", least),
      variadic("max", greatest),
      unary("abs", one<absolute>),
      unary("ceil", one<upwards>),
      unary("floor", one<downwards>),
      unary("round", one<rounded>),
      unary("sqrt", one<root>),
      unary("ln", one<natural_log>),
      unary("log10", one<decimal_log>),
      unary("log2", one<binary_log>),
      unary("sin", one<sine>),
      unary("cos", one<cosine>),
      unary("tan", one<tangent>),
      unary("asin", one<arc_sine>),
      unary("acos", one<arc_cosine>),
      unary("atan", one<arc_tangent>),
      number_named("e", e),
      number_named("pi", pi),
      number_named("ln2", ln2),
  };
}

}  // namespace dateline
