// Static file server for development and for the browser tests.
//
//   node tools/serve.js [--root www] [--port 8080] [--strict-csp]
//
// As a module, `serve` also plays a broken or slow host: see `Fault`.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, resolve, sep } from "node:path";
import { promisify, parseArgs } from "node:util";
import { pathToFileURL } from "node:url";
import { brotliCompress } from "node:zlib";

const LOOPBACK = "127.0.0.1";
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};
const COMPRESSED = /^(text\/|application\/(json|wasm)|image\/svg)/;

/** The strictest policy the element promises to work under. */
export const STRICT_CSP = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
].join("; ");

/**
 * What goes wrong with the files whose path matches.
 *
 * @typedef {object} Fault
 * @property {RegExp} path
 * @property {number} [status]   answer with this status and no file
 * @property {string} [type]     answer with this MIME type
 * @property {string} [body]     answer with this text instead of the file
 * @property {boolean} [abort]   cut the connection
 * @property {Promise<void>} [until]  answer only once this is settled
 */

/**
 * Serves `root`, with optional extra folders mounted at a path prefix.
 *
 * `requests` of the result is the list of paths asked for, in order; `faults` can be emptied,
 * which mends the host.
 *
 * @param {object} options
 * @param {string} options.root
 * @param {Record<string, string>} [options.mounts]  prefix (`/x/`) to folder
 * @param {number} [options.port]        0, the default, lets the system choose
 * @param {string} [options.csp]         Content-Security-Policy of every page
 * @param {Fault[]} [options.faults]
 * @param {boolean} [options.compress]   answer with brotli, each file compressed once
 * @param {string[]} [options.earlyScripts]  classic scripts put first into every page
 * @returns {Promise<{url: string, requests: string[], faults: Fault[], close: () => Promise<void>}>}
 */
export async function serve({ root, mounts = {}, port = 0, csp, faults = [], compress, earlyScripts = [] }) {
  const host = { root, mounts, csp, faults, compress, earlyScripts, cache: new Map() };
  const requests = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, `http://${LOOPBACK}`).pathname);
    requests.push(path);
    answer(host, path, response).catch((error) => {
      console.error(`${path}: ${error.stack}`);
      response.destroy();
    });
  });
  await listen(server, port);
  return {
    url: `http://${LOOPBACK}:${server.address().port}/`,
    requests,
    faults,
    close: () => close(server),
  };
}

async function answer(host, path, response) {
  const fault = host.faults.find((candidate) => candidate.path.test(path)) ?? {};
  await fault.until;
  if (fault.abort) return response.destroy();
  if (fault.status) return response.writeHead(fault.status).end();
  const file = fileFor(host, path);
  const bytes = fault.body ? Buffer.from(fault.body) : await readFile(file).catch(() => null);
  if (!bytes) {
    return response.writeHead(404, { "content-type": TYPES[".txt"] }).end(`no file at ${path}\n`);
  }
  const type = fault.type ?? TYPES[extname(file)] ?? "application/octet-stream";
  return send(host, path, type, bytes, response);
}

async function send(host, path, type, bytes, response) {
  const headers = { "content-type": type, "cache-control": "no-cache", "x-content-type-options": "nosniff" };
  let body = bytes;
  if (type.startsWith("text/html")) {
    if (host.csp) headers["content-security-policy"] = host.csp;
    body = withEarlyScripts(body, host.earlyScripts);
  }
  if (host.compress && COMPRESSED.test(type)) {
    headers["content-encoding"] = "br";
    if (!host.cache.has(path)) host.cache.set(path, await promisify(brotliCompress)(body));
    body = host.cache.get(path);
  }
  response.writeHead(200, { ...headers, "content-length": body.length }).end(body);
}

/** The file at `path`; a path that climbs out of its folder is an empty name, thus not found. */
function fileFor({ root, mounts }, path) {
  const mount = Object.entries(mounts).find(([prefix]) => path.startsWith(prefix)) ?? ["/", root];
  const folder = resolve(mount[1]);
  const file = join(folder, normalize(`/${path.slice(mount[0].length)}`));
  if (!file.startsWith(folder + sep) && file !== folder) return "";
  return path.endsWith("/") ? join(file, "index.html") : file;
}

function withEarlyScripts(page, scripts) {
  const tags = scripts.map((source) => `<script src="${source}"></script>`).join("");
  return Buffer.from(String(page).replace(/<head[^>]*>/, (head) => head + tags));
}

function listen(server, port) {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, LOOPBACK, done);
  });
}

function close(server) {
  return new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
}

/** Tries the wished port; when another program has it, the system chooses one. */
async function serveAnywhere(options) {
  try {
    return await serve(options);
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    console.log(`port ${options.port} is taken; using a free one`);
    return serve({ ...options, port: 0 });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: {
      root: { type: "string", default: "www" },
      port: { type: "string", default: "8080" },
      "strict-csp": { type: "boolean", default: false },
    },
  });
  const csp = values["strict-csp"] ? STRICT_CSP : undefined;
  const { url } = await serveAnywhere({ root: values.root, port: Number(values.port), csp });
  console.log(`pain-map is at ${url} (Ctrl+C stops it)`);
}
