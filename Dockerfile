# Builds what ./run builds, without the demo. Data lives in the volume /data: back it up, it is the exam.
#   docker build -t itog . && docker run -p 8080:8080 -p 8081:8081/udp -p 8081:8081 -v itog:/data -e Conference__PublicAddresses__0=192.0.2.1 itog
FROM node:22-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source
COPY . .
# Compiled ahead: ready a second sooner after a restart.
RUN dotnet publish src/Server/Server.csproj --configuration Release -p:PublishReadyToRun=true --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update \
    && apt-get install -y --no-install-recommends ffmpeg \
    && rm -rf /var/lib/apt/lists/* \
    && install --directory --owner="$APP_UID" /data
COPY --from=build /app /app
USER $APP_UID
WORKDIR /data
VOLUME /data
ENV Urls=http://0.0.0.0:8080 Storage__Folder=/data
# One media port is published above; for more workers raise this and publish as many.
ENV Conference__Workers=1
EXPOSE 8080 8081/udp 8081/tcp
ENTRYPOINT ["dotnet", "/app/Itog.Server.dll"]
