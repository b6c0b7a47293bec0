# Three images from one file: `migrate` brings the database up to date, `web` and `worker` run the app.
#   docker build --target web -t ricochet-web .

FROM node:24-slim AS base
WORKDIR /app

# Every package, for building and for migrating. Install scripts are left out: the only ones that matter fetch a Node
# of their own (this image has it) or engines that are not used (docs/decisions/007).
FROM base AS build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY prisma prisma
COPY prisma.config.ts tsconfig.json ./
COPY scripts scripts
RUN node scripts/prisma.ts generate
COPY vite.config.ts ./
COPY app app
RUN NODE_ENV=production node scripts/build.ts

FROM build AS migrate
USER node
CMD ["node", "scripts/migrate.ts"]

# What runs: packages without the tools, the generated client, the build.
FROM base AS packages
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
COPY --from=build /app/node_modules/.prisma node_modules/.prisma

FROM base AS app
ENV NODE_ENV=production
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/build build
COPY package.json ./
USER node

FROM app AS worker
CMD ["node", "--enable-source-maps", "build/worker.mjs"]

FROM app AS web
ENV PORT=3000
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=10s \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "build/server.mjs"]
