import type {
  Channel,
  ChannelTerm,
  Fee,
  ProcedureVariant,
  RowScope,
} from '../../../../src/domain/procedure-rules.js';

/** A term in working days. */
export function termRow(channel: Channel, amount: number, scope: RowScope = {}): ChannelTerm {
  return {
    channel,
    printedTerm: { text: `${amount} ngày làm việc`, amount, unit: 'working_day' },
    decidedTerm: { limit: { amount, unit: 'working_day' }, basis: 'Nghị định A', decidedBy: 'UBND tỉnh' },
    ...scope,
  };
}

export function feeLine(amountDong: number, parts: Partial<Fee> = {}): Fee {
  return { channel: null, amountDong, per: null, note: 'Thông tư B', ...parts };
}

export function variantOfRows(terms: readonly ChannelTerm[], fees: readonly Fee[]): ProcedureVariant {
  return {
    key: 'usual',
    name: { vi: 'Thông thường', en: 'Usual' },
    terms,
    fees,
    components: [],
    plan: null,
  };
}
