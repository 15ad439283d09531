#!/usr/bin/env bash
# Makes the fonts of the page from their sources. Needs: npm, Python 3 with venv, and Debian's fonts-noto-core.
#   assets/fonts/make.sh            writes the TTF and licence files beside this script
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
noto=/usr/share/fonts/truetype/noto
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv tools
tools/bin/pip install -q fonttools==4.68.0 brotli==1.2.1
npm pack --silent @fontsource-variable/atkinson-hyperlegible-next@5.3.0 @fontsource-variable/fraunces@5.3.0 >/dev/null
for name in atkinson-hyperlegible-next fraunces; do
    mkdir "$name"
    tar -xzf fontsource-variable-"$name"-*.tgz -C "$name" --strip-components=1
done

# instance OUT "AXIS=VALUE…" FAMILY STYLE WEIGHT WOFF2…: one static TTF of a variable font that comes in parts.
instance() {
    local out=$1 axes=$2 family=$3 style=$4 weight=$5 parts=() n=0
    shift 5
    for part in "$@"; do
        n=$((n + 1))
        # shellcheck disable=SC2086 # each axis is a word of its own
        tools/bin/fonttools varLib.instancer -q --static -o "part$n.ttf" "$part" $axes
        parts+=("part$n.ttf")
    done
    tools/bin/fonttools merge --drop-tables+=gasp,prep,STAT --output-file=whole.ttf "${parts[@]}" 2>/dev/null
    tools/bin/python - whole.ttf "$here/$out" "$family" "$style" "$weight" <<'PY'
import sys
from fontTools.ttLib import TTFont
source, target, family, style, weight = sys.argv[1:]
font = TTFont(source, recalcTimestamp=False)
name = font["name"]
postscript = f"{family.replace(' ', '')}-{style}"
for number, text in {1: family, 2: style, 3: postscript, 4: f"{family} {style}", 6: postscript}.items():
    name.setName(text, number, 3, 1, 0x409)
    name.removeNames(number, 1)
for number in (16, 17, 21, 22, 25):
    name.removeNames(number)
font["OS/2"].usWeightClass = int(weight)
# The same fonts whenever they are made: 1 January 2024, in seconds from 1904.
font["head"].created = font["head"].modified = 3786912000
font.save(target)
PY
}

files() { for set in "${@:2}"; do echo "$work/$1/files/$1-$set-normal.woff2"; done; }
mapfile -t atkinson < <(files atkinson-hyperlegible-next latin-wght latin-ext-wght)
mapfile -t fraunces < <(files fraunces latin-full latin-ext-full vietnamese-full)
instance AtkinsonHyperlegibleNext-Regular.ttf wght=400 "Atkinson Hyperlegible Next" Regular 400 "${atkinson[@]}"
instance AtkinsonHyperlegibleNext-Bold.ttf wght=700 "Atkinson Hyperlegible Next" Bold 700 "${atkinson[@]}"
instance FrauncesSoft-SemiBold.ttf "wght=600 SOFT=100 WONK=0 opsz=40" "Fraunces Soft" SemiBold 600 "${fraunces[@]}"
cp atkinson-hyperlegible-next/LICENSE "$here/AtkinsonHyperlegibleNext-LICENSE.txt"
cp fraunces/LICENSE "$here/Fraunces-LICENSE.txt"

# Noto as Debian packs it, with its hints dropped: the page is print, and they are half of each file.
for face in NotoSans NotoNaskhArabic NotoNastaliqUrdu NotoSansBengali NotoSansDevanagari NotoSansGujarati \
    NotoSansGurmukhi NotoSansTamil; do
    for style in Regular Bold; do
        tools/bin/fonttools subset "$noto/$face-$style.ttf" --output-file="$here/$face-$style.ttf" \
            --unicodes='*' --glyphs='*' --layout-features='*' --layout-scripts='*' --notdef-outline --no-hinting \
            --name-IDs='*' --name-languages='*' --drop-tables+=gasp,VDMX,hdmx,LTSH
    done
done
# without FACE LETTERS: takes letters out that are drawn wrong. They are put together then from letter and mark.
without() {
    tools/bin/python - "$here/$1.ttf" "${@:2}" <<'PY'
import sys
from fontTools.ttLib import TTFont
path, *letters = sys.argv[1:]
font = TTFont(path, recalcTimestamp=False)
for table in font["cmap"].tables:
    for letter in letters:
        table.cmap.pop(int(letter, 16), None)
font.save(path)
PY
}
# Noto Sans 2.004 has the tilde of Ṵ and ṵ over the letter.
for style in Regular Bold; do without "NotoSans-$style" 1E74 1E75; done

# script PACKAGE VERSION RANGES: newer Noto, with the letters of one script alone: its Latin ones are not those of the
# page. A space and the joiners go with each.
script() {
    npm pack --silent "@expo-google-fonts/noto-sans-$1@$2" >/dev/null
    mkdir "$1"
    tar -xzf "expo-google-fonts-noto-sans-$1-$2.tgz" -C "$1" --strip-components=1
    local file name
    for file in "$1"/400Regular/*.ttf "$1"/700Bold/*.ttf; do
        name=$(basename "$file")
        tools/bin/fonttools subset "$file" --output-file="$here/${name/_[47]00/-}" \
            --unicodes="U+0020,U+00A0,U+200B-200F,U+25CC,$3" --layout-features='*' --layout-scripts='*' \
            --notdef-outline --no-hinting --name-IDs='*' --drop-tables+=gasp,VDMX,hdmx,LTSH,STAT
    done
}
danda=U+0964-0965
script armenian 0.4.2 U+0530-058F,U+FB13-FB17
script ethiopic 0.4.2 U+1200-139F,U+2D80-2DDF,U+AB01-AB2F,U+1E7E0-1E7FF
script georgian 0.4.3 U+10A0-10FF,U+1C90-1CBF,U+2D00-2D2F,U+20BE
script hebrew 0.4.1 U+0590-05FF,U+FB1D-FB4F,U+20AA
script kannada 0.4.3 "U+0C80-0CFF,$danda"
script khmer 0.4.3 U+1780-17FF,U+19E0-19FF
script lao 0.4.2 U+0E80-0EFF,U+20AD
script malayalam 0.4.2 "U+0D00-0D7F,$danda"
script myanmar 0.4.2 U+1000-109F,U+A9E0-A9FE,U+AA60-AA7F
script oriya 0.4.2 "U+0B00-0B7F,$danda"
script sinhala 0.4.2 "U+0D80-0DFF,U+111E1-111F4,$danda"
script telugu 0.4.2 "U+0C00-0C7F,$danda"
script thaana 0.4.2 U+0780-07BF,U+060C,U+061B,U+061F,U+FDF2,U+FDFD
# With the loops by which its letters are told apart.
script thai-looped 0.4.2 U+0E00-0E5B

# symbols FACE RANGES: the signs of a symbol font that people type, and a space.
symbols() {
    tools/bin/fonttools subset "$noto/$1.ttf" --output-file="$here/$1.ttf" --unicodes="U+0020,$2" \
        --layout-features='*' --no-hinting --notdef-outline --drop-tables+=gasp,VDMX,hdmx,LTSH,MATH
}
symbols NotoSansSymbols2-Regular 'U+2300-23FF,U+2460-24FF,U+25A0-27BF,U+2B00-2BFF'
symbols NotoSansMath-Regular 'U+2190-21FF,U+2200-22FF'

# Emoji in outline, whole: a family or a flag is one glyph made of several, so that no part can be left out.
npm pack --silent @expo-google-fonts/noto-emoji@0.4.7 >/dev/null
tar -xzf expo-google-fonts-noto-emoji-*.tgz
tools/bin/fonttools subset package/400Regular/NotoEmoji_400Regular.ttf --output-file="$here/NotoEmoji-Regular.ttf" \
    --unicodes='*' --glyphs='*' --layout-features='*' --notdef-outline --no-hinting \
    --name-IDs='*' --drop-tables+=gasp,STAT,vhea,vmtx
cp package/LICENSE_FONT "$here/NotoEmoji-LICENSE.txt"
{
    echo "Copyright 2010, 2012-2020 Google Inc., 2015-2020 Google LLC, 2022 The Noto Project Authors (Noto fonts)"
    tail -n +2 "$here/Fraunces-LICENSE.txt"
} >"$here/Noto-LICENSE.txt"
ls -l "$here"
