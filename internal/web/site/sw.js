// Keeps the game for play without a network. The page itself is fetched anew whenever the host can be
// reached, and names its files by version; those are taken from here.
"use strict";
const prefix = "parallel38-";
const shelf = prefix + "{{version}}";
const files = ["./", /*{{files}}*/];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(shelf).then((cache) => cache.addAll(files)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((n) => n.startsWith(prefix) && n !== shelf).map((n) => caches.delete(n))))
    .then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const request = event.request;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match("./")));
  } else {
    event.respondWith(caches.match(request).then((kept) => kept || fetch(request)));
  }
});
