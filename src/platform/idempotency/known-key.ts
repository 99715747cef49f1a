const requests = new WeakSet();

/** Called for a request whose body is not read yet and whose key was answered before. */
export function rememberKnownKey(request: object): void {
  requests.add(request);
}

export function hasKnownKey(request: object): boolean {
  return requests.has(request);
}
