// Makes files of the shape of GeoNames: make_geonames PLACES FOLDER writes places.txt (19 columns)
// and alternateNamesV2.txt with half as many names. The same numbers give the same bytes.
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

/// splitmix64 (Steele, Lea and Flood 2014): small, and the same everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : m_state(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  std::uint64_t below(std::uint64_t end) { return next() % end; }
  double share() { return static_cast<double>(next() >> 11) / 9007199254740992.0; }

 private:
  std::uint64_t m_state;
};

constexpr std::array syllables{
    "ba",  "ka",  "lo", "mar", "san", "ta",  "ri",  "no",  "ver", "den", "ka",  "sha", "zi",  "pol",
    "gor", "hal", "ma", "li",  "tu",  "ro",  "be",  "chi", "dan", "el",  "fa",  "gu",  "ha",  "il",
    "jo",  "ke",  "la", "me",  "nor", "os",  "pe",  "qu",  "ras", "su",  "tal", "ur",  "va",  "wi",
    "ya",  "zen", "al", "bor", "cas", "der", "em",  "fur", "gan", "her", "ish", "jal", "kon", "lut",
    "mon", "nai", "or", "par", "ren", "sel", "tor", "un",  "ven", "wal", "xa",  "yer", "zar", "ä",
    "ö",   "ü",   "ş",  "ç",   "ə",   "ğ",   "é",   "ñ",   "å",   "ø"};
constexpr std::array endings{"",     "abad", "kend", "ville", "ton",  "burg", "ovo",  "ino",
                             "grad", "pur",  "stan", "field", "heim", "dorf", "wijk", "shan",
                             "yama", "ito",  "illo", "aya",   "ka",   "i"};
constexpr std::array firsts{"",     "",       "",    "",      "",    "",       "New ",
                            "San ", "Upper ", "El ", "Nova ", "Al ", "Mount ", "Kh'"};

/// The name of a number: low numbers are asked for often, as Springfield and San José are. Among
/// twelve million places the first has some 3,500, about as many as San Antonio in GeoNames.
std::string name_of(std::uint64_t number) {
  Random random(number * 7919 + 1);
  std::string name;
  const std::uint64_t count = 1 + random.below(3);
  for (std::uint64_t i = 0; i <= count; ++i) name += syllables[random.below(syllables.size())];
  name += endings[random.below(endings.size())];
  if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 32);
  return firsts[random.below(firsts.size())] + name;
}

struct Kind {
  const char* feature_class;
  const char* code;
  int share;  // of a hundred
};
constexpr std::array kinds{Kind{"P", "PPL", 40}, Kind{"H", "STM", 18}, Kind{"S", "FRM", 18},
                           Kind{"T", "MT", 12},  Kind{"L", "LCTY", 5}, Kind{"A", "ADM3", 4},
                           Kind{"V", "FRST", 3}};
constexpr std::array languages{"en", "fr", "de", "ru", "az", "hy", "tr", "ar", "zh", "es", "", "link"};

const Kind& kind_of(Random& random) {
  auto left = static_cast<int>(random.below(100));
  for (const Kind& kind : kinds)
    if ((left -= kind.share) < 0) return kind;
  return kinds[0];
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return std::fputs("usage: make_geonames PLACES FOLDER\n", stderr), 2;
  const std::uint64_t places = std::strtoull(words[1], nullptr, 10);
  const std::string folder = words[2];
  FILE* rows = std::fopen((folder + "/places.txt").c_str(), "w");
  FILE* names = std::fopen((folder + "/alternateNamesV2.txt").c_str(), "w");
  if (rows == nullptr || names == nullptr) return std::perror(folder.c_str()), 3;
  Random random(2026);
  const auto some_name = [&] {
    const double share = random.share();
    return name_of(static_cast<std::uint64_t>(share * share * static_cast<double>(places)));
  };
  for (std::uint64_t i = 1; i <= places; ++i) {
    // Places crowd: two thirds stand about one of a thousand centres.
    Random centre(random.below(1000) + 99);
    const bool crowded = random.below(3) > 0;
    const double lon = crowded ? centre.share() * 340 - 170 + random.share() * 4 : random.share() * 360 - 180;
    const double lat = crowded ? centre.share() * 120 - 55 + random.share() * 3 : random.share() * 140 - 60;
    const auto country = static_cast<unsigned>(centre.below(240));
    const std::uint64_t people =
        random.below(4) == 0 ? static_cast<std::uint64_t>(std::exp(random.share() * 14)) : 0;
    const Kind& kind = kind_of(random);
    const std::string name = some_name();
    std::fprintf(rows,
                 "%llu\t%s\t%s\t\t%.5f\t%.5f\t%s\t%s\t%c%c\t\t%02llu\t\t\t\t%llu\t\t0\tEtc/UTC\t2024-01-01\n",
                 static_cast<unsigned long long>(i), name.c_str(), name.c_str(), lat, lon, kind.feature_class,
                 kind.code, static_cast<char>('A' + country % 26), static_cast<char>('A' + country / 26),
                 static_cast<unsigned long long>(centre.below(20)), static_cast<unsigned long long>(people));
    if (i % 2 != 0) continue;
    const bool dated = random.below(50) == 0;
    std::fprintf(names, "%llu\t%llu\t%s\t%s\t%s\t\t\t%s\t%s\t%s\n", static_cast<unsigned long long>(i),
                 static_cast<unsigned long long>(random.below(places) + 1),
                 languages[random.below(languages.size() - 1)], some_name().c_str(),
                 random.below(8) == 0 ? "1" : "", dated ? "1" : "", dated ? "1920" : "", dated ? "1991" : "");
  }
  return std::fclose(rows) != 0 || std::fclose(names) != 0 ? 3 : 0;
}
