FROM node:22-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source
COPY . .
# CI: the restore takes exactly what the lock files name.
RUN CI=true dotnet publish src/CyberAware.Web -c Release -o /portal

# The full image, not a trimmed one: Kazakh dates and sorting need ICU, the clock needs the time zones.
FROM mcr.microsoft.com/dotnet/aspnet:10.0
ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false
# Editors' texts are looked at for words that no dictionary has.
RUN apt-get update && apt-get install -y --no-install-recommends hunspell hunspell-kk hunspell-ru && rm -rf /var/lib/apt/lists/*
WORKDIR /portal
COPY --from=build /portal .
# App_Data: copies of pictures and pages, and the embedded database. /keys: the certificate. Mount volumes there.
RUN mkdir App_Data /keys && chown "$APP_UID" App_Data /keys
USER $APP_UID
EXPOSE 8080
ENTRYPOINT ["./CyberAware.Web"]
