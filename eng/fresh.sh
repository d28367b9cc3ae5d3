#!/usr/bin/env bash
# Proves that both commands of the README work on a new machine; --help says how.
set -euo pipefail
cd "$(dirname "$0")/.."
out=artifacts/fresh suite=bookworm url=http://localhost:5080

usage() {
  cat <<'HELP'
Runs the two commands of the README, for a clean clone of HEAD, in a bare Debian 12 made by debootstrap. The .NET SDK
and Node are this machine's; its package caches, settings and programs are not seen, only how its apt, npm and NuGet
reach their registries.

Usage: eng/fresh.sh [--keep] [run|test|all] [PROJECT…]

  run      dotnet run --project src/CyberAware.Web: all pages of the sitemap answer with 200, Ctrl+C ends it
  test     eng/test.sh, which must end with "N passed, 0 failed"
  all      both, one after the other; the default
  PROJECT  only these test projects, such as Core: for trying this script, proves nothing
  --keep   leaves the Debian folder, to look into it with chroot

Needs root, debootstrap, git, curl, 6 GB and port 5080. What was printed stays in artifacts/fresh/*.log. The bare
Debian is kept as a file there; delete it for a new one.
HELP
}

fail() { echo "fresh: $*" >&2; exit 1; }

keep= what=all projects=()
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage; exit ;;
    --keep) keep=1 ;;
    run | test | all) what=$1 ;;
    -*) usage >&2; exit 2 ;;
    *) projects+=("$1") ;;
  esac
  shift
done

# Mounts and processes live in namespaces of their own and end with them: what is deleted afterwards has no mounts.
if [ -z "${FRESH_ROOT:-}" ]; then
  [ "$(id -u)" -eq 0 ] || fail "making a Debian needs root: sudo -E env PATH=\"\$PATH\" eng/fresh.sh"
  for tool in debootstrap unshare git curl dotnet node npm; do
    command -v "$tool" > /dev/null || fail "'$tool' is missing"
  done
  mkdir -p "$out"
  FRESH_ROOT=$(mktemp -d "$PWD/$out/debian.XXXXXX")
  export FRESH_ROOT
  [ -n "$keep" ] || trap 'rm -rf --one-file-system "$FRESH_ROOT"' EXIT
  unshare --mount --pid --fork --kill-child bash "$0" "$what" "${projects[@]}" &
  trap 'kill -KILL $!' HUP INT TERM # and with it everything inside
  status=0
  wait $! || status=$?
  [ -z "$keep" ] || echo "Kept: $FRESH_ROOT"
  exit "$status"
fi
root=$FRESH_ROOT

# A shell in the background ignores Ctrl+C and hands that on; the portal must not.
in_root() {
  chroot "$root" /usr/bin/env --default-signal=INT -i "${given[@]}" HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    bash -c 'cd /source && exec "$@"' - "$@"
}

# Beside the bare system only what Microsoft lists as the SDK's own needs on Debian 12.
make_debian() {
  local tar=$out/debian-$suite.tar sources mirror
  sources=$(apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 'Origin: Debian' 2> /dev/null | grep -E " $suite(-\S+)? " || true)
  if [ ! -e "$tar" ]; then
    mirror=$(awk -v suite=$suite '$3 == suite { print $2; exit }' <<< "$sources")
    debootstrap --variant=minbase --include=ca-certificates,libicu72,libssl3,tzdata "$suite" "$root" ${mirror:+"$mirror"} > "$out/debootstrap.log" \
      || fail "debootstrap failed, see $out/debootstrap.log"
    tar -C "$root" --one-file-system -cf "$tar.new" . && mv "$tar.new" "$tar"
  else
    tar -C "$root" -xf "$tar"
  fi
  chmod 755 "$root" # mktemp's is closed to everybody else, and PostgreSQL refuses to run as root
  [ -z "$sources" ] || echo "$sources" > "$root/etc/apt/sources.list"
}

# How this machine's apt, npm and NuGet reach their registries, whatever that is; no cache of theirs.
pass_clients_on() {
  local name value
  apt-config dump | grep -E '^Acquire::(https?|Check|Retries)' > "$root/etc/apt/apt.conf.d/90machine" || true
  cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
  cp -a /usr/local/share/ca-certificates/. "$root/usr/local/share/ca-certificates/" 2> /dev/null || true
  chroot "$root" update-ca-certificates > /dev/null 2>&1
  mkdir -p "$root/usr/local/etc" "$root/root/.nuget"
  [ ! -e "$HOME/.nuget/NuGet" ] || cp -rL "$HOME/.nuget/NuGet" "$root/root/.nuget/"
  name=$(npm config get globalconfig) && [ ! -f "$name" ] || cp "$name" "$root/usr/local/etc/npmrc"
  name=$(npm config get userconfig) && [ ! -f "$name" ] || cp "$name" "$root/root/.npmrc"

  given=()
  while IFS= read -r name; do
    value=${!name}
    given+=("$name=$value")
    [ ! -f "$value" ] || [ -e "$root$value" ] || install -D -m 644 "$value" "$root$value"
  done < <(compgen -e | grep -iE '_proxy$|^ssl_cert_|_ca_certs$|_ca_bundle$|_cert_revocation_mode$|^npm_config_(registry|cafile)$')
}

give() { # FOLDER PLACE: a folder of this machine, to read only
  mkdir -p "$root$2"
  mount --bind "$1" "$root$2"
  mount -o remount,bind,ro "$root$2"
}

give_tools() {
  mount -t proc proc "$root/proc"
  mount --rbind /sys "$root/sys"
  mount --rbind /dev "$root/dev"
  mount -t tmpfs -o mode=1777,size=64m tmpfs "$root/dev/shm" # as small as containers have it
  give "$(dirname "$(readlink -f "$(command -v dotnet)")")" /usr/share/dotnet
  ln -s /usr/share/dotnet/dotnet "$root/usr/local/bin/dotnet"
  cp -L "$(command -v node)" "$root/usr/local/bin/node"
  give "$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")" /usr/local/lib/node_modules/npm
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
  ln -s ../lib/node_modules/npm/bin/npx-cli.js "$root/usr/local/bin/npx"
  local tool
  for tool in dotnet node npm; do
    in_root "$tool" --version > /dev/null || fail "this machine's '$tool' doesn't run in a bare Debian"
  done
}

ask() { curl -s --noproxy '*' --max-time 60 "$@"; }

run() {
  local log=$out/run.log portal start=$SECONDS pages bad status=0
  ! ask -o /dev/null "$url" || fail "another program answers on $url"
  set -m # a group of its own, which Ctrl+C reaches
  in_root dotnet run --project src/CyberAware.Web > "$log" 2>&1 < /dev/null &
  portal=$!
  set +m
  until ask -f -o "$out/sitemap.xml" "$url/sitemap.xml"; do
    kill -0 "$portal" 2> /dev/null || { tail -n 20 "$log" >&2; fail "the portal ended before it answered, see $log"; }
    [ $((SECONDS - start)) -lt 900 ] || fail "no answer after 15 minutes, see $log"
    sleep 1
  done
  echo "run: first answer after $((SECONDS - start)) s"

  grep -oE '<loc>[^<]+' "$out/sitemap.xml" | sed -E 's|<loc>https?://[^/]*||' > "$out/addresses"
  pages=$(wc -l < "$out/addresses")
  sed -E "s|(.*)|url = \"$url\1\"\noutput = /dev/null|" "$out/addresses" > "$out/addresses.curl"
  bad=$(ask --max-time 600 -w '%{http_code} %{url}\n' -K "$out/addresses.curl" | grep -v '^200 ' || true)
  [ "$pages" -gt 0 ] && [ -z "$bad" ] || fail "of $pages pages these did not answer with 200:"$'\n'"$bad"

  kill -INT -- "-$portal"
  timeout 60 tail -f --pid="$portal" /dev/null || kill -KILL -- "-$portal"
  wait "$portal" || status=$?
  [ "$status" -eq 0 ] || fail "stopped with status $status, see $log"
  ! grep -m 5 -E ' (ERR|FTL) |Exception' "$log" || fail "the log tells of errors, see $log"
  ! ask -o /dev/null "$url" || fail "something still answers on $url"
  echo "run: $pages pages answered with 200, stopped cleanly, $((SECONDS - start)) s in all"
}

run_tests() {
  local log=$out/test.log start=$SECONDS status=0
  in_root eng/test.sh "${projects[@]}" 2>&1 < /dev/null | tee "$log" || status=$?
  echo "test: $((SECONDS - start)) s"
  [ "$status" -eq 0 ] && tail -n 1 "$log" | grep -qE '^[1-9][0-9]* passed, 0 failed$' || fail "eng/test.sh is red, see $log"
}

[ -z "$(git status --porcelain)" ] || echo "fresh: changes that are not committed are left out" >&2
make_debian
git clone -q --depth 1 "file://$PWD" "$root/source"
pass_clients_on
give_tools
echo "debian: ready after $SECONDS s, commit $(git rev-parse --short HEAD)"
case $what in
  run) run ;;
  test) run_tests ;;
  all) run; run_tests ;;
esac
