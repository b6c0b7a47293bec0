/**
 * The exact bytes of a request's body; null as soon as they are more than `mostBytes`. What a header says of the length is
 * not asked: whoever sends in pieces says none, and nobody is trusted yet.
 */
export async function readBody(request: Request, mostBytes: number): Promise<Buffer | null> {
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > mostBytes) {
      await reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

/** The same as text; null for too much of it. */
export async function readText(request: Request, mostBytes: number): Promise<string | null> {
  const body = await readBody(request, mostBytes);
  return body === null ? null : new TextDecoder().decode(body);
}
