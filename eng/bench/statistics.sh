#!/usr/bin/env bash
# The query behind the quiz figures after 10 thousand, 1 million and 5 million attempts, made with generate_series
# over the same twelve quizzes and twelve months. Counted by the portal's own rebuild, asked by pgbench.
#
# Usage: eng/bench.sh statistics
set -euo pipefail
cd "$(dirname "$0")/../.."
out=artifacts/bench-statistics
source eng/bench/database.sh
trap stop_postgres EXIT

bash eng/setup.sh
rm -rf "$out"; mkdir -p "$out"
dotnet publish src/CyberAware.Web -c Release -o "$out/portal" -v quiet
median() { sort -n | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

start_postgres
export ConnectionStrings__Portal="Host=$pg;Username=postgres;Database=portal"
"$out/portal/CyberAware.Web" migrate
query <<'SQL'
INSERT INTO quiz_versions (slug, version, counts_only, first_seen_at) SELECT 'quiz-' || i, '00000000', false, now() FROM generate_series(1, 12) i;
INSERT INTO quiz_version_questions (version_id, position, question_id, topic, options, right_option)
SELECT version, position, 'question-' || position, 'topic-' || position % 4, 'a b c d', 0 FROM generate_series(1, 12) version, generate_series(0, 7) position;
SQL

# What Core/Quizzes/Publishing/VersionCounts asks.
cat > "$out/figures.sql" <<'SQL'
SELECT version_id, measure, question, item, kind, sum(attempts)
FROM quiz_counts
WHERE grain = 'Month' AND ((kind = 'First' AND measure <> 'Duration') OR (kind = 'Repeat' AND measure = 'Score'))
GROUP BY version_id, measure, question, item, kind;
SQL

echo "PostgreSQL $(query -c 'SHOW server_version'), $(nproc) processors, load $(cut -d' ' -f1 /proc/loadavg)"
first=
for attempts in 10000 1000000 5000000; do
  query <<SQL
TRUNCATE quiz_attempts, quiz_counts, quiz_watermarks RESTART IDENTITY;
INSERT INTO quiz_attempts (id, version_id, language, day, submitted_at, seconds, score, chosen, kind)
SELECT gen_random_uuid(), 1 + i % 12, CASE WHEN i % 2 = 0 THEN 'kk' ELSE 'ru' END, day, day + time '12:00', 60 + i % 600,
       8 - length(replace(digits, '0', '')), decode(regexp_replace(digits, '(.)', '0\\1', 'g'), 'hex'), CASE WHEN i % 7 = 0 THEN 'Repeat' ELSE 'First' END
FROM (SELECT i, date '2026-01-01' + (i / 12 % 365)::int AS day, substr(translate(md5(i::text), '0123456789abcdef', '0123012301230123'), 1, 8) AS digits
      FROM generate_series(1, $attempts) i) made;
SQL
  begun=$(date +%s%N)
  "$out/portal/CyberAware.Web" rebuild-counts > /dev/null
  rebuilt=$(( ($(date +%s%N) - begun) / 1000000 ))
  query -c 'VACUUM ANALYZE'
  cost=$(for _ in 1 2 3 4 5; do "$pgbin/pgbench" -h "$pg" -U postgres -n -t 60 -f "$out/figures.sql" portal 2> /dev/null | awk '/^latency average/ { print $4 }'; done | median)
  first=${first:-$cost}
  printf '%8d attempts: rebuilt in %.1f s (%.1f µs each), %d counts of which %d by month, query %.2f ms, %.2f of the first\n' \
    "$attempts" "$(awk -v ms=$rebuilt 'BEGIN { print ms / 1000 }')" "$(awk -v ms=$rebuilt -v n="$attempts" 'BEGIN { print ms * 1000 / n }')" \
    "$(query -c 'SELECT count(*) FROM quiz_counts')" "$(query -c "SELECT count(*) FROM quiz_counts WHERE grain = 'Month'")" "$cost" \
    "$(awk -v a="$cost" -v b="$first" 'BEGIN { print a / b }')"
done
