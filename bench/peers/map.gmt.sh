#!/usr/bin/env bash
# The corridor map by GMT 6 in modern mode, as its manual would have one write it.
#   map.gmt.sh BASE LAYERS OUT.png     folders of *.gmt files, made by bench/peers/run
set -euo pipefail
base=$1 layers=$2 out=$(realpath -m "$3")
gmt begin "${out%.png}" png E200,C-dALLOWPSTRANSPARENCY
  gmt set FONT_TITLE 18p,Helvetica-Bold FONT_ANNOT 8p MAP_FRAME_TYPE plain PS_CHAR_ENCODING ISOLatin1+
  gmt basemap -R46.15/46.95/39.40/39.95 -JL46.55/39.7/39.5/39.9/20c -Bxa10mg10m -Bya5mg5m \
    -BWSne+t"The Lachin corridor, August 2022 - September 2023"
  gmt plot "$base/land.gmt" -G'#f6f3ec'
  gmt plot "$base/water.gmt" -G'#c5dcea' -W0.4p,'#8fb5cc'
  gmt plot "$base/rivers.gmt" -W0.8p,'#8fb5cc'
  gmt plot "$base/roads.gmt" -W2p,'#b9a88a'
  gmt plot "$base/roads.gmt" -W1p,white
  gmt plot "$layers/corridors.gmt" -G'#d9822b@75' -W1p,'#d9822b'
  gmt plot "$base/disputed.gmt" -W1p,'#a0203a',dashed
  gmt plot "$base/borders.gmt" -W1.5p,'#6f6a73',dashdot
  gmt plot "$layers/lines.gmt" -W1.5p,'#b3261e'
  # a shape and a colour for each kind that has one in GMT's set
  while IFS=$'\t' read -r kind symbol colour; do
    awk -F '\t' -v kind="$kind" '$3 == kind { print $1, $2 }' "$layers/events.tsv" |
      gmt plot -S"$symbol"0.32c -G"$colour" -W0.4p,white
  done <"$layers/kinds.tsv"
  gmt plot "$layers/places.txt" -Sc0.12c -G'#333333' -W0.3p,white
  gmt text "$layers/places.txt" -F+f8p,Helvetica,'#222222'+jBL -D0.12c/0.08c
  gmt legend "$layers/legend.txt" -DJTR+jTL+w5.6c+o0.3c/0
  gmt basemap -LjBL+w10k+f+o0.6c/0.8c+l"km" -TdjBR+w1.4c+o0.5c+l,,,N
  gmt inset begin -DjTL+w4c/3.2c+o0.1c -F+gwhite+p0.5p
    gmt coast -R42/52/37.5/43.5 -JM4c -G'#f6f3ec' -S'#c5dcea' -N1/0.4p -B0 --MAP_FRAME_PEN=0.5p
    echo "46.15 39.40 46.95 39.95" | gmt plot -Sr+s -W1p,red
  gmt inset end
gmt end
