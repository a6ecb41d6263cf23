#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "dateline/resolve/resolve.hpp"

namespace dateline {

/// An answer of geocode with what its printing needs.
struct GeocodeAnswer {
  const std::string& query;
  const Resolution& resolution;
};

/// How answers are printed.
struct GeocodePrinting {
  std::string language = "en";  ///< of the places' names
  Day day = Period::distant_future;
  std::size_t limit = 5;  ///< candidates shown
};

/// Prints answers as they come, or all at the end where the form needs them all.
class GeocodePrinter {
 public:
  GeocodePrinter() = default;
  virtual ~GeocodePrinter() = default;
  GeocodePrinter(const GeocodePrinter&) = delete;
  GeocodePrinter& operator=(const GeocodePrinter&) = delete;

  virtual void print(const GeocodeAnswer& answer) = 0;
  /// Many answers in their order.
  virtual void print_all(const std::vector<GeocodeAnswer>& answers);
  virtual void finish() {}
};

/// A cell of a CSV file, in quotation marks where it needs them (RFC 4180).
std::string csv_text(const std::string& text);

/// The printer of a format: "table", "jsonl", "csv" or "geojson".
std::unique_ptr<GeocodePrinter> geocode_printer(const std::string& format, const GeocodePrinting& printing,
                                                const Gazetteer& gazetteer, std::ostream& out);

}  // namespace dateline
