#include "gazetteer/hash.hpp"

#include <bit>
#include <cstring>

namespace dateline {
namespace {

static_assert(std::endian::native == std::endian::little,
              "the index is read and written as it lies in memory");

__extension__ using Wide = unsigned __int128;

constexpr std::uint64_t first_prime = 0xA0761D6478BD642FULL;
constexpr std::uint64_t second_prime = 0xE7037ED1A0B428DBULL;
constexpr std::uint64_t third_prime = 0x8EBC6AF09C88C6E3ULL;

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t word(const char* bytes, std::size_t count) {
  std::uint64_t value = 0;
  std::memcpy(&value, bytes, count);
  return value;
}

}  // namespace

std::uint64_t hash_of(std::string_view bytes) {
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  std::uint64_t even = first_prime;
  std::uint64_t odd = second_prime;
  for (; left > 32; left -= 32, at += 32) {
    even = mixed(word(at, 8) ^ first_prime, word(at + 8, 8) ^ even);
    odd = mixed(word(at + 16, 8) ^ second_prime, word(at + 24, 8) ^ odd);
  }
  for (; left > 8; left -= 8, at += 8) even = mixed(word(at, 8) ^ third_prime, even);
  odd ^= mixed(word(at, left) ^ first_prime, odd ^ third_prime);
  return mixed(even ^ second_prime, odd ^ bytes.size());
}

}  // namespace dateline
