// Looks names up in an index of dateline and in SQLite, which holds the same names: exactly, by an
// indexed table of folded names; misspelt, by FTS5's trigrams. One process, one core, taking turns.
//
//   compare_with_sqlite INDEX.dlg NAMES.txt DATABASE
//
// NAMES.txt has a name a line; DATABASE is made when it is not there. Prints look-ups a second.
#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "dateline/gazetteer/gazetteer.hpp"
#include "dateline/read/gazetteer_index.hpp"
#include "dateline/text/distance.hpp"
#include "dateline/text/fold.hpp"

namespace {

constexpr std::size_t exact_queries = 20'000;
constexpr std::size_t fuzzy_queries = 200;
constexpr int turns = 5;
constexpr double longest_turn = 60;  // seconds: FTS5 finds a misspelt one of 18 million in about ten

/// Of the processor, so that a busy machine does not count.
double seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

class Database {
 public:
  explicit Database(const std::string& path) {
    if (sqlite3_open(path.c_str(), &m_handle) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(m_handle));
    run("PRAGMA cache_size=-1000000; PRAGMA mmap_size=8000000000; PRAGMA journal_mode=OFF; PRAGMA "
        "synchronous=OFF;");
  }
  ~Database() { sqlite3_close(m_handle); }
  void run(const char* words) {
    char* error = nullptr;
    if (sqlite3_exec(m_handle, words, nullptr, nullptr, &error) != SQLITE_OK) throw std::runtime_error(error);
  }
  sqlite3_stmt* prepared(const char* words) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_handle, words, -1, &statement, nullptr) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(m_handle));
    return statement;
  }

 private:
  sqlite3* m_handle = nullptr;
};

void fill(Database& database, const std::string& names) {
  database.run("CREATE TABLE names(fold TEXT, name TEXT, place INTEGER); BEGIN;");
  sqlite3_stmt* insert = database.prepared("INSERT INTO names VALUES(?1,?2,?3)");
  std::ifstream file(names);
  sqlite3_int64 number = 0;
  for (std::string name; std::getline(file, name);) {
    const std::string key = dateline::fold(name);
    sqlite3_bind_text(insert, 1, key.data(), static_cast<int>(key.size()), SQLITE_TRANSIENT);
    sqlite3_bind_text(insert, 2, name.data(), static_cast<int>(name.size()), SQLITE_TRANSIENT);
    sqlite3_bind_int64(insert, 3, ++number);
    sqlite3_step(insert);
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  database.run(
      "COMMIT; CREATE INDEX by_fold ON names(fold);"
      "CREATE VIRTUAL TABLE likes USING fts5(fold, content='names', tokenize='trigram', detail=none);"
      "INSERT INTO likes(likes) VALUES('rebuild'); ANALYZE;");
}

std::size_t exact_in(sqlite3_stmt* query, const std::string& key) {
  std::size_t rows = 0;
  sqlite3_bind_text(query, 1, key.data(), static_cast<int>(key.size()), SQLITE_STATIC);
  while (sqlite3_step(query) == SQLITE_ROW) rows += sqlite3_column_text(query, 1) != nullptr;
  sqlite3_reset(query);
  return rows;
}

/// The names that share most trigrams with the key, of which those near enough count.
std::size_t like_in(sqlite3_stmt* query, const std::string& key) {
  std::string words;
  for (std::size_t i = 0; i + 3 <= key.size(); ++i)
    words += (words.empty() ? "\"" : " OR \"") + key.substr(i, 3) + "\"";
  std::size_t near = 0;
  sqlite3_bind_text(query, 1, words.data(), static_cast<int>(words.size()), SQLITE_STATIC);
  while (sqlite3_step(query) == SQLITE_ROW) {
    const std::string found(reinterpret_cast<const char*>(sqlite3_column_text(query, 0)));
    near += dateline::edit_distance(found, key, 1) <= 1;
  }
  sqlite3_reset(query);
  return near;
}

std::vector<std::string> sample(const std::string& names, std::size_t wanted, bool misspelt) {
  std::size_t lines = 0;
  {
    std::ifstream file(names);
    for (std::string line; std::getline(file, line);) ++lines;
  }
  std::vector<std::string> keys;
  const std::size_t step = std::max<std::size_t>(1, lines / wanted);
  std::ifstream file(names);
  std::size_t number = 0;
  std::size_t due = 0;
  for (std::string line; std::getline(file, line) && keys.size() < wanted; ++number) {
    if (number < due) continue;
    std::string key = dateline::fold(line);
    const bool is_latin = std::ranges::all_of(key, [](char c) { return (c & 0x80) == 0; });
    if (misspelt && (key.size() < 7 || !is_latin)) continue;
    if (misspelt) key.erase(key.size() / 2, 1);
    keys.push_back(std::move(key));
    due += step;
  }
  return keys;
}

struct Rate {
  double best = 0;
  void take(std::size_t count, double seconds) {
    best = std::max(best, static_cast<double>(count) / seconds);
  }
};

/// Hits for each key, of those that were searched in a turn.
template <class Search>
double measure(Rate& rate, const std::vector<std::string>& keys, const Search& search) {
  std::size_t hits = 0;
  std::size_t searched = 0;
  const double start = seconds();
  double passed = 0;
  // The clock is asked for now and then, since that takes as long as an exact search.
  while (searched < keys.size() && passed < longest_turn) {
    const std::size_t end = std::min(searched + 1 + keys.size() / 20, keys.size());
    for (; searched < end; ++searched) hits += search(keys[searched]);
    passed = seconds() - start;
  }
  rate.take(searched, passed);
  return static_cast<double>(hits) / static_cast<double>(searched);
}

}  // namespace

int main(int count, char** words) {
  if (count != 4) return std::fputs("usage: compare_with_sqlite INDEX.dlg NAMES.txt DATABASE\n", stderr), 2;
  const double opening = seconds();
  const dateline::Gazetteer gazetteer({}, {dateline::open_gazetteer_index(words[1])});
  std::printf("dateline opens the index in %.3f ms\n", (seconds() - opening) * 1000);
  const bool is_new = !std::filesystem::exists(words[3]);
  Database database(words[3]);
  if (is_new) fill(database, words[2]);
  sqlite3_stmt* exact = database.prepared("SELECT place, name FROM names WHERE fold = ?1");
  sqlite3_stmt* like = database.prepared(
      "SELECT names.fold FROM likes JOIN names ON names.rowid = likes.rowid WHERE likes MATCH ?1 "
      "ORDER BY rank LIMIT 100");
  const auto keys = sample(words[2], exact_queries, false);
  const auto misspelt = sample(words[2], fuzzy_queries, true);
  Rate exact_sqlite, exact_own, like_sqlite, like_own;
  double hits[4]{};
  for (int turn = 0; turn < turns; ++turn) {
    hits[0] = measure(exact_sqlite, keys, [&](const std::string& key) { return exact_in(exact, key); });
    hits[1] = measure(exact_own, keys, [&](const std::string& key) { return gazetteer.by_fold(key).size(); });
    hits[3] = measure(like_own, misspelt, [&](const std::string& key) {
      return gazetteer.by_likeness(dateline::sound_key(key), 1).size();
    });
    if (turn < 2)
      hits[2] = measure(like_sqlite, misspelt, [&](const std::string& key) { return like_in(like, key); });
  }
  std::printf("exact: SQLite %.0f/s (%.1f hits each), dateline %.0f/s (%.1f hits each), ratio %.1f\n",
              exact_sqlite.best, hits[0], exact_own.best, hits[1], exact_own.best / exact_sqlite.best);
  std::printf("misspelt: SQLite %.2f/s (%.1f near each), dateline %.0f/s (%.1f hits each), ratio %.0f\n",
              like_sqlite.best, hits[2], like_own.best, hits[3], like_own.best / like_sqlite.best);
  sqlite3_finalize(exact);
  sqlite3_finalize(like);
}
