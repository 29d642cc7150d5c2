import type { Connection } from '../../protocol/connection';
import type { ExpertView } from '../../protocol/messages';

/** What the form of a protocol asks of a server: the hub of the exam day, or the recheck of one recording. */
export type ProtocolDesk = Pick<Connection<ExpertView>, 'call' | 'clock' | 'openings'>;
