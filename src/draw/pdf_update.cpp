#include "draw/pdf_update.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <string_view>

#include "dateline/text/utf8.hpp"

namespace dateline {
namespace {

constexpr double points_per_mm = 72 / 25.4;

/// A number behind `at`, after spaces; nothing when there is none.
std::optional<std::size_t> number_at(std::string_view text, std::size_t at) {
  at = text.find_first_not_of(" \r\n", at);
  std::size_t number = 0;
  if (at == std::string_view::npos) return std::nullopt;
  const auto read = std::from_chars(text.data() + at, text.data() + text.size(), number);
  return read.ec == std::errc() ? std::optional(number) : std::nullopt;
}

/// Text as UTF-16 with its mark, in hexadecimal digits: what every reader takes for any script.
std::string text_string(const std::string& text) {
  std::string out = "<FEFF";
  const auto unit = [&](std::uint32_t code) { out += fmt::format("{:04X}", code); };
  for (const char32_t c : to_utf32(text)) {
    const auto code = static_cast<std::uint32_t>(c);
    if (code < 0x10000) {
      unit(code);
    } else {
      unit(0xD800 + ((code - 0x10000) >> 10));
      unit(0xDC00 + ((code - 0x10000) & 0x3FF));
    }
  }
  return out + ">";
}

/// ASCII in brackets, with what means something in them marked.
std::string literal(const std::string& text) {
  std::string out = "(";
  for (const char c : text) {
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    out += c;
  }
  return out + ")";
}

/// The objects of a PDF with a cross-reference table, and those that are written anew.
class Update {
 public:
  explicit Update(const std::string& pdf) : m_pdf(pdf) {
    const std::size_t start = m_pdf.rfind("startxref");
    if (start == std::string::npos) return;
    const auto table = number_at(m_pdf, start + 9);
    if (!table || *table >= m_pdf.size() || m_pdf.compare(*table, 4, "xref") != 0) return;
    m_table = *table;
    const auto first = number_at(m_pdf, m_table + 4);
    const std::size_t trailer = m_pdf.find("trailer", m_table);
    if (!first || *first != 0 || trailer == std::string::npos) return;
    m_size = entry(trailer, "/Size");
    m_root = entry(trailer, "/Root");
    m_info = entry(trailer, "/Info");
    read_offsets(trailer);
  }

  bool understood() const { return m_root > 0 && m_offsets.contains(m_root); }
  std::size_t root() const { return m_root; }

  /// The dictionary of an object, from "<<" to its last ">>"; "" for one that is none or a stream.
  std::string dictionary(std::size_t object) const {
    const std::size_t at = m_offsets.at(object);
    const std::size_t begin = m_pdf.find("<<", at);
    const std::size_t end = m_pdf.find("endobj", at);
    if (begin > end) return "";
    if (std::string_view(m_pdf).substr(at, end - at).find("stream") != std::string_view::npos) return "";
    return m_pdf.substr(begin, m_pdf.rfind(">>", end) + 2 - begin);
  }

  /// The numbers of the objects whose dictionary holds all words, ascending.
  std::vector<std::size_t> with(std::initializer_list<const char*> words) const {
    std::vector<std::size_t> numbers;
    for (const auto& [number, offset] : m_offsets) {
      const std::string text = dictionary(number);
      if (std::ranges::all_of(words, [&](const char* word) { return text.find(word) != std::string::npos; }))
        numbers.push_back(number);
    }
    return numbers;
  }

  /// Writes an object anew with more entries.
  void add(std::size_t object, const std::string& entries) {
    std::string text = dictionary(object);
    text.insert(text.size() - 2, entries + "\n");
    m_changed[object] = text;
  }

  std::string written() const {
    std::string out = m_pdf;
    std::string rows;
    for (const auto& [number, text] : m_changed) {
      rows += fmt::format("{} 1\n{:010} 00000 n \n", number, out.size());
      out += fmt::format("{} 0 obj\n{}\nendobj\n", number, text);
    }
    const std::size_t table = out.size();
    out += "xref\n" + rows + fmt::format("trailer\n<< /Size {}\n   /Root {} 0 R\n", m_size, m_root) +
           (m_info > 0 ? fmt::format("   /Info {} 0 R\n", m_info) : "") +
           fmt::format("   /Prev {}\n>>\nstartxref\n{}\n%%EOF\n", m_table, table);
    return out;
  }

 private:
  std::size_t entry(std::size_t trailer, std::string_view key) const {
    const std::size_t at = m_pdf.find(key, trailer);
    return at == std::string::npos ? 0 : number_at(m_pdf, at + key.size()).value_or(0);
  }

  void read_offsets(std::size_t trailer) {
    constexpr std::size_t row_length = 20;
    std::size_t at = m_pdf.find('\n', m_pdf.find('\n', m_table) + 1) + 1;
    for (std::size_t number = 0; number < m_size && at + row_length <= trailer; ++number, at += row_length)
      if (m_pdf[at + 17] == 'n')
        if (const auto offset = number_at(m_pdf, at); offset && *offset < m_pdf.size())
          m_offsets[number] = *offset;
  }

  const std::string& m_pdf;
  std::size_t m_table = 0;
  std::size_t m_size = 0;
  std::size_t m_root = 0;
  std::size_t m_info = 0;
  std::map<std::size_t, std::size_t> m_offsets;
  std::map<std::size_t, std::string> m_changed;
};

/// A map's name as readers show it.
std::string name_of(const std::string& name) {
  const bool is_ascii = std::ranges::all_of(name, [](char c) { return c >= ' ' && c <= '~'; });
  return is_ascii ? literal(name) : text_string(name);
}

/// The viewport of a map: its box on the page and the positions of its corners. Empty where the
/// projection has no WKT.
std::string viewport(const GroundReference& ground, double page_height) {
  const std::string wkt = projection_wkt(ground.projection);
  if (wkt.empty()) return "";
  const PageBox& box = ground.frame;
  std::string positions;
  for (const std::size_t corner :
       {3U, 0U, 1U, 2U})  // as the unit square below: from the bottom left, upwards
    positions += fmt::format("{:.9f} {:.9f} ", ground.corners[corner].lat(), ground.corners[corner].lon());
  return fmt::format(
      "<< /Type /Viewport /BBox [ {:.4f} {:.4f} {:.4f} {:.4f} ] /Name {}\n"
      "/Measure << /Type /Measure /Subtype /GEO /Bounds [ 0 0 0 1 1 1 1 0 ] /LPTS [ 0 0 0 1 1 1 1 0 ]\n"
      "/GPTS [ {}]\n/GCS << /Type /PROJCS /WKT {} >> >> >>",
      box.left * points_per_mm, (page_height - box.bottom) * points_per_mm, box.right * points_per_mm,
      (page_height - box.top) * points_per_mm, name_of(ground.name), positions, literal(wkt));
}

/// The page's entry of all of them; empty without any.
std::string viewports(const std::vector<GroundReference>& grounds, double page_height) {
  std::string all;
  for (const GroundReference& ground : grounds)
    if (const std::string one = viewport(ground, page_height); !one.empty()) all += one + ' ';
  return all.empty() ? "" : "/VP [ " + all + ']';
}

}  // namespace

std::string with_notes(std::string pdf, const PdfNotes& notes) {
  Update update(pdf);
  if (!update.understood()) return pdf;
  std::string root = "/ViewerPreferences << /DisplayDocTitle true >>";
  // Cairo writes the structure, and not that there is one.
  const std::string catalog = update.dictionary(update.root());
  const auto says = [&](const char* key) { return catalog.find(key) != std::string::npos; };
  if (says("/StructTreeRoot") && !says("/MarkInfo")) root += "\n/MarkInfo << /Marked true >>";
  if (!notes.language.empty()) root += "\n/Lang " + literal(notes.language);
  update.add(update.root(), root);
  const std::vector<std::size_t> figures = update.with({"/StructElem", "/S /Figure"});
  for (std::size_t i = 0; i < figures.size() && i < notes.figures.size(); ++i)
    update.add(figures[i], "/Alt " + text_string(notes.figures[i]));
  const std::vector<std::size_t> pages = update.with({"/Type /Page ", "/MediaBox"});
  if (const std::string maps = viewports(notes.grounds, notes.height); !maps.empty() && !pages.empty())
    update.add(pages.front(), maps);
  return update.written();
}

}  // namespace dateline
