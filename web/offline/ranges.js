// Parts of files (RFC 9110, section 14): caches know only whole ones.
async function part(request, answer) {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') ?? '');
  // A request for several parts, or for what has not changed since, may be answered by the whole.
  if (!asked || asked[1] + asked[2] === '' || request.headers.has('if-range')) return answer;
  const body = await answer.blob();
  const first = asked[1] ? Number(asked[1]) : Math.max(body.size - Number(asked[2]), 0);
  const last = asked[1] && asked[2] ? Math.min(Number(asked[2]), body.size - 1) : body.size - 1;
  if (asked[1] && asked[2] && Number(asked[2]) < first) return new Response(body, {headers: answer.headers});
  const headers = {'accept-ranges': 'bytes', 'content-type': answer.headers.get('content-type') ?? ''};
  if (first > last) return new Response(null, {status: 416, headers: {...headers, 'content-range': `bytes */${body.size}`}});
  headers['content-range'] = `bytes ${first}-${last}/${body.size}`;
  headers['content-length'] = String(last - first + 1);
  return new Response(body.slice(first, last + 1), {status: 206, headers});
}
