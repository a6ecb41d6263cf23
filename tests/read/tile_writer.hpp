#pragma once

#include <protozero/pbf_writer.hpp>
#include <string>
#include <utility>
#include <vector>

namespace tiles {

/// A feature of one shape: 1 points, 2 line, 3 polygon with its rings; texts as attributes.
struct Drawn {
  int type = 1;
  std::vector<std::vector<std::pair<int, int>>> parts;
  std::vector<std::pair<std::string, std::string>> texts;
};

inline std::vector<std::uint32_t> commands(const Drawn& drawn) {
  std::vector<std::uint32_t> words;
  std::pair<int, int> at{0, 0};
  const auto step = [&](std::pair<int, int> to) {
    words.push_back(protozero::encode_zigzag32(to.first - at.first));
    words.push_back(protozero::encode_zigzag32(to.second - at.second));
    at = to;
  };
  for (const auto& part : drawn.parts) {
    words.push_back(1 | 1 << 3);
    step(part.front());
    if (drawn.type == 1) continue;
    words.push_back(2 | static_cast<std::uint32_t>(part.size() - 1) << 3);
    for (std::size_t i = 1; i < part.size(); ++i) step(part[i]);
    if (drawn.type == 3) words.push_back(7 | 1 << 3);
  }
  return words;
}

/// A layer of a tile with an extent of 4096.
inline std::string layer(const std::string& name, const std::vector<Drawn>& features) {
  std::string bytes;
  protozero::pbf_writer writer(bytes);
  writer.add_uint32(15, 2);
  writer.add_string(1, name);
  std::vector<std::string> texts;
  for (const Drawn& feature : features) {
    std::vector<std::uint32_t> tags;
    for (const auto& [key, value] : feature.texts)
      for (const std::string& text : {key, value}) {
        tags.push_back(static_cast<std::uint32_t>(texts.size()));
        texts.push_back(text);
      }
    const std::vector<std::uint32_t> geometry = commands(feature);
    protozero::pbf_writer one(writer, 2);
    one.add_packed_uint32(2, tags.begin(), tags.end());
    one.add_int32(3, feature.type);
    one.add_packed_uint32(4, geometry.begin(), geometry.end());
  }
  for (const std::string& text : texts) {  // each text is a key and a value
    writer.add_string(3, text);
    protozero::pbf_writer value(writer, 4);
    value.add_string(1, text);
  }
  writer.add_uint32(5, 4096);
  return bytes;
}

inline std::string tile(const std::vector<std::string>& layers) {
  std::string bytes;
  protozero::pbf_writer writer(bytes);
  for (const std::string& one : layers) writer.add_message(3, one);
  return bytes;
}

}  // namespace tiles
