# Sourced by the benches that need a database: a PostgreSQL of their own with its default durability, and the portal on it.
# Expects $out; sets $pg (socket folder), $pgbin.

pgbin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
as_postgres=(); [ "$(id -u)" -ne 0 ] || as_postgres=(runuser -u postgres --)

start_postgres() {
  pg=$(mktemp -d /tmp/cyberaware-bench-XXXXXX); [ "$(id -u)" -ne 0 ] || chown postgres "$pg"
  (cd /tmp && "${as_postgres[@]}" "$pgbin/initdb" -D "$pg/data" -U postgres -A trust -E UTF8 --locale=C > /dev/null)
  (cd /tmp && "${as_postgres[@]}" "$pgbin/pg_ctl" start -w -D "$pg/data" -l "$pg/log" -o "-k $pg -c listen_addresses=" > /dev/null)
  "$pgbin/createdb" -h "$pg" -U postgres portal
}

stop_postgres() {
  [ -z "${pg:-}" ] || { (cd /tmp && "${as_postgres[@]}" "$pgbin/pg_ctl" stop -m immediate -D "$pg/data" > /dev/null 2>&1); rm -rf "$pg"; }
}

query() { "$pgbin/psql" -h "$pg" -U postgres -d portal -qAtX "$@"; }

# start_portal CONNECTION URL → $portal
start_portal() {
  Portal__AllowUnprotectedKeys=true Portal__PublicOrigin=$2 ASPNETCORE_URLS=$2 Portal__TrustedProxies__0=127.0.0.1 ConnectionStrings__Portal=$1 \
    Serilog__MinimumLevel__Default=Warning "$out/portal/CyberAware.Web" > "$out/portal.log" 2>&1 &
  portal=$!
  for _ in $(seq 150); do curl -sf -o /dev/null "$2/health/ready" && return; sleep 0.1; done
  echo "the portal is not ready" >&2; cat "$out/portal.log" >&2; exit 1
}

stop_portal() { [ -z "${portal:-}" ] || { kill "$portal" 2> /dev/null; wait "$portal" 2> /dev/null || true; portal=; }; }
