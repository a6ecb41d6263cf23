#include <algorithm>
#include <array>
#include <exception>
#include <functional>
#include <map>
#include <thread>
#include <tuple>

#include "dateline/resolve/resolve.hpp"
#include "resolve/resolver.hpp"

namespace dateline {
namespace {

// So sure must a name be by itself to speak for the region of its table.
constexpr double sure = 0.9;

// For longer tables, nothing is suggested for unknown names.
constexpr std::size_t most_suggested = 1000;

/// Equal questions have one answer; `asked` holds the first of each.
struct Distinct {
  std::vector<std::size_t> asked;
  std::vector<std::size_t> of;  ///< for each toponym its number in `asked`
};

Distinct distinct(const std::vector<Toponym>& toponyms) {
  using Edges = std::optional<std::array<double, 4>>;
  using Key = std::tuple<std::string, std::vector<std::string>, std::optional<Day>, std::optional<LonLat>,
                         Edges, std::vector<std::string>, std::vector<PlaceKind>, std::string, bool>;
  Distinct result;
  std::map<Key, std::size_t> known;
  for (std::size_t i = 0; i < toponyms.size(); ++i) {
    const Toponym& toponym = toponyms[i];
    const auto& box = toponym.within;
    const Edges edges = box ? Edges({box->west, box->south, box->east, box->north}) : std::nullopt;
    const auto [found, is_new] =
        known.try_emplace({toponym.text, toponym.areas, toponym.as_of, toponym.near, edges, toponym.countries,
                           toponym.kinds, toponym.language, toponym.explain},
                          result.asked.size());
    if (is_new) result.asked.push_back(i);
    result.of.push_back(found->second);
  }
  return result;
}

/// Does the work of 0 to `count` - 1 in as many parts as there are threads. Throws what the first
/// part that fails throws, once all have ended.
void in_parts(std::size_t count, unsigned threads,
              const std::function<void(std::size_t first, std::size_t last)>& work) {
  constexpr std::size_t least = 64;
  const std::size_t parts = std::clamp<std::size_t>(count / least, 1, std::max(threads, 1U));
  std::vector<std::exception_ptr> thrown(parts);
  const auto do_part = [&](std::size_t i) {
    try {
      work(i * count / parts, (i + 1) * count / parts);
    } catch (...) {
      thrown[i] = std::current_exception();
    }
  };
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < parts; ++i) others.emplace_back(do_part, i);
  do_part(0);
  for (std::jthread& other : others) other.join();
  for (const std::exception_ptr& one : thrown)
    if (one) std::rethrow_exception(one);
}

/// Can the other names of the table change the answer? Not where there is one place or none, nor
/// where all are mere suggestions.
bool is_open_to_context(const Resolution& answer) {
  if (answer.candidates.empty()) return false;
  if (answer.found() != nullptr) return answer.candidates.size() > 1;
  return answer.candidates.front().how != MatchHow::fuzzy;
}

/// The place that speaks for the region of its table, or null.
const Place* anchor_of(const Resolution& answer) {
  const Found* found = answer.found();
  return found != nullptr && found->best.score >= sure ? found->best.place : nullptr;
}

/// Asks every open question again, beside the sure places of all the others.
void ask_beside(const std::vector<Toponym>& toponyms, const Distinct& questions, std::size_t first,
                std::size_t last, TableContext context, const Gazetteer& gazetteer,
                std::vector<Resolution>& answers) {
  Resolver resolver(gazetteer, questions.asked.size() <= most_suggested);
  for (std::size_t i = first; i < last; ++i) {
    if (!is_open_to_context(answers[i])) continue;
    const Place* own = anchor_of(answers[i]);
    if (own != nullptr) context.remove(own->country, own->point);
    Toponym toponym = toponyms[questions.asked[i]];
    toponym.table = &context;
    answers[i] = resolver.resolve(toponym);
    if (own != nullptr) context.add(own->country, own->point);
  }
}

}  // namespace

TableAnswers resolve_table(const std::vector<Toponym>& toponyms, const Gazetteer& gazetteer,
                           TableContext& context, unsigned threads) {
  Distinct questions = distinct(toponyms);
  std::vector<Resolution> answers(questions.asked.size());
  in_parts(answers.size(), threads, [&](std::size_t first, std::size_t last) {
    Resolver resolver(gazetteer, questions.asked.size() <= most_suggested);
    for (std::size_t i = first; i < last; ++i) answers[i] = resolver.resolve(toponyms[questions.asked[i]]);
  });
  for (const Resolution& answer : answers)
    if (const Place* place = anchor_of(answer)) context.add(place->country, place->point);
  if (context.size() > 1)
    in_parts(answers.size(), threads, [&](std::size_t first, std::size_t last) {
      ask_beside(toponyms, questions, first, last, context, gazetteer, answers);
    });
  return {std::move(answers), std::move(questions.of)};
}

}  // namespace dateline
