import type { SandboxNetwork } from '../../../platforms/sandbox/network.ts';
import type { Records } from './records.ts';

/** What all parts of the local open platform share. */
export interface Premises {
  readonly network: SandboxNetwork;
  readonly now: () => Date;
  readonly bot: { readonly openId: string; readonly name: string };
  readonly appId: string;
  readonly appSecret: string;
  readonly records: Records;
}
