import { describe, expect, it } from '@jest/globals';
import { ISSUING_EVENTS, issueOf } from '../../../../src/domain/papers/issuing-events.js';

const usual = { isImmediate: false };

describe('an event issues', () => {
  it.each([
    ['dossier_accepted', 'receipt', 'desk'],
    ['receipt_asked_for', 'receipt', 'desk'],
    ['correction_requested', 'supplement_slip', 'desk'],
    ['supplement_requested', 'supplement_slip', 'acting'],
    ['dossier_not_accepted', 'refusal_slip', 'desk'],
    ['apology_sent', 'apology', 'competent'],
    ['dossier_stopped', 'stop_notice', 'acting'],
    ['dossier_withdrawn', 'stop_notice', 'acting'],
  ])('%s: the %s of the %s', (type, form, by) => {
    expect(issueOf({ type, data: {} }, usual)).toEqual({ form, by });
    expect(ISSUING_EVENTS).toContain(type);
  });

  it('a refusal slip of the agency that decides where the result is a refusal, and nothing where it is granted', () => {
    const refused = issueOf({ type: 'dossier_resolved', data: { outcome: 'refused' } }, usual);
    expect(refused).toEqual({ form: 'refusal_slip', by: 'competent' });
    expect(issueOf({ type: 'dossier_resolved', data: { outcome: 'granted' } }, usual)).toBeNull();
  });

  it('no receipt where the answer comes at once, unless somebody asks for it', () => {
    const atOnce = { isImmediate: true };
    expect(issueOf({ type: 'dossier_accepted', data: {} }, atOnce)).toBeNull();
    expect(issueOf({ type: 'receipt_asked_for', data: {} }, atOnce)?.form).toBe('receipt');
    expect(issueOf({ type: 'dossier_stopped', data: {} }, atOnce)?.form).toBe('stop_notice');
  });

  it.each(['step_finished', 'supplement_received', 'result_handed_over', 'flag_raised', 'toString'])(
    'nothing of its own: %s',
    (type) => {
      expect(issueOf({ type, data: {} }, usual)).toBeNull();
    },
  );
});
