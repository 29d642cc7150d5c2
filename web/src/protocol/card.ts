// The cards of the КИМ; the records of src/Queue/Protocol serialise to them.

export type KimCard =
  | { kind: 'text'; title: string; paragraphs: string[]; quotation: null }
  | { kind: 'textAndQuotation'; title: string; paragraphs: string[]; quotation: Quotation }
  | { kind: 'quotation'; quotation: Quotation }
  | { kind: 'topics'; topics: { number: number; title: string }[] }
  | { kind: 'topicCard'; number: number; title: string; instruction: string; plan: string[]; pictureUrl: string | null };

export interface Quotation {
  text: string;
  author: string;
}
