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
WORKDIR /portal
COPY --from=build /portal .
# Only used by the embedded database; with it, mount a volume here.
RUN mkdir App_Data && chown "$APP_UID" App_Data
USER $APP_UID
EXPOSE 8080
ENTRYPOINT ["./CyberAware.Web"]
