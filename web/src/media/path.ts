/** The parts of `webrtc-stats` that tell the path; Firefox marks the pair itself, the others name it in the transport. */
export interface PathReport {
  type: string;
  selectedCandidatePairId?: string;
  localCandidateId?: string;
  selected?: boolean;
  candidateType?: string;
  protocol?: string;
  currentRoundTripTime?: number;
  availableOutgoingBitrate?: number;
}

/** The pair of candidates in use and our end of it; each null when the browser does not tell. */
export function pathIn<R extends PathReport>(stats: Map<string, R>): { pair: R | null; local: R | null } {
  const reports = [...stats.values()];
  const named = reports.find((report) => report.type === 'transport')?.selectedCandidatePairId;
  const pair = (named ? stats.get(named) : reports.find((report) => report.type === 'candidate-pair' && report.selected)) ?? null;
  return { pair, local: (pair?.localCandidateId ? stats.get(pair.localCandidateId) : null) ?? null };
}

/** Whether the path in use goes through a TURN server; null when the browser does not tell. */
export async function isRelayed(peer: Pick<RTCPeerConnection, 'getStats'>): Promise<boolean | null> {
  const { local } = pathIn((await peer.getStats()) as unknown as Map<string, PathReport>);
  return local?.candidateType ? local.candidateType === 'relay' : null;
}
