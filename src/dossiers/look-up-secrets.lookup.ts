import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { lookUpSecretOf } from '../domain/dossier/look-up-factors.js';
import { InstallationSecret } from '../platform/settings/installation-secret.js';

/** mã tra cứu: what the holder of a receipt knows beside the code. It is made from the code, so every dossier has one. */
@Injectable()
export class LookUpSecrets {
  constructor(private readonly installation: InstallationSecret) {}

  /** Makes the key where there is none yet, which takes a connection: not while one is held. */
  async ready(): Promise<void> {
    await this.installation.lookUpKeyFor('receipt');
  }

  async of(code: string): Promise<string> {
    const key = await this.installation.lookUpKeyFor('receipt');
    return lookUpSecretOf(createHmac('sha256', key).update(code).digest());
  }
}
