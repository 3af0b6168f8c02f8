# Curves of one engine as a sheet of small plots: rows of the register to the right, milliseconds upwards, both by powers of
# ten. Ours is the thick line, the engine alone the thin one.
#
#   awk -v engine=SQLite -f bench/plot.awk curves.tsv
BEGIN {
  FS = "\t"
  wide = 190; high = 130; columns = 4
  left = 40; right = 12; top = 24; bottom = 24
  low_x = 3; low_y = -2; high_y = 6 # 1,000 rows; 10 microseconds to 1,000 seconds
}
$1 == engine {
  if (!($3 in place)) { place[$3] = kinds; order[kinds++] = $3 }
  at = ++points[$3]
  size[$3, at] = $2; ours[$3, at] = $4 / 1000; bare[$3, at] = $5 == "-" ? "" : $5 / 1000
  if (log10($2) > high_x) high_x = log10($2)
}
function log10(n) { return n > 0 ? log(n) / log(10) : low_y }
function x_of(n) { return left + (log10(n) - low_x) / (high_x - low_x) * (wide - left - right) }
function y_of(ms,   l) {
  l = log10(ms); if (l < low_y) l = low_y; if (l > high_y) l = high_y
  return top + (high_y - l) / (high_y - low_y) * (high - top - bottom)
}
function grid(   power, label) {
  for (power = low_y; power <= high_y; power += 2) {
    label = power < 0 ? "0.01" : power == 0 ? "1 ms" : power == 2 ? "100" : power == 4 ? "10 s" : "1000 s"
    printf "<path class=\"g\" d=\"M%d %.1fH%d\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n", left, y_of(10 ^ power),
      wide - right, left - 4, y_of(10 ^ power) + 3, label
  }
  for (power = low_x; power <= high_x + 0.01; ++power)
    printf "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">10%s</text>\n", x_of(10 ^ power), high - bottom + 12,
      power == 3 ? "³" : power == 4 ? "⁴" : power == 5 ? "⁵" : "⁶"
}
function line(kind, what,   at, ms, path) {
  for (at = 1; at <= points[kind]; ++at) {
    ms = what == "ours" ? ours[kind, at] : bare[kind, at]
    if (ms == "") continue
    path = path sprintf("%s%.1f %.1f", path == "" ? "M" : "L", x_of(size[kind, at]), y_of(ms))
  }
  if (path != "") printf "<path class=\"%s\" d=\"%s\"/>\n", what, path
}
END {
  if (high_x <= low_x) high_x = low_x + 1
  rows = int((kinds + columns - 1) / columns)
  printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">\n", wide * columns, high * rows + 20
  printf "<title>%s: milliseconds by rows of the register; thick Ringmur, thin the engine alone</title>\n", engine
  print "<style>text{font:9px sans-serif;fill:#444}.k{font-size:11px;fill:#111}.g{stroke:#ddd}path{fill:none}" \
    ".ours{stroke:#0b5cad;stroke-width:2.2}.bare{stroke:#b35900;stroke-width:1.1}</style>"
  printf "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n"
  for (i = 0; i < kinds; ++i) {
    printf "<g transform=\"translate(%d %d)\"><text class=\"k\" x=\"%d\" y=\"14\">%s</text>\n", (i % columns) * wide,
      int(i / columns) * high, left, order[i]
    grid(); line(order[i], "bare"); line(order[i], "ours")
    print "</g>"
  }
  printf "<text x=\"%d\" y=\"%d\">%s. Thick: Ringmur. Thin: the engine alone.</text>\n</svg>\n", left, high * rows + 12, engine
}
