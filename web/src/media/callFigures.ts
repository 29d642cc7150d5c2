import { type PathReport, pathIn } from './path';

/** What the connections of a test call show of the line between this device and the server. */
export interface CallFigures {
  path: 'udp' | 'tcp' | 'relay' | null;
  roundTripMs: number | null;
  /** The worse of both ways, since the last look. */
  lossPercent: number | null;
  /** What passes now, and what the browser thinks would. */
  sendBps: number | null;
  receiveBps: number | null;
  roomBps: number | null;
}

/** fine; weak: it will do, but pictures may stand still and sound may break. */
export type LineVerdict = 'fine' | 'weak';

/** Losses that sound recovery hides, and a delay at which people begin to talk across each other. */
const MUCH_LOSS = 5;
const LONG_WAY = 500;
/** Voice and a small picture need about so much. */
const NARROW = 150_000;

export function lineVerdict(figures: CallFigures): LineVerdict {
  const { lossPercent, roundTripMs, roomBps } = figures;
  const weak = (lossPercent ?? 0) > MUCH_LOSS || (roundTripMs ?? 0) > LONG_WAY || (roomBps ?? NARROW) < NARROW;
  return weak ? 'weak' : 'fine';
}

/** What is looked at of `webrtc-stats` besides the path; each report has some of it. */
interface Report extends PathReport {
  bytesSent?: number;
  bytesReceived?: number;
  packetsReceived?: number;
  packetsLost?: number;
  fractionLost?: number;
}
type Statistics = Pick<RTCPeerConnection, 'getStats'>;

interface Totals {
  at: number;
  sent: number;
  received: number;
  packets: number;
  lost: number;
}

/** Looks at both connections of a test call again and again; figures of time are since the look before. */
export class CallGauge {
  private before: Totals | null = null;

  async look(speaks: Statistics, hears: Statistics, now = performance.now()): Promise<CallFigures> {
    const out = await reportsOf(speaks);
    const back = await reportsOf(hears);
    const { pair, local } = pathIn(out);
    const totals: Totals = {
      at: now,
      sent: sum(out, 'outbound-rtp', 'bytesSent'),
      received: sum(back, 'inbound-rtp', 'bytesReceived'),
      packets: sum(back, 'inbound-rtp', 'packetsReceived'),
      lost: sum(back, 'inbound-rtp', 'packetsLost'),
    };
    const since = this.before;
    this.before = totals;
    const seconds = since ? Math.max(0.1, (now - since.at) / 1_000) : null;
    const arrived = since ? totals.packets - since.packets : 0;
    const missing = since ? Math.max(0, totals.lost - since.lost) : 0;
    const outLoss = Math.max(0, ...[...out.values()].map((report) => report.fractionLost ?? 0)) * 100;
    const backLoss = arrived + missing > 0 ? (missing / (arrived + missing)) * 100 : null;
    const trip = pair?.currentRoundTripTime ?? null;
    return {
      path: wayOf(local),
      roundTripMs: trip === null ? null : Math.round(trip * 1_000),
      lossPercent: backLoss === null ? null : Math.max(outLoss, backLoss),
      sendBps: since && seconds ? ((totals.sent - since.sent) * 8) / seconds : null,
      receiveBps: since && seconds ? ((totals.received - since.received) * 8) / seconds : null,
      roomBps: pair?.availableOutgoingBitrate ?? null,
    };
  }
}

async function reportsOf(peer: Statistics): Promise<Map<string, Report>> {
  return (await peer.getStats()) as unknown as Map<string, Report>;
}

function sum(
  reports: Map<string, Report>,
  type: string,
  member: 'bytesSent' | 'bytesReceived' | 'packetsReceived' | 'packetsLost',
): number {
  let total = 0;
  for (const report of reports.values()) if (report.type === type) total += report[member] ?? 0;
  return total;
}

function wayOf(local: PathReport | null): CallFigures['path'] {
  if (!local?.candidateType) return null;
  if (local.candidateType === 'relay') return 'relay';
  return local.protocol?.toLowerCase() === 'tcp' ? 'tcp' : 'udp';
}
