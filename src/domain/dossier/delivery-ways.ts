/** trả kết quả: collected at the desk, given to the post, or delivered electronically; three different facts. */
export const DELIVERY_WAYS = ['desk', 'post', 'electronic'] as const;
export type DeliveryWay = (typeof DELIVERY_WAYS)[number];

export interface CaseDelivery {
  readonly no: number;
  readonly way: DeliveryWay;
  /** Which result: 1, or 2 after a wrong one was replaced. */
  readonly issue: number;
  readonly at: Date;
  /** Who collected it, where it was not the applicant. */
  readonly recipient: string | null;
  /** Number of the postal item, or of the electronic document. */
  readonly reference: string | null;
  readonly by: string;
}
