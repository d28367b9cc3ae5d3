#!/usr/bin/env bash
# Opens the plan of each lesson, as a document of Word, in LibreOffice and counts its pages; --help says more.
set -euo pipefail
cd "$(dirname "$0")/.."
out=artifacts/print url=http://localhost:5096
max_card=2 max_lesson=4
fonts='LiberationSerif|Tinos' # one design: LibreOffice takes the first for Times New Roman, and Kazakh letters from the second

usage() {
  cat <<HELP
Starts the portal, takes the plan of each lesson in both languages as a document of Word (plan.docx), lets LibreOffice
turn it into PDF, and looks at that: a card takes at most $max_card pages, a lesson at most $max_lesson, and all letters are of
one design. Ends with 1 and a list of those that don't. Installs LibreOffice, poppler-utils and the font Tinos when they
are missing.

Usage: eng/print.sh [--pictures] [LESSON…]

  --pictures  also a picture of each page, to look at
  LESSON      only these, such as passwords-card-5-9; default: all

Documents, PDF and pictures stay in $out. Not part of eng/test.sh, whose tests validate the documents.
HELP
}

pictures= lessons=()
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage; exit ;;
    --pictures) pictures=1 ;;
    -*) usage >&2; exit 2 ;;
    *) [ -e "content/lessons/$1/lesson.yml" ] || { echo "There is no lesson '$1'." >&2; exit 2; }; lessons+=("$1") ;;
  esac
  shift
done
[ ${#lessons[@]} -gt 0 ] || for folder in content/lessons/*/; do lessons+=("$(basename "$folder")"); done

bash eng/setup.sh
missing=()
command -v soffice > /dev/null || missing+=(libreoffice-writer-nogui)
command -v pdftoppm > /dev/null || missing+=(poppler-utils)
[ -d /usr/share/fonts/truetype/croscore ] || missing+=(fonts-croscore)
if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing: ${missing[*]}"
  root=(env DEBIAN_FRONTEND=noninteractive); [ "$(id -u)" -eq 0 ] || root=(sudo "${root[@]}")
  "${root[@]}" apt-get update -qq
  "${root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
fi

rm -rf "$out"; mkdir -p "$out"
dotnet build src/CyberAware.Web -v quiet
export ASPNETCORE_ENVIRONMENT=Development ASPNETCORE_URLS=$url Portal__PublicOrigin=$url ConnectionStrings__Portal="Data Source=$PWD/$out/portal.db"
(cd src/CyberAware.Web && exec dotnet bin/Debug/net10.0/CyberAware.Web.dll > "../../$out/portal.log" 2>&1) &
portal=$!
trap 'kill "$portal" 2> /dev/null || true' EXIT
for _ in $(seq 300); do curl -sf -o /dev/null "$url/health/ready" && break; sleep 0.2; done
kill -0 "$portal" 2> /dev/null || { tail -n 1 "$out/portal.log" >&2; exit 1; } # as when another holds the port

for lesson in "${lessons[@]}"; do
  for language in kk ru; do
    curl -sSf -o "$out/$lesson-$language.docx" "$url/$language/schools/$lesson/plan.docx"
  done
done

# A profile of its own: else a LibreOffice that somebody has open would do nothing.
soffice -env:UserInstallation="file://$PWD/$out/profile" --headless --convert-to pdf --outdir "$out" "$out"/*.docx > "$out/soffice.log" 2>&1 || { tail -n 3 "$out/soffice.log" >&2; exit 1; }

faults=0
fault() { echo "$1" >&2; faults=$((faults + 1)); }
for lesson in "${lessons[@]}"; do
  max=$max_lesson; ! grep -q '^minutes: 10\b' "content/lessons/$lesson/lesson.yml" || max=$max_card
  for language in kk ru; do
    name=$lesson-$language pdf=$out/$lesson-$language.pdf
    [ -s "$pdf" ] || { fault "$name: LibreOffice can't open it"; continue; }
    pages=$(pdfinfo "$pdf" | awk '/^Pages:/ { print $2 }')
    printf '%2d  %s\n' "$pages" "$name"
    [ "$pages" -le "$max" ] || fault "$name: $pages pages, at most $max"
    others=$(pdffonts "$pdf" | tail -n +3 | awk '{ print $1 }' | sed 's/^[A-Z]*+//' | grep -vE "^($fonts)(-|$)" | sort -u | tr '\n' ' ' || true)
    [ -z "$others" ] || fault "$name: letters of another font: $others"
    [ -z "$pictures" ] || pdftoppm -r 80 -png "$pdf" "$out/$name"
  done
done
echo "$((${#lessons[@]} * 2)) documents, $faults faults"
[ "$faults" -eq 0 ]
