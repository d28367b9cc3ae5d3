#!/usr/bin/env bash
# Takes the pictures of the editors' guide (and README's of the editor) anew, into docs/images: a portal with demonstration
# people is started on an empty database, and a browser does on its screens what the guide tells. Look at them before you commit.
#
# Usage: eng/pictures.sh [NAME…]     default: all; e.g. eng/pictures.sh editor-board
set -euo pipefail
cd "$(dirname "$0")/.."
out=artifacts/pictures url=http://localhost:5098

bash eng/setup.sh
rm -rf "$out"; mkdir -p "$out"

# The browser tests bring Playwright's driver, a package of Node.
dotnet build tests/CyberAware.Browser.Tests -v quiet
driver=$PWD/tests/CyberAware.Browser.Tests/bin/Debug/net10.0/.playwright/package
portal_dll=$PWD/src/CyberAware.Web/bin/Debug/net10.0/CyberAware.Web.dll

export ASPNETCORE_ENVIRONMENT=Development ASPNETCORE_URLS=$url Portal__PublicOrigin=$url ConnectionStrings__Portal="Data Source=$PWD/$out/portal.db"
(cd src/CyberAware.Web && exec dotnet "$portal_dll" > "../../$out/portal.log" 2>&1) &
portal=$!
trap 'kill "$portal" 2> /dev/null || true' EXIT
for _ in $(seq 300); do curl -sf -o /dev/null "$url/health/ready" && break; sleep 0.2; done
kill -0 "$portal" 2> /dev/null || { tail -n 1 "$out/portal.log" >&2; exit 1; } # as when another holds the port

# The release is imported in the background, and the demonstration needs its documents.
for _ in $(seq 50); do
  (cd src/CyberAware.Web && dotnet "$portal_dll" seed-demo) > "$out/people.txt" && break
  sleep 1
done

CHROME_PATH=${CYBERAWARE_CHROMIUM:-$(command -v chromium-headless-shell || command -v chromium || command -v google-chrome)} \
  node eng/pictures/take.mjs "$driver" "$url" "$out/people.txt" docs/images "$@"
