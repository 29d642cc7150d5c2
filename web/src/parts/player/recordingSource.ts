import { createContext } from 'preact';
import type { ListeningAnswer, Problem, SlotName } from '../../protocol/messages';
import { playerTexts as t } from '../../texts/player';
import { type Levels, readLevels } from './levels';

/** A picture of the recording; its time 0 lies at `startSeconds` of the sound. */
export interface RecordedPicture {
  slot: SlotName;
  url: string;
  startSeconds: number;
  durationSeconds: number;
  /** Where nothing of it came, in seconds of the sound. */
  gaps: { startSeconds: number; durationSeconds: number; cause: string }[];
}

export interface Recording {
  answer: ListeningAnswer;
  levels: Levels | null;
  pictures: RecordedPicture[];
}

export type LoadedRecording = { recording: Recording } | { problem: Problem };

/** Fetches everything that a player needs; the sound itself comes piece by piece while it plays. */
async function load(attemptId: string): Promise<LoadedRecording> {
  try {
    const told = await fetch(`/api/attempts/${attemptId}/listening`);
    if (!told.ok) return { problem: (await told.json()) as Problem };
    const answer = (await told.json()) as ListeningAnswer;
    const [levels, pictures] = await Promise.all([
      answer.levelsUrl === null
        ? null
        : fetch(answer.levelsUrl).then(async (file) => (file.ok ? readLevels(await file.arrayBuffer()) : null)),
      fetch(`/api/recordings/${attemptId}/pictures`).then(async (list) =>
        list.ok ? ((await list.json()) as RecordedPicture[]) : [],
      ),
    ]);
    return { recording: { answer, levels, pictures } };
  } catch {
    return { problem: { code: 'no-network', title: t.noNetwork.title, detail: t.noNetwork.detail, clause: null } };
  }
}

/** Where players get their recordings: the server, or samples. */
export const RecordingSource = createContext(load);
