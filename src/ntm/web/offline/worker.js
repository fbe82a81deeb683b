// Keeps the shell of the pages that open without a network. What people write never passes through here.

const CACHE = "ntm-vo-" + VERSION;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(CACHE)
      .then((cache) => cache.addAll(KEPT.map((address) => new Request(address, { cache: "reload" }))))
      .then(() => self.skipWaiting())
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((one) => one.startsWith("ntm-vo-") && one !== CACHE).map((one) => caches.delete(one))))
      .then(() => self.clients.claim())
  );
});

async function shell(request) {
  const own = new URL(request.url).pathname === "/ngoai-tuyen/";
  try {
    return own ? (await caches.match("/ngoai-tuyen/", { cacheName: CACHE })) || (await fetch(request)) : await fetch(request);
  } catch (error) {
    const kept = await caches.match("/ngoai-tuyen/", { cacheName: CACHE });
    if (own && kept) return kept;
    // Any other page, without a network: the way to what works.
    return kept ? Response.redirect("/ngoai-tuyen/#/") : Response.error();
  }
}

self.addEventListener("fetch", (event) => {
  const request = event.request;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    event.respondWith(shell(request));
    return;
  }
  const address = new URL(request.url);
  if (address.origin === self.location.origin && KEPT.includes(address.pathname + address.search)) {
    event.respondWith(caches.match(request, { cacheName: CACHE }).then((kept) => kept || fetch(request)));
  }
});
