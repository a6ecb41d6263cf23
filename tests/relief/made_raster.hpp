#pragma once

#include <cmath>

#include "dateline/relief/raster_source.hpp"

/// A raster in degrees made from a function of longitude and latitude, which counts what
/// is read of it.
class MadeRaster : public dateline::RasterSource {
 public:
  using Value = double (*)(double lon, double lat);

  MadeRaster(double west, double north, double degrees, int columns, int rows, Value value)
      : m_west(west), m_north(north), m_degrees(degrees), m_columns(columns), m_rows(rows), m_value(value) {}

  dateline::RasterKind kind() const override { return made_kind; }
  int columns() const override { return m_columns; }
  int rows() const override { return m_rows; }
  std::string name() const override { return "made.tif"; }

  int period() const override {
    const auto around = static_cast<int>(std::lround(360 / m_degrees));
    return around <= m_columns ? around : 0;
  }

  std::vector<dateline::RasterPosition> positions(const std::vector<dateline::LonLat>& of) const override {
    std::vector<dateline::RasterPosition> out;
    const double middle = m_west + m_columns * m_degrees / 2;
    for (const dateline::LonLat& place : of) {
      const double lon = middle + std::remainder(place.lon() - middle, 360);
      out.push_back({(lon - m_west) / m_degrees, (m_north - place.lat()) / m_degrees});
    }
    return out;
  }

  std::vector<float> read(int channel, const dateline::RasterWindow& window, int factor) const override {
    read_windows.push_back(window);
    read_factor = factor;
    std::vector<float> out;
    for (int row = 0; row < window.rows; row += factor)
      for (int column = 0; column < window.columns; column += factor)
        out.push_back(channel == 3 ? 255 : mean(window.column + column, window.row + row, factor));
    return out;
  }

  dateline::RasterKind made_kind = dateline::RasterKind::heights;
  mutable std::vector<dateline::RasterWindow> read_windows;
  mutable int read_factor = 0;

 private:
  float mean(int column, int row, int factor) const {
    double sum = 0;
    for (int j = 0; j < factor; ++j)
      for (int i = 0; i < factor; ++i)
        sum += m_value(m_west + (column + i + 0.5) * m_degrees, m_north - (row + j + 0.5) * m_degrees);
    return static_cast<float>(sum / factor / factor);
  }

  double m_west;
  double m_north;
  double m_degrees;
  int m_columns;
  int m_rows;
  Value m_value;
};
