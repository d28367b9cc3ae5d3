#!/usr/bin/env bash
# Run by the postgres image when its volume is new.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -v password="$PORTAL_APP_PASSWORD" -f /roles.sql
