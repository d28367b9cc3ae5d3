#!/usr/bin/env bash
# Installs what the tests and the bench need beside the .NET SDK and Node: PostgreSQL, Chromium, wrk.
# Safe to run again: it does nothing when everything is there.
set -euo pipefail
cd "$(dirname "$0")/.."

find_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

missing=()
compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null || missing+=(postgresql)
find_chromium > /dev/null || missing+=(chromium)
command -v wrk > /dev/null || missing+=(wrk)

if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing: ${missing[*]}"
  root=(); [ "$(id -u)" -eq 0 ] || root=(sudo env DEBIAN_FRONTEND=noninteractive)
  # The tests start a private cluster of their own; Debian's default one is not wanted.
  "${root[@]}" mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' | "${root[@]}" tee /etc/postgresql-common/createcluster.conf > /dev/null
  "${root[@]}" apt-get update -qq
  export DEBIAN_FRONTEND=noninteractive
  "${root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
fi

for tool in dotnet node npm; do
  command -v "$tool" > /dev/null || { echo "'$tool' is missing: install the .NET 10 SDK and Node 20 or later." >&2; exit 1; }
done

client=src/CyberAware.Web/Client
if [ ! -e "$client/node_modules/.package-lock.json" ] || [ "$client/package-lock.json" -nt "$client/node_modules/.package-lock.json" ]; then
  (cd "$client" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
fi
