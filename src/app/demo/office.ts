import { PEOPLE, type SamplePerson } from '../sample/data/people.js';
import { Client } from './client.js';
import { DemoFailed, found } from './demo-failed.js';

interface Place {
  readonly agencyCode: string;
  readonly role: string;
}

/** A person of the sample province at work. */
export interface Colleague {
  readonly username: string;
  readonly fullName: string;
  readonly client: Client;
}

/** The people of the sample province; each signs in once. */
export class Office {
  readonly citizen: Client;
  private readonly signedIn = new Map<string, Promise<Colleague>>();

  constructor(
    private readonly url: string,
    private readonly password: string,
  ) {
    this.citizen = new Client(url, null);
  }

  /** @throws DemoFailed when the server does not let them in */
  person(username: string): Promise<Colleague> {
    const known = this.signedIn.get(username) ?? this.signIn(username);
    this.signedIn.set(username, known);
    return known;
  }

  /** Whoever does such work in that agency. */
  worker({ agencyCode, role }: Place): Promise<Colleague> {
    const person = PEOPLE.find((each) => each.agencyCode === agencyCode && hasRole(each, role));
    const who = { vi: `cán bộ ${role} tại ${agencyCode}`, en: `a person for ${role} at ${agencyCode}` };
    return this.person(found(person, who).username);
  }

  private async signIn(username: string): Promise<Colleague> {
    const body = { username, password: this.password };
    const path = '/api/v1/auth/login';
    const answer = await this.citizen.ask<{ readonly accessToken?: string }>('POST', path, { body });
    const token = answer.body?.accessToken;
    if (token === undefined) throw notLetIn(username, answer.status);
    const fullName = PEOPLE.find((each) => each.username === username)?.fullName ?? username;
    return { username, fullName, client: new Client(this.url, token) };
  }
}

function hasRole({ roles }: SamplePerson, role: string): boolean {
  return roles.some((each) => each === role);
}

const TOO_MANY_REQUESTS = 429;

function notLetIn(username: string, status: number): DemoFailed {
  if (status === TOO_MANY_REQUESTS) {
    return new DemoFailed(
      `“${username}” đăng nhập quá nhiều lần; hãy đợi một phút rồi chạy lại.`,
      `"${username}" signed in too often; wait a minute and run this again.`,
    );
  }
  return new DemoFailed(
    `Máy chủ không cho “${username}” đăng nhập (${status}). Chương trình này cần tỉnh mẫu và mật khẩu của tỉnh mẫu: --password, hoặc SAMPLE_PASSWORD.`,
    `The server does not let "${username}" in (${status}). This needs the sample province and its password: --password, or SAMPLE_PASSWORD.`,
  );
}
