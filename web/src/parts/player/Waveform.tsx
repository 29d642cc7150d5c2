import { useEffect, useRef } from 'preact/hooks';
import type { ListeningAnswer } from '../../protocol/messages';
import { playerTexts as t } from '../../texts/player';
import { heights, type Levels } from './levels';

interface Props {
  answer: ListeningAnswer;
  levels: Levels | null;
  time: number;
  onSeek: (seconds: number) => void;
}

const COLUMNS = 600;
const HEIGHT = 100;

/**
 * Both voices over the whole recording, the participant above: tasks as bands, missing sound hatched. For the eye and the pointer;
 * the slider below it says the same to everybody else.
 */
export function Waveform({ answer, levels, time, onSeek }: Props) {
  const { durationSeconds: length, stages, gaps } = answer;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current && levels) draw(canvas.current, levels);
  }, [levels]);
  const place = (from: number, to: number) => ({
    left: `${(100 * from) / length}%`,
    width: `${(100 * Math.max(0, to - from)) / length}%`,
  });
  return (
    <div
      class="player-wave"
      aria-hidden="true"
      onPointerDown={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        onSeek((Math.min(Math.max(0, event.clientX - box.left), box.width) / box.width) * length);
      }}
    >
      {stages.map(
        (stage) =>
          stage.task !== null && <span key={`${stage.begins}`} class="player-task" style={place(stage.begins, stage.ends)} />,
      )}
      <canvas ref={canvas} width={COLUMNS} height={HEIGHT} />
      {stages.map(
        (stage) =>
          stage.task !== null && (
            <span key={`${stage.begins}`} class="player-task-number" style={place(stage.begins, stage.begins)}>
              {stage.task}
            </span>
          ),
      )}
      <span class="player-side player-side-top">{t.participant}</span>
      <span class="player-side player-side-bottom">{t.interlocutor}</span>
      {gaps.map((gap) => (
        <span
          key={`${gap.side}${gap.begins}`}
          class={`player-gap player-gap-${gap.side === 'participant' ? 'top' : 'bottom'}`}
          style={place(gap.begins, gap.begins + gap.seconds)}
        />
      ))}
      <span class="player-head" style={{ left: `${(100 * Math.min(time, length)) / length}%` }} />
    </div>
  );
}

function draw(canvas: HTMLCanvasElement, levels: Levels): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const style = getComputedStyle(canvas);
  context.clearRect(0, 0, COLUMNS, HEIGHT);
  const half = HEIGHT / 2;
  for (const [channel, base, colour] of [
    [levels.participant, 0, style.getPropertyValue('--wave-participant')],
    [levels.interlocutor, half, style.getPropertyValue('--wave-interlocutor')],
  ] as const) {
    context.fillStyle = colour.trim() || '#1d4e9e';
    heights(channel, COLUMNS).forEach((height, column) => {
      const tall = Math.max(1, height * (half - 4));
      context.fillRect(column, base + (half - tall) / 2, 1, tall);
    });
  }
}
