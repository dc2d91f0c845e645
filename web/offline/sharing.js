// A picture that another app shares arrives as a form. It is never sent: it waits here until the page asks for it.
const SHARED = `${OWN}shared`;
const PLACE = new URL('shared-picture', registration.scope).href;

const isShare = ({url, method, mode}) => method === 'POST' && mode === 'navigate' && url.startsWith(`${registration.scope}?share`);

async function takeShared(request) {
  try {
    return toPage(await parametersOf(request));
  } catch {
    return toPage({shared: 'lost'}); // no room for it, most likely; the page says so
  }
}

// What the page is to be opened with.
async function parametersOf(request) {
  const form = await request.formData();
  const file = form.get('picture');
  const text = [form.get('url'), form.get('text')].find((one) => /^https?:\S+$/.test(one?.trim?.() ?? ''));
  if (!(file instanceof File) || !file.size) return text ? {q: text.trim()} : {};
  const headers = {'content-type': file.type, 'x-name': encodeURIComponent(file.name)};
  await (await caches.open(SHARED)).put(PLACE, new Response(file, {headers}));
  return {shared: 'picture'};
}

const toPage = (asked) => Response.redirect(`${registration.scope}?${new URLSearchParams(asked)}`, 303);

async function giveShared() {
  const found = await caches.match(PLACE, {cacheName: SHARED});
  await caches.delete(SHARED);
  return found ?? new Response(null, {status: 404});
}
