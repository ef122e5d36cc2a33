#!/bin/sh
# Makes the embedded fonts: IBM Plex Sans, its Condensed and its Korean cut (SIL OFL 1.1), cut down to
# the characters the game can show. Needs npm and Debian's fonttools.
#
#   assets/fonts/subset.sh        run from anywhere; rewrites the *.ttf beside this script
#
# Latin keeps Western European, the breves of McCune-Reischauer, arrows, figures and signs; Hangul keeps
# the 2,350 syllables of KS X 1001. Hinting is dropped: everything is drawn anti-aliased at any scale.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

for p in plex-sans@1.1.0 plex-sans-condensed@2.0.0 plex-sans-kr@1.1.0; do
	f=$(npm pack --silent "@ibm/$p")
	mkdir "${p%@*}"
	tar xzf "$f" -C "${p%@*}" --strip-components=1
done
/usr/bin/python3 - > ksx1001.txt <<'PY'
print("".join(bytes([h, l]).decode("euc_kr") for h in range(0xB0, 0xC9) for l in range(0xA1, 0xFF)))
PY

# The licence reserves the name "Plex" for the unmodified fonts.
cat > rename.py <<'PY'
import os, sys
from fontTools.ttLib import TTFont
path = sys.argv[1]
name = os.path.basename(path)[:-4]
family, style = name.split("-")
font = TTFont(path)
for r in font["name"].names:
    if r.nameID in (1, 2, 4, 6):
        r.string = {1: "Staff" + family, 2: style, 4: "Staff" + name, 6: "Staff" + name}[r.nameID]
font.save(path)
PY

latin=U+0020-007E,U+00A0-00FF,U+0102,U+0103,U+0112-0115,U+011E,U+011F,U+012C-012D,U+014C-014F,U+0152,U+0153,U+016A-016D
signs=U+2009,U+200A,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+2030,U+2032,U+2033,U+2039,U+203A,U+2044,U+20A9
maths=U+00D7,U+2190-2193,U+2196-2199,U+2212,U+221A,U+221E,U+2248,U+2260,U+2264,U+2265,U+2150-215E,U+2070-2079,U+2080-2089
forms=U+25A0,U+25A1,U+25B2,U+25B3,U+25B6,U+25BC,U+25C0,U+25C6,U+25CB,U+25CF,U+2605,U+2606,U+2713,U+2715

cut() { # source, target, unicodes…
	src=$1 dst=$2
	shift 2
	pyftsubset "$src" "$@" --no-hinting --desubroutinize --drop-tables+=DSIG,meta --name-IDs=0,1,2,4,6,13,14 --output-file="$here/$dst"
	/usr/bin/python3 rename.py "$here/$dst"
}
for w in Light Regular Medium SemiBold Italic; do
	cut "plex-sans/fonts/complete/woff/IBMPlexSans-$w.woff" "Sans-$w.ttf" \
		--unicodes="$latin,$signs,$maths,$forms" --layout-features=kern,mark,ccmp,tnum,lnum
done
cut plex-sans-condensed/fonts/complete/woff/IBMPlexSansCondensed-SemiBold.woff SansCondensed-SemiBold.ttf \
	--unicodes="U+0020-007E,U+00B7,U+2013,U+2014,U+2212" --layout-features=kern,tnum
for w in Regular SemiBold; do
	cut "plex-sans-kr/fonts/complete/woff/hinted/IBMPlexSansKR-$w.woff" "SansKR-$w.ttf" \
		--text-file=ksx1001.txt --unicodes=U+0020,U+00B7,U+3001,U+3002,U+300C,U+300D --layout-features=
done
cp plex-sans/LICENSE.txt "$here/OFL.txt"
