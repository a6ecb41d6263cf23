#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "dateline/gazetteer/overrides.hpp"
#include "dateline/gazetteer/sink.hpp"

namespace dateline {

/// How an index is made.
struct IndexBuild {
  Overrides overrides;

  /// The most bytes that one of the sorters takes; at most four work at a time.
  std::size_t memory = std::size_t{192} << 20;

  /// Is told what is done and how much of it, 0 to 1. May be empty.
  std::function<void(std::string_view what, double share)> tell;
};

/// Takes the pieces of all sources and makes one compiled gazetteer of them. Pieces with one id, or
/// with ids that links join, are one place; so are places of two sources with a name in common that
/// stand close together. The first source goes first; where sources disagree a finding says so.
/// Memory is bounded: what does not fit is sorted in scratch files beside the output.
class IndexBuilder : public PlaceSink {
 public:
  IndexBuilder(std::string path, IndexBuild build);
  ~IndexBuilder() override;

  void begin(const GazetteerSource& source) override;
  void date_source(std::string_view date) override;
  void add(Place place, bool is_placed = true) override;
  void add_name(std::string_view id, Name name, bool is_preferred = false) override;
  void add_parent(std::string_view id, Parent parent) override;
  void find(Finding finding) override;
  void progress(double share) override;

  struct Outcome {
    std::uint64_t places = 0;
    std::uint64_t names = 0;
    std::uint64_t joined = 0;  ///< places that came from more than one source
    Findings findings;
  };

  /// Puts the index in the place of the file at the path, whole or not at all.
  Outcome finish();

 private:
  struct Work;
  std::unique_ptr<Work> m_work;
};

}  // namespace dateline
