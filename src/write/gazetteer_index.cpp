#include "dateline/write/gazetteer_index.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "dateline/text/fold.hpp"
#include "gazetteer/bytes.hpp"
#include "gazetteer/format.hpp"
#include "gazetteer/hash.hpp"
#include "write/assembly.hpp"
#include "write/index_file.hpp"
#include "write/name_join.hpp"
#include "write/run_sorter.hpp"

namespace dateline {
namespace {

enum class PieceKind : std::uint8_t { placed, unplaced, name, preferred_name, parent };

// Of more findings than these only the count is told.
constexpr std::size_t most_findings = 200;

/// Where a place stands in the file; between places of one cell an order that is always the same.
std::uint64_t file_order(const Place& place) {
  const std::uint64_t cell = grid_cell(in_steps(place.point.lon()), in_steps(place.point.lat()));
  return cell << 32 | hash_of(place.id) >> 32;
}

}  // namespace

struct IndexBuilder::Work {
  Work(std::string to, IndexBuild how)
      : path(std::move(to)),
        build(std::move(how)),
        pieces(path, build.memory),
        places(path, build.memory),
        file(path, build.memory / 2) {}

  void put_piece(std::string_view id, PieceKind kind, const ByteWriter& more);
  void collect();
  void take(const std::string& id, Assembly&& assembly);
  void settle(Assembly&& assembly);
  void put_place(JoinedPlace&& joined);
  void write_place(JoinedPlace&& joined);
  void find(Finding finding);
  void tell(std::string_view what, double share) const {
    if (build.tell) build.tell(what, share);
  }

  std::string path;
  IndexBuild build;
  std::vector<GazetteerSource> sources;
  LinkedIds links;
  RunSorter pieces;  // by the hash of their id
  RunSorter places;  // in the order of the file
  IndexFile file;
  std::map<std::string, Assembly> linked;  // by the common id of what links join
  bool needs_name_join = false;
  std::uint64_t piece_count = 0;
  std::uint64_t place_count = 0;
  Findings findings;
  std::size_t unlisted = 0;
  Outcome outcome;
};

IndexBuilder::IndexBuilder(std::string path, IndexBuild build)
    : m_work(std::make_unique<Work>(std::move(path), std::move(build))) {}

IndexBuilder::~IndexBuilder() = default;

void IndexBuilder::begin(const GazetteerSource& source) {
  m_work->sources.push_back(source);
}

void IndexBuilder::date_source(std::string_view date) {
  m_work->sources.back().date = date;
}

void IndexBuilder::Work::put_piece(std::string_view id, PieceKind kind, const ByteWriter& more) {
  ByteWriter piece;
  piece.text(id);
  piece.number(static_cast<std::uint64_t>(kind));
  piece.number(sources.empty() ? 0 : sources.size() - 1);
  pieces.add(hash_of(id), piece.bytes() + more.bytes());
  ++piece_count;
}

void IndexBuilder::add(Place place, bool is_placed) {
  Work& work = *m_work;
  for (const std::string& link : place.links) work.links.link(place.id, link);
  ++work.sources.back().places;
  work.sources.back().names += place.names.size();

  work.needs_name_join = work.needs_name_join || !place.id.starts_with("gn:");
  ByteWriter writer;
  writer.place(place);
  writer.text(place.origin.file);
  writer.number(static_cast<std::uint64_t>(place.origin.line));
  work.put_piece(place.id, is_placed ? PieceKind::placed : PieceKind::unplaced, writer);
}

void IndexBuilder::add_name(std::string_view id, Name name, bool is_preferred) {
  ++m_work->sources.back().names;
  ByteWriter writer;
  writer.names({std::move(name)});
  m_work->put_piece(id, is_preferred ? PieceKind::preferred_name : PieceKind::name, writer);
}

void IndexBuilder::add_parent(std::string_view id, Parent parent) {
  ByteWriter writer;
  writer.parents({std::move(parent)});
  m_work->put_piece(id, PieceKind::parent, writer);
}

void IndexBuilder::Work::find(Finding finding) {
  if (findings.size() < most_findings)
    findings.push_back(std::move(finding));
  else
    ++unlisted;
}

void IndexBuilder::find(Finding finding) {
  m_work->find(std::move(finding));
}

void IndexBuilder::progress(double share) {
  const Work& work = *m_work;
  work.tell("reading " + (work.sources.empty() ? std::string() : work.sources.back().file), share);
}

/// Brings the pieces of each id together.
void IndexBuilder::Work::collect() {
  std::map<std::string, Assembly> same_hash;
  std::uint64_t hash = 0;
  std::uint64_t done = 0;
  const auto take_all = [&] {
    for (auto& [id, assembly] : same_hash) take(id, std::move(assembly));
    same_hash.clear();
  };
  pieces.sorted([&](std::uint64_t key, std::string_view bytes) {
    if (key != hash) take_all();
    hash = key;
    if (done++ % 65536 == 0) tell("joining", static_cast<double>(done) / static_cast<double>(piece_count));
    ByteReader reader(bytes);
    Assembly& assembly = same_hash[std::string(reader.text())];
    const auto kind = static_cast<PieceKind>(reader.number());
    const auto source = static_cast<std::uint32_t>(reader.number());
    if (kind == PieceKind::parent) {
      assembly.parents.push_back(std::move(reader.parents().front()));
    } else if (kind == PieceKind::name || kind == PieceKind::preferred_name) {
      assembly.names.push_back({std::move(reader.names().front()), kind == PieceKind::preferred_name});
    } else {
      Place place = reader.place();
      place.origin.file = reader.text();
      place.origin.line = static_cast<int>(reader.number());
      assembly.pieces.push_back({std::move(place), source, kind == PieceKind::placed});
    }
  });
  take_all();
  for (auto& [id, assembly] : linked) settle(std::move(assembly));
}

void IndexBuilder::Work::take(const std::string& id, Assembly&& assembly) {
  if (const std::string* common = links.common(id))
    linked[*common].append(std::move(assembly));
  else
    settle(std::move(assembly));
}

void IndexBuilder::Work::settle(Assembly&& assembly) {
  if (assembly.pieces.empty()) return;
  Findings told;
  JoinedPlace joined = assembled(std::move(assembly), told);
  for (Finding& finding : told) find(std::move(finding));
  put_place(std::move(joined));
}

void IndexBuilder::Work::put_place(JoinedPlace&& joined) {
  apply(build.overrides, joined.place);
  ByteWriter writer;
  writer.number(joined.sources.size());
  for (const std::uint32_t source : joined.sources) writer.number(source);
  writer.place(joined.place);
  writer.text(joined.place.origin.file);
  writer.number(static_cast<std::uint64_t>(joined.place.origin.line));
  places.add(file_order(joined.place), writer.bytes());
  ++place_count;
}

void IndexBuilder::Work::write_place(JoinedPlace&& joined) {
  outcome.joined += joined.sources.size() > 1;
  if (!joined.place.names.empty()) file.add(joined.place);
}

IndexBuilder::Outcome IndexBuilder::finish() {
  Work& work = *m_work;
  work.collect();
  Findings told;
  NameJoin name_join(told, [&](JoinedPlace&& joined) { work.write_place(std::move(joined)); });
  const bool join_names = work.needs_name_join && work.sources.size() > 1;
  std::uint64_t done = 0;
  work.places.sorted([&](std::uint64_t, std::string_view bytes) {
    if (done++ % 65536 == 0)
      work.tell("writing", static_cast<double>(done) / static_cast<double>(work.place_count));
    ByteReader reader(bytes);
    JoinedPlace joined;
    joined.sources.resize(reader.number());
    for (std::uint32_t& source : joined.sources) source = static_cast<std::uint32_t>(reader.number());
    joined.place = reader.place();
    joined.place.origin.file = reader.text();
    joined.place.origin.line = static_cast<int>(reader.number());
    if (join_names)
      name_join.add(std::move(joined));
    else
      work.write_place(std::move(joined));
  });
  name_join.finish();
  for (Finding& finding : told) work.find(std::move(finding));
  work.tell("finishing", 0);
  work.outcome.places = work.file.places();
  work.outcome.names = work.file.names();
  work.file.finish(work.sources);
  if (work.unlisted > 0)
    work.findings.push_back({Severity::warning,
                             {work.path, 0},
                             std::to_string(work.unlisted) + " more findings of the sources are not listed"});
  work.outcome.findings = std::move(work.findings);
  return std::move(work.outcome);
}

}  // namespace dateline
