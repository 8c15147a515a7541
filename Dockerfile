# Build: every package, the compiler among them.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json ./
COPY migrations migrations
COPY seeds seeds
COPY src src
RUN npm run build

# Run: what the service needs, owned by root and run by somebody else.
FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force
# The compiler copies no data files, and the service reads them from beside package.json.
COPY schema.graphql LICENSE ./
COPY seeds/reference/*.csv seeds/reference/*.json seeds/reference/
COPY seeds/demo/*.csv seeds/demo/
COPY src/explorer/start.js src/explorer/
COPY src/explorer/examples src/explorer/examples
COPY --from=build /app/dist dist
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# As npm start: room for what requests make (docs/performance.md, "Memory").
CMD ["node", "--max-semi-space-size=32", "dist/src/main.js"]
