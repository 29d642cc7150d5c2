/** The parts of `webrtc-stats` that tell the path; Firefox marks the pair itself, the others name it in the transport. */
interface Report {
  type: string;
  selectedCandidatePairId?: string;
  localCandidateId?: string;
  selected?: boolean;
  candidateType?: string;
}

/** Whether the path in use goes through a TURN server; null when the browser does not tell. */
export async function isRelayed(peer: Pick<RTCPeerConnection, 'getStats'>): Promise<boolean | null> {
  const stats = (await peer.getStats()) as unknown as Map<string, Report>;
  const reports = [...stats.values()];
  const named = reports.find((report) => report.type === 'transport')?.selectedCandidatePairId;
  const pair = named ? stats.get(named) : reports.find((report) => report.type === 'candidate-pair' && report.selected);
  const local = pair?.localCandidateId ? stats.get(pair.localCandidateId) : undefined;
  return local?.candidateType ? local.candidateType === 'relay' : null;
}
