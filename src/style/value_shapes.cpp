// Plain values as paddings, lists and offsets: a single one stands for all.

#include <algorithm>

#include "style/operators.hpp"

namespace dateline {

namespace {

constexpr std::string_view anchors[] = {"center",   "left",      "right",       "top",         "bottom",
                                        "top-left", "top-right", "bottom-left", "bottom-right"};

std::optional<std::vector<double>> plain_numbers(const StyleValue& value) {
  if (const double* single = value.as<double>()) return std::vector{*single};
  const auto* items = value.as<StyleArray>();
  if (!items) return std::nullopt;
  std::vector<double> numbers;
  for (const StyleValue& item : **items) {
    if (!item.as<double>()) return std::nullopt;
    numbers.push_back(*item.as<double>());
  }
  return numbers;
}

std::optional<StyleColour> colour_in(const StyleValue& value) {
  return value.as<std::string>() ? parse_colour(*value.as<std::string>()) : std::nullopt;
}

}  // namespace

std::optional<StylePadding> padding_of(const StyleValue& value) {
  if (const auto* padding = value.as<StylePadding>()) return *padding;
  const auto n = plain_numbers(value);
  if (!n || n->empty() || n->size() > 4) return std::nullopt;
  const auto side = [&](std::size_t second, std::size_t third, std::size_t fourth) {
    return n->size() == 1   ? (*n)[0]
           : n->size() == 2 ? (*n)[second]
           : n->size() == 3 ? (*n)[third]
                            : (*n)[fourth];
  };
  return StylePadding{{side(0, 0, 0), side(1, 1, 1), side(0, 2, 2), side(1, 1, 3)}};
}

std::optional<StyleNumbers> numbers_of(const StyleValue& value) {
  if (const auto* numbers = value.as<StyleNumbers>()) return *numbers;
  auto numbers = plain_numbers(value);
  if (!numbers) return std::nullopt;
  return std::make_shared<const std::vector<double>>(*std::move(numbers));
}

std::optional<StyleColours> colours_of(const StyleValue& value) {
  if (const auto* colours = value.as<StyleColours>()) return *colours;
  auto colours = std::make_shared<std::vector<StyleColour>>();
  const auto* items = value.as<StyleArray>();
  const auto add = [&](const StyleValue& item) {
    const auto colour = colour_in(item);
    if (colour) colours->push_back(*colour);
    return colour.has_value();
  };
  const bool good = items ? std::ranges::all_of(**items, add) : add(value);
  return good ? std::optional<StyleColours>(std::move(colours)) : std::nullopt;
}

std::optional<StyleAnchorOffsets> offsets_of(const StyleValue& value) {
  if (const auto* offsets = value.as<StyleAnchorOffsets>()) return *offsets;
  const auto* given = value.as<StyleArray>();
  if (!given || (*given)->empty() || (*given)->size() % 2 != 0) return std::nullopt;
  auto offsets = std::make_shared<std::vector<StyleAnchorOffset>>();
  for (std::size_t i = 0; i < (*given)->size(); i += 2) {
    const auto* anchor = (**given)[i].as<std::string>();
    const auto offset = plain_numbers((**given)[i + 1]);
    const bool pair = offset && offset->size() == 2 && (**given)[i + 1].as<StyleArray>();
    if (!anchor || !std::ranges::count(anchors, *anchor) || !pair) return std::nullopt;
    offsets->push_back({*anchor, (*offset)[0], (*offset)[1]});
  }
  return offsets;
}

std::optional<StyleProjection> projection_of(const StyleValue& value) {
  if (const auto* name = value.as<std::string>()) return StyleProjection{*name, *name, 1};
  if (const auto* made = value.as<StyleProjections>()) return **made;
  const StyleValue *from = nullptr, *to = nullptr, *transition = nullptr;
  if (const auto* items = value.as<StyleArray>(); items && (*items)->size() == 3) {
    from = &(**items)[0];
    to = &(**items)[1];
    transition = &(**items)[2];
  } else if (const auto* members = value.as<StyleObject>()) {
    from = member(*members, "from");
    to = member(*members, "to");
    transition = member(*members, "transition");
  }
  if (!from || !to || !transition) return std::nullopt;
  if (!from->as<std::string>() || !to->as<std::string>() || !transition->as<double>()) return std::nullopt;
  return StyleProjection{*from->as<std::string>(), *to->as<std::string>(), *transition->as<double>()};
}

}  // namespace dateline
