/** What an HTTP answer was; `body` is JSON of whatever shape the test expects. */
export interface ApiAnswer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly field: string; readonly code: string }[];
  readonly translations: Record<'vi' | 'en', { readonly title: string; readonly detail: string }>;
}

/** One signed-in account. */
export class ApiClient {
  private constructor(
    readonly base: string,
    private readonly token: string | null,
  ) {}

  static anonymous(address: string): ApiClient {
    return new ApiClient(`${address}/api/v1`, null);
  }

  static withToken(address: string, token: string): ApiClient {
    return new ApiClient(`${address}/api/v1`, token);
  }

  static async signIn(address: string, username: string, password: string): Promise<ApiClient> {
    const { base } = ApiClient.anonymous(address);
    const answer = await fetch(`${base}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    });
    if (!answer.ok) throw new Error(`${username}: ${await answer.text()}`);
    const { accessToken } = (await answer.json()) as { accessToken: string };
    return new ApiClient(base, accessToken);
  }

  get headers(): Record<string, string> {
    return this.token === null ? {} : { authorization: `Bearer ${this.token}` };
  }

  get<T>(path: string): Promise<ApiAnswer<T>> {
    return this.send<T>('GET', path);
  }

  post<T>(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<ApiAnswer<T>> {
    return this.send<T>('POST', path, body, headers);
  }

  put<T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<ApiAnswer<T>> {
    return this.send<T>('PUT', path, body, headers);
  }

  patch<T>(path: string, body: unknown): Promise<ApiAnswer<T>> {
    return this.send<T>('PATCH', path, body);
  }

  delete<T>(path: string): Promise<ApiAnswer<T>> {
    return this.send<T>('DELETE', path);
  }

  private async send<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<ApiAnswer<T>> {
    const answer = await fetch(path.startsWith('/api/') ? new URL(path, this.base) : `${this.base}/${path}`, {
      method,
      headers: {
        ...this.headers,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const told = (text === '' ? null : JSON.parse(text)) as T;
    return { status: answer.status, headers: answer.headers, body: told };
  }
}
