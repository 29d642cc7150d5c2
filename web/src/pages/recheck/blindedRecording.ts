import { readLevels } from '../../parts/player/levels';
import type { LoadedRecording } from '../../parts/player/recordingSource';
import { getJson } from '../../protocol/api';
import type { ListeningAnswer } from '../../protocol/messages';

/** Fetches what a player needs of a blinded copy: sound and levels, never a picture. */
export async function loadBlinded(code: string): Promise<LoadedRecording> {
  const told = await getJson<ListeningAnswer>(`/api/rechecks/${code}/listening`);
  if (!told.ok) return { problem: told.problem };
  const answer = told.value;
  const file = answer.levelsUrl === null ? null : await fetch(answer.levelsUrl).catch(() => null);
  return { recording: { answer, levels: file?.ok ? readLevels(await file.arrayBuffer()) : null, pictures: [] } };
}
