# Two stages: the first has the tools and the sources, the second only what runs. The build asks nothing of
# the network but the npm registry (a private one: --build-arg NPM_CONFIG_REGISTRY=…).
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
ARG NPM_CONFIG_REGISTRY
WORKDIR /app
# The lock first: the layer of packages stays while only sources change. --ignore-scripts, since `prepare`
# needs the sources; it runs below.
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM ${NODE_IMAGE}
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=7300 \
    DATA_DIR=/data
WORKDIR /app
COPY --from=build --chown=root:root /app/package.json ./
COPY --from=build --chown=root:root /app/node_modules ./node_modules
COPY --from=build --chown=root:root /app/dist ./dist
COPY --from=build --chown=root:root /app/prisma ./prisma
COPY --from=build --chown=root:root /app/bot-scripts ./bot-scripts
# The folder of a container that is given no volume; with one, its owner must be this user.
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 7300
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself, not npm: it gets the signal that asks it to drain.
CMD ["node", "dist/main.js"]
