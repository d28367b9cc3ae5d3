#!/usr/bin/env bash
# Installs what any test or script needs beside the .NET SDK and Node; --no-install-recommends keeps it small.
# Safe to run again: it does nothing when everything is there.
set -euo pipefail
cd "$(dirname "$0")/.."

for tool in dotnet node npm; do
  command -v "$tool" > /dev/null || { echo "'$tool' is missing: install the .NET 10 SDK and Node 20.19 or later." >&2; exit 1; }
done

missing=()
need() { local package=$1; shift; "$@" > /dev/null 2>&1 || missing+=("$package"); }
any() { local name; for name; do ! command -v "$name" || return 0; done; return 1; }

need postgresql compgen -G '/usr/lib/postgresql/*/bin/initdb'
need chromium any chromium chromium-browser google-chrome
need chromium-headless-shell any chromium-headless-shell chromium-browser google-chrome # the same engine without windows: the tests take a quarter less
need firefox-esr any firefox-esr firefox
need fonts-liberation test -d /usr/share/fonts/truetype/liberation # what pages are measured with before their own font is there
need default-jre-headless any java                                  # the W3C's checker
need hunspell any hunspell
need hunspell-kk test -e /usr/share/hunspell/kk_KZ.dic
need hunspell-ru test -e /usr/share/hunspell/ru_RU.dic
need poppler-utils any pdftoppm # what a printer would make of a printed page
need wrk any wrk
need curl any curl

if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing: ${missing[*]}"
  root=(env DEBIAN_FRONTEND=noninteractive); [ "$(id -u)" -eq 0 ] || root=(sudo "${root[@]}")
  # The tests start a private cluster of their own; Debian's default one is not wanted.
  "${root[@]}" mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' | "${root[@]}" tee /etc/postgresql-common/createcluster.conf > /dev/null
  "${root[@]}" apt-get update -qq
  "${root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
fi

client=src/CyberAware.Web/Client
if [ ! -e "$client/node_modules/.package-lock.json" ] || [ "$client/package-lock.json" -nt "$client/node_modules/.package-lock.json" ]; then
  (cd "$client" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
fi
