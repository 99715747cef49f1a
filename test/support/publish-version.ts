import type { ApiAnswer, ApiClient } from './api-client.js';

/** The two that a version needs to be published. */
export interface Publishers {
  readonly admin: ApiClient;
  readonly reviewer: ApiClient;
}

/** Signed in once: passwords take their time. */
export async function publishersOf(office: {
  as(username: string): Promise<ApiClient>;
}): Promise<Publishers> {
  return { admin: await office.as('admin'), reviewer: await office.as('reviewer') };
}

/** Reads a draft and reviews it. */
export async function reviewAsRead<T>(reviewer: ApiClient, path: string): Promise<ApiAnswer<T>> {
  const { headers } = await reviewer.get(path);
  return reviewer.post<T>(`${path}/review`, {}, { 'if-match': headers.get('etag') ?? '"0"' });
}

/** Reviews a draft of the administrator and publishes it; the first refusal is the answer. */
export async function publishReviewed<T>(
  { admin, reviewer }: Publishers,
  path: string,
): Promise<ApiAnswer<T>> {
  const reviewed = await reviewAsRead<T>(reviewer, path);
  return reviewed.status === 200 ? admin.post<T>(`${path}/publish`) : reviewed;
}
