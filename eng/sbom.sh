#!/usr/bin/env bash
# Lists all components as CycloneDX JSON: one file for .NET, one for what scripts, styles and font are made of.
#
# Usage: eng/sbom.sh [FOLDER]     default artifacts/sbom
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-artifacts/sbom}
mkdir -p "$out"
out=$(cd "$out" && pwd)

dotnet tool restore > /dev/null
# The lock file decides, not what a registry has today.
dotnet tool run dotnet-CycloneDX -- src/CyberAware.Web/CyberAware.Web.csproj --exclude-test-projects --output "$out" --filename portal.cdx.json --output-format Json \
  --set-name CyberAware --set-type Application > "$out/dotnet.log" || { cat "$out/dotnet.log" >&2; exit 1; }
(cd src/CyberAware.Web/Client && npm sbom --package-lock-only --sbom-format cyclonedx) > "$out/client.cdx.json"

for file in portal client; do
  count=$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).components.length' "$out/$file.cdx.json")
  [ "$count" -gt 0 ] || { echo "sbom: $file.cdx.json names nothing" >&2; exit 1; }
  echo "$out/$file.cdx.json: $count components"
done
rm "$out/dotnet.log"
