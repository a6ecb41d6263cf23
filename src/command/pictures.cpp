#include "command/pictures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "dateline/error.hpp"
#include "dateline/write/file.hpp"

namespace dateline {
namespace {

std::string ending_of(const std::string& path) {
  return std::filesystem::path(path).extension().string();
}

std::string stem_of(const std::string& path) {
  return path.substr(0, path.size() - ending_of(path).size());
}

/// "map-2.png" of "map.png".
std::string page_name(const std::string& path, std::size_t page) {
  return fmt::format("{}-{}{}", stem_of(path), page, ending_of(path));
}

/// Is it a number that write_pictures() gives a page?
bool is_number_of_page(std::string_view text) {
  return !text.empty() && text != "1" && text.front() != '0' &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

void check_pictures(const std::vector<std::string>& outputs) {
  for (const std::string& output : outputs) {
    const std::string ending = ending_of(output);
    if (ending != ".png" && ending != ".svg" && ending != ".pdf")
      throw UsageError(
          fmt::format("'{}' does not tell the kind of picture: it must end in .png, .svg or .pdf", output));
  }
}

void write_picture(const Drawing& drawing, double pixels_per_mm, const std::string& path,
                   const std::vector<GroundReference>& grounds, PngSeries* series) {
  const std::string ending = ending_of(path);
  if (ending == ".png")
    write_file(path,
               series == nullptr ? to_png(drawing, pixels_per_mm) : series->to_png(drawing, pixels_per_mm));
  if (ending == ".svg") write_file(path, to_svg(drawing));
  if (ending == ".pdf") write_file(path, to_pdf(drawing, grounds));
}

std::string named_as_page(const std::string& output, const std::set<std::string>& outputs) {
  const std::string ending = ending_of(output);
  const std::string begin = stem_of(output) + "-";
  if (ending == ".pdf") return "";
  for (auto other = outputs.lower_bound(begin); other != outputs.end() && other->starts_with(begin); ++other)
    if (ending_of(*other) == ending && is_number_of_page(stem_of(*other).substr(begin.size()))) return *other;
  return "";
}

void check_page_names(const std::vector<std::string>& outputs) {
  const std::set<std::string> all(outputs.begin(), outputs.end());
  for (const std::string& output : outputs)
    if (const std::string other = named_as_page(output, all); !other.empty())
      throw UsageError(fmt::format("'{}' has the name of a page behind '{}': choose another", other, output));
}

std::vector<std::string> pages_left_behind(const std::vector<std::string>& outputs,
                                           const std::vector<std::string>& written) {
  std::vector<std::string> left;
  for (const std::string& output : outputs) {
    std::size_t page = 2;
    while (std::ranges::find(written, page_name(output, page)) != written.end()) ++page;
    if (ending_of(output) != ".pdf" && std::filesystem::exists(page_name(output, page)))
      left.push_back(page_name(output, page));
  }
  return left;
}

std::vector<std::string> write_pictures(const Sheet& sheet, double pixels_per_mm, const std::string& path,
                                        PngSeries* series) {
  if (ending_of(path) == ".pdf") {
    std::vector<Drawing> pages;
    for (const SheetPage& page : sheet.pages) pages.push_back(page.drawing);
    write_file(path, to_pdf(sheet.drawing, sheet.grounds, pages));
    return {path};
  }
  std::vector<std::string> files{path};
  write_picture(sheet.drawing, pixels_per_mm, path, sheet.grounds, series);
  for (const SheetPage& page : sheet.pages) {
    files.push_back(page_name(path, files.size() + 1));
    write_picture(page.drawing, pixels_per_mm, files.back());
  }
  return files;
}

}  // namespace dateline
