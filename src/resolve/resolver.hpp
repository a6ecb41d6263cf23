#pragma once

#include <vector>

#include "dateline/resolve/resolve.hpp"
#include "resolve/areas.hpp"
#include "resolve/because.hpp"
#include "resolve/lineages.hpp"
#include "resolve/query.hpp"

namespace dateline {

/// Can the other names of its table change the answer? Not where there is one place or none, nor
/// where all are mere suggestions.
bool is_open_to_context(const Resolution& answer);

/// Answers one question after the other and remembers the areas that they name. One object for
/// one thread; several may read one gazetteer.
class Resolver {
 public:
  /// Without suggestions, names that are not known are answered much faster.
  explicit Resolver(const Gazetteer& gazetteer, bool suggests = true)
      : m_gazetteer(gazetteer),
        m_lineages(gazetteer, official_name),
        m_areas(m_lineages),
        m_suggests(suggests) {}

  Resolver(const Resolver&) = delete;
  Resolver& operator=(const Resolver&) = delete;

  Resolution resolve(const Toponym& toponym);

  /// The same without its sentence where the answer is open to context, so that it is asked again.
  Resolution draft(const Toponym& toponym);

 private:
  Resolution resolve_one(const Phrase& phrase, const Toponym& toponym);
  Resolution resolve_two(const Phrase& phrase, const Toponym& toponym);
  /// What the analyst's overrides say is meant, if they do.
  std::optional<Resolution> overruled(const std::vector<Query>& ways, const Toponym& toponym);
  Resolution looked_up(const std::vector<Query>& ways, const Toponym& toponym);
  /// For "X region" where no sure unit has the name: the unit about the town of its name, else the
  /// unit of that town's present name, else the surroundings of the town. Nothing when there is no such town,
  /// or just any.
  std::optional<Resolution> about_town(const std::vector<Query>& ways, const Toponym& toponym,
                                       const Resolution& open);
  /// "Kiev oblast" is Kyiv Oblast: the unit that has the present name of the town.
  std::optional<Resolution> unit_of_present_name(const Query& query, const Toponym& toponym,
                                                 const Place& seat);
  Resolution unknown(const std::vector<Query>& ways, const Toponym& toponym);

  const Gazetteer& m_gazetteer;
  Lineages m_lineages;
  Areas m_areas;
  bool m_suggests;
  bool m_drafts = false;
};

}  // namespace dateline
