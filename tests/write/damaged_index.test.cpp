#include <catch2/catch.hpp>
#include <cstring>
#include <random>

#include "dateline/error.hpp"
#include "dateline/gazetteer/gazetteer.hpp"
#include "dateline/read/gazetteer_index.hpp"
#include "dateline/resolve/resolve.hpp"
#include "dateline/text/fold.hpp"
#include "gazetteer/format.hpp"
#include "gazetteer/hash.hpp"
#include "write/built_index.hpp"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("a damaged index is an error, never a crash or a wrong place", "[gazetteer_index]") {
  const Folder folder;
  std::vector<Place> some(south_caucasus().begin(), south_caucasus().begin() + 60);
  build(folder.file("whole.dlg"), {some});
  const std::string whole = bytes_of(folder.file("whole.dlg"));
  const std::string path = folder.file("damaged.dlg");
  const auto answers = [&] {
    const Gazetteer gazetteer({}, {open_gazetteer_index(path)});
    std::string text;
    for (const Place& place : some) {
      for (const NameHit& hit : gazetteer.by_fold(fold(place.names[0].text)))
        text += gazetteer.place(hit.place).id;
      for (const NameHit& hit : gazetteer.by_likeness(sound_key(place.names[0].text), 1)) text += hit.text;
    }
    for (const NearPlace& near : gazetteer.nearest({46, 40}, 5, 500)) text += gazetteer.place(near.place).id;
    return text;
  };
  const auto write = [&](const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; };
  write(whole);
  const std::string right = answers();
  std::mt19937 random(7);
  int refused = 0;
  for (int i = 0; i < 300; ++i) {
    std::string bytes = whole;
    const std::size_t at = i < 60 ? random() % 400 : random() % whole.size();
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
    write(bytes);
    INFO("byte " << at);
    std::string given;
    try {
      given = answers();
      CHECK_FALSE(open_gazetteer_index(path)->verify().empty());
    } catch (const InputError& error) {
      ++refused;
      continue;
    }
    CHECK(given == right);
  }
  CHECK(refused > 200);
  for (int i = 0; i < 40; ++i) {
    write(whole.substr(0, i < 20 ? static_cast<std::size_t>(i) * 8 : random() % whole.size()));
    CHECK_THROWS_AS(answers(), InputError);
  }
  write(whole + "more");
  CHECK_THROWS_AS(answers(), InputError);
  std::string newer = whole;
  newer[8] = 9;
  write(newer);
  CHECK_THROWS_WITH(answers(), Catch::Contains("version 9"));
}

namespace {

/// The bytes with checksums that are right again, as no accident makes them.
std::string resealed(std::string bytes) {
  IndexHead head{};
  std::memcpy(&head, bytes.data(), sizeof head);
  const SectionRecord checks = head.section[static_cast<std::size_t>(Section::checks)];
  std::uint64_t offset = checks.offset;
  for (std::uint64_t begin = index_head_bytes; begin < checks.offset; begin += index_block_bytes) {
    const std::uint64_t end = std::min<std::uint64_t>(begin + index_block_bytes, checks.offset);
    const std::uint64_t hash = hash_of(std::string_view(bytes).substr(begin, end - begin));
    std::memcpy(bytes.data() + offset, &hash, sizeof hash);
    offset += sizeof hash;
  }
  head.check = 0;
  std::memcpy(bytes.data(), &head, sizeof head);
  head.check = hash_of(std::string_view(bytes).substr(0, index_head_bytes));
  std::memcpy(bytes.data(), &head, sizeof head);
  return bytes;
}

}  // namespace

TEST_CASE("of thousands of flipped bytes none crashes a look-up", "[gazetteer_index]") {
  const Folder folder;
  const std::vector<Place> some(south_caucasus().begin(), south_caucasus().begin() + 24);
  build(folder.file("whole.dlg"), {some});
  const std::string whole = bytes_of(folder.file("whole.dlg"));
  REQUIRE(resealed(whole) == whole);
  const auto answers = [&](const std::string& bytes) {
    const Gazetteer gazetteer({}, {std::make_shared<GazetteerIndex>(bytes, nullptr, "flipped.dlg")});
    std::string text;
    for (std::size_t i = 0; i < some.size(); i += 5) {
      Toponym toponym;
      toponym.text = some[i].names[0].text;
      text += resolve(toponym, gazetteer).because;
      if (const Place* place = gazetteer.find(some[i].id)) text += place->names[0].text;
    }
    Toponym misspelt;
    misspelt.text = some[0].names[0].text + "x";
    text += resolve(misspelt, gazetteer).because;
    for (const NearPlace& near : gazetteer.nearest({46, 40}, 3, 300)) text += gazetteer.place(near.place).id;
    text += std::to_string(gazetteer.areas_at({46.5, 39.7}, *Day::from_date(2023, 6, 1)).size());
    return text;
  };
  const std::string right = answers(whole);
  CHECK(right.size() > 500);
  std::mt19937 random(19);
  std::size_t refused = 0;
  std::size_t wrong = 0;
  for (int i = 0; i < 3000; ++i) {
    std::string bytes = whole;
    const bool is_sealed = i % 2 == 0;
    const std::size_t at = index_head_bytes + random() % (whole.size() - index_head_bytes);
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
    INFO("byte " << at << (is_sealed ? ", sealed" : ""));
    try {
      const std::string given = answers(is_sealed ? resealed(std::move(bytes)) : bytes);
      if (!is_sealed) CHECK(given == right);
      wrong += given != right ? 1 : 0;
    } catch (const InputError&) {
      ++refused;
    }
  }
  CHECK(refused > 500);
  CHECK(wrong > 0);  // of sealed bytes alone: that they are reached at all
}

TEST_CASE("a table that is resolved by several threads tells of a damaged index", "[gazetteer_index]") {
  const Folder folder;
  build(folder.file("whole.dlg"), {south_caucasus()});
  std::string bytes = bytes_of(folder.file("whole.dlg"));
  for (std::size_t at = index_head_bytes; at < bytes.size(); at += index_block_bytes)
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
  std::vector<Toponym> toponyms(500);
  for (std::size_t i = 0; i < toponyms.size(); ++i)
    toponyms[i].text = south_caucasus()[i % south_caucasus().size()].names[0].text + std::to_string(i);
  CHECK_THROWS_AS(
      [&] {
        const Gazetteer gazetteer({}, {std::make_shared<GazetteerIndex>(bytes, nullptr, "flipped.dlg")});
        TableContext context;
        resolve_table(toponyms, gazetteer, context, 2);
      }(),
      InputError);
}
