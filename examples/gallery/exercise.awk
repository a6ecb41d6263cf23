# Made-up events in crowds on Iceland, by a generator that gives the same numbers everywhere.
function random() { state = (state * 16807) % 2147483647; return state / 2147483647 }
BEGIN {
  state = 20
  print "date,lon,lat,type,fatalities,title"
  split("Battles,Protests,Explosions/Remote violence", types, ",")
  for (i = 0; i < 20000; i++) {
    if (i % 400 == 0) { lon = -21.5 + 6 * random(); lat = 64.1 + 1.5 * random(); radius = 0.05 + 0.3 * random() }
    turn = 6.283185 * random(); away = radius * random()
    printf "2023-%02d-%02d,%.4f,%.4f,%s,%d,exercise\n", 1 + 12 * random(), 1 + 28 * random(),
      lon + 2 * away * cos(turn), lat + away * sin(turn), types[1 + int(3 * random())], 40 * random() ^ 8
  }
}
