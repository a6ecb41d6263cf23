#pragma once

#include <string_view>

// The words of relations between places, as fold() keys without blanks.

namespace dateline {

struct Direction {
  std::string_view word;
  double bearing;
};

inline constexpr Direction directions[]{{"north", 0},
                                        {"northeast", 45},
                                        {"east", 90},
                                        {"southeast", 135},
                                        {"south", 180},
                                        {"southwest", 225},
                                        {"west", 270},
                                        {"northwest", 315},
                                        {"northern", 0},
                                        {"northeastern", 45},
                                        {"eastern", 90},
                                        {"southeastern", 135},
                                        {"southern", 180},
                                        {"southwestern", 225},
                                        {"western", 270},
                                        {"northwestern", 315},
                                        {"northwards", 0},
                                        {"eastwards", 90},
                                        {"southwards", 180},
                                        {"westwards", 270},
                                        {"ne", 45},
                                        {"se", 135},
                                        {"sw", 225},
                                        {"nw", 315},
                                        {"nne", 22.5},
                                        {"ene", 67.5},
                                        {"ese", 112.5},
                                        {"sse", 157.5},
                                        {"ssw", 202.5},
                                        {"wsw", 247.5},
                                        {"wnw", 292.5},
                                        {"nnw", 337.5},
                                        {"севернее", 0},
                                        {"восточнее", 90},
                                        {"южнее", 180},
                                        {"западнее", 270},
                                        {"северовосточнее", 45},
                                        {"юговосточнее", 135},
                                        {"югозападнее", 225},
                                        {"северозападнее", 315}};

struct Unit {
  std::string_view word;
  double km;
};

inline constexpr Unit units[]{{"km", 1},        {"kms", 1},        {"kilometre", 1},   {"kilometres", 1},
                              {"kilometer", 1}, {"kilometers", 1}, {"mile", 1.609344}, {"miles", 1.609344},
                              {"mi", 1.609344}, {"m", 0.001},      {"metres", 0.001},  {"meters", 0.001},
                              {"км", 1},        {"կմ", 1}};

inline constexpr std::string_view road_words[]{
    "road",      "highway",    "motorway", "route",      "expressway", "railway", "yolu",   "yol",
    "sosesi",    "трасса",     "дорога",   "шоссе",      "автодорога", "трассе",  "дороге", "ճանապարհ",
    "ճանապարհը", "ճանապարհին", "մայրուղի", "მაგისტრალი", "გზა",        "axis"};
inline constexpr std::string_view border_words[]{"border", "frontier", "boundary", "serhedi",
                                                 "serhed", "siniri",   "границе",  "граница",
                                                 "սահման", "սահմանին", "საზღვარი"};
inline constexpr std::string_view entrance_words[]{"entrance", "entry", "start", "beginning",
                                                   "end",      "mouth", "gate"};
inline constexpr std::string_view near_words[]{"near",  "nearby", "around", "outside", "beside",
                                               "около", "близ",   "возле",  "вблизи"};
inline constexpr std::string_view surroundings_words[]{"vicinity", "surroundings",  "environs",
                                                       "area",     "neighbourhood", "neighborhood"};
inline constexpr std::string_view outskirts_words[]{"outskirts", "suburbs", "suburb", "edge", "periphery"};
inline constexpr std::string_view part_words[]{"countryside", "hinterland", "rural"};
inline constexpr std::string_view near_endings[]{
    "vicinity",     "surroundings", "environs", "near", "outside",     "area",        "nearby",
    "yaxinliginda", "yaxinligi",    "мот",      "մոտ",  "մոտակայքում", "yakinlarinda"};

}  // namespace dateline
