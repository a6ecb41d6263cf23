#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <tuple>

#include "dateline/resolve/resolve.hpp"
#include "resolve/resolver.hpp"
#include "resolve/shared_work.hpp"

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

/// The place that speaks for the region of its table, or null.
const Place* anchor_of(const Resolution& answer) {
  const Found* found = answer.found();
  return found != nullptr && found->best.score >= sure ? found->best.place : nullptr;
}

/// What one thread answers with.
struct Worker {
  Worker(const Gazetteer& gazetteer, bool suggests) : resolver(gazetteer, suggests) {}

  Resolver resolver;
  TableContext context;
};

/// Asks an open question again, beside the sure places of all the others, if there are any.
void ask_beside(const Toponym& question, Worker& worker, Resolution& answer) {
  if (worker.context.size() < 2) {
    answer = worker.resolver.resolve(question);
    return;
  }
  const Place* own = anchor_of(answer);
  if (own != nullptr) worker.context.remove(own->country, own->point);
  Toponym toponym = question;
  toponym.table = &worker.context;
  answer = worker.resolver.resolve(toponym);
  if (own != nullptr) worker.context.add(own->country, own->point);
}

}  // namespace

TableAnswers resolve_table(const std::vector<Toponym>& toponyms, const Gazetteer& gazetteer,
                           TableContext& context, unsigned threads) {
  Distinct questions = distinct(toponyms);
  std::vector<Resolution> answers(questions.asked.size());
  const SharedWork work(answers.size(), threads);
  std::deque<Worker> workers;
  while (workers.size() < work.threads()) workers.emplace_back(gazetteer, answers.size() <= most_suggested);
  work.run([&](unsigned thread, std::size_t i) {
    answers[i] = workers[thread].resolver.draft(toponyms[questions.asked[i]]);
  });
  for (const Resolution& answer : answers)
    if (const Place* place = anchor_of(answer)) context.add(place->country, place->point);
  for (Worker& worker : workers) worker.context = context;
  work.run([&](unsigned thread, std::size_t i) {
    if (is_open_to_context(answers[i])) ask_beside(toponyms[questions.asked[i]], workers[thread], answers[i]);
  });
  return {std::move(answers), std::move(questions.of)};
}

}  // namespace dateline
