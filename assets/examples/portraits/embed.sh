#!/bin/sh
# Draws each portrait (NAME.svg) as a JPEG and puts it into ../NAME.json as person.photo.jpeg, in base64.
# Nothing else in the JSON is touched, not even its spacing; running it twice changes nothing.
#
# Needs: rsvg-convert (librsvg, Debian: librsvg2-bin), ImageMagick 6 or 7, Python 3.
# The photo has to stand in the file already, if only as "jpeg": "", beside its description.
set -eu
cd "$(dirname "$0")"

if command -v magick >/dev/null; then imagemagick=magick; else imagemagick=convert; fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for portrait in *.svg; do
    name=${portrait%.svg}
    rsvg-convert --width 800 --height 800 --output "$work/$name.png" "$portrait"
    # Baseline, red, green and blue, no metadata: what the profile keeps and every reader of PDF shows.
    "$imagemagick" "$work/$name.png" -background white -alpha remove -alpha off -colorspace sRGB -type TrueColor \
        -strip -interlace none -sampling-factor 4:2:0 -quality 85 "$work/$name.jpg"
    python3 - "$work/$name.jpg" "../$name.json" <<'PYTHON'
import base64, pathlib, re, sys

jpeg, profile = map(pathlib.Path, sys.argv[1:])
photo = base64.b64encode(jpeg.read_bytes()).decode("ascii")
before = profile.read_bytes().decode("utf-8")
after, found = re.subn(r'("jpeg": ")[A-Za-z0-9+/=]*(")', lambda at: at[1] + photo + at[2], before)
if found != 1:
    sys.exit(f"{profile.name}: expected one photo, found {found}")
if after != before:
    profile.write_bytes(after.encode("utf-8"))
    print(f"{profile.name}: {jpeg.stat().st_size} bytes of JPEG")
PYTHON
done
