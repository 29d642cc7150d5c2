import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { ListeningStage } from '../../protocol/messages';
import { duration } from '../../texts/common';
import { playerTexts as t } from '../../texts/player';
import { Button } from '../Button';
import { KeysSwitch } from '../KeysSwitch';
import { useKeys } from '../keys';
import { evenGain } from './levels';
import { Missing } from './Missing';
import { Pictures } from './Pictures';
import type { RecordingPlayerProps } from './RecordingPlayer';
import type { Recording } from './recordingSource';
import { SoundDesk } from './soundDesk';
import { Verdict } from './Verdict';
import { Waveform } from './Waveform';

const SPEEDS = [0.75, 1, 1.25, 1.5];
const JUMP = 5;

/** Plays a recording: waveform, tasks, speed, balance, pictures; every button has a key. */
export function Player({
  recording,
  onMark,
  seekTo = null,
  simple = false,
  quiet = false,
  onPlay,
  sound: given,
}: RecordingPlayerProps & { recording: Recording }) {
  const { answer, levels, pictures } = recording;
  const own = useRef<HTMLAudioElement>(null);
  const sound = given ?? own;
  const desk = useRef<SoundDesk | null>(null);
  const time = useSignal(0);
  const playing = useSignal(false);
  const speed = useSignal(1);
  const balance = useSignal(0);
  const even = useMemo(() => (levels ? [evenGain(levels.participant), evenGain(levels.interlocutor)] : [0, 0]), [levels]);
  const tasks = useMemo(() => firstOfTasks(answer.stages), [answer]);
  const task = answer.stages.findLast((stage) => stage.begins <= time.value + 0.001);

  const seek = (seconds: number) => {
    const audio = sound.current;
    if (!audio) return;
    audio.currentTime = Math.min(Math.max(0, seconds), answer.durationSeconds);
    time.value = audio.currentTime;
  };
  const mix = () => desk.current?.set((even[0] ?? 0) - balance.value, (even[1] ?? 0) + balance.value);
  const toggle = () => {
    const audio = sound.current;
    if (!audio) return;
    if (!audio.paused) {
      audio.pause();
      return;
    }
    desk.current ??= SoundDesk.take(audio);
    desk.current?.wake();
    mix();
    void audio.play();
  };
  const setSpeed = (rate: number) => {
    speed.value = rate;
    if (sound.current) sound.current.playbackRate = rate;
  };
  const press = (key: string): boolean => {
    const chosen = tasks.find((stage) => String(stage.task) === key);
    if (key === ' ') toggle();
    else if (key === 'ArrowLeft') seek(time.value - JUMP);
    else if (key === 'ArrowRight') seek(time.value + JUMP);
    else if (key === '+' || key === '=') setSpeed(SPEEDS[Math.min(SPEEDS.length - 1, SPEEDS.indexOf(speed.value) + 1)] ?? 1);
    else if (key === '-') setSpeed(SPEEDS[Math.max(0, SPEEDS.indexOf(speed.value) - 1)] ?? 1);
    else if (chosen) seek(chosen.begins);
    else if (onMark && /^[mMьЬ]$/.test(key)) onMark(time.value);
    else return false;
    return true;
  };
  // Whom nothing tells of the keys they must not surprise: the participant has only those that every player has.
  useKeys((key) => (!simple || key === ' ' || key.startsWith('Arrow')) && press(key));
  useEffect(() => {
    if (seekTo !== null) seek(seekTo);
  }, [seekTo]);

  return (
    <section
      class="recording-player stack-tight"
      aria-label={t.title}
      onKeyDown={(event) => {
        // A button has its own space, a slider its own arrows; the digits are always the tasks.
        const inButton = event.target instanceof HTMLButtonElement;
        if (inButton && event.key !== ' ' && !event.ctrlKey && !event.altKey && !event.metaKey && press(event.key))
          event.preventDefault();
      }}
    >
      {answer.verdict && <Verdict verdict={answer.verdict} />}
      <Pictures pictures={pictures} sound={sound} lag={() => desk.current?.lag ?? 0} time={time.value} />
      {/* Speech that is being assessed has no captions. */}
      <audio
        ref={sound}
        class="player"
        src={answer.soundUrl}
        preload="metadata"
        onTimeUpdate={(event) => (time.value = event.currentTarget.currentTime)}
        onPlay={() => {
          playing.value = true;
          onPlay?.();
        }}
        onPause={() => (playing.value = false)}
        onLoadedMetadata={(event) => {
          event.currentTarget.preservesPitch = true;
          event.currentTarget.playbackRate = speed.value;
        }}
      />
      <Waveform answer={answer} levels={levels} time={time.value} onSeek={seek} />
      <input
        class="player-seek"
        type="range"
        min={0}
        max={answer.durationSeconds}
        step={1}
        value={time.value}
        aria-label={t.place}
        aria-valuetext={t.placeOf(duration(time.value), duration(answer.durationSeconds), task?.title ?? '')}
        onInput={(event) => seek(Number(event.currentTarget.value))}
      />
      <div class="row player-row">
        <Button look={quiet ? 'plain' : 'primary'} aria-keyshortcuts="Space" onClick={toggle}>
          {playing.value ? t.pause : t.play}
        </Button>
        <span class="numbers player-time">
          <strong>{duration(time.value)}</strong> <span class="soft">{t.of(duration(answer.durationSeconds))}</span>
        </span>
        {task && <span class="soft small player-stage">{task.title}</span>}
        {onMark && (
          <Button size="small" aria-keyshortcuts="M" onClick={() => onMark(time.value)}>
            {t.mark}
          </Button>
        )}
      </div>
      <div class="row player-row">
        {tasks.length > 0 && (
          <div class="row player-tasks" role="group" aria-label={t.tasks}>
            {tasks.map((stage) => (
              <Button
                key={stage.task}
                size="small"
                aria-keyshortcuts={String(stage.task)}
                aria-pressed={task?.task === stage.task}
                onClick={() => seek(stage.begins)}
              >
                {t.task(stage.task ?? 0)}
              </Button>
            ))}
          </div>
        )}
        <label class="row small player-speed">
          {t.speed}
          <select value={speed.value} onChange={(event) => setSpeed(Number(event.currentTarget.value))}>
            {SPEEDS.map((rate) => (
              <option key={rate} value={rate}>
                {t.times(rate)}
              </option>
            ))}
          </select>
        </label>
        {!simple && (
          <label class="row small player-balance">
            {t.balance.participant}
            <input
              type="range"
              min={-12}
              max={12}
              step={3}
              value={balance.value}
              aria-label={t.balance.label}
              aria-valuetext={t.balance.value(balance.value)}
              onInput={(event) => {
                balance.value = Number(event.currentTarget.value);
                mix();
              }}
            />
            {t.balance.interlocutor}
          </label>
        )}
      </div>
      <Missing gaps={answer.gaps} onSeek={seek} />
      {!simple && (
        <div class="row-apart">
          <p class="small soft">{onMark ? t.keysWithMark : t.keys}</p>
          <KeysSwitch />
        </div>
      )}
    </section>
  );
}

/** Where the answer of each task begins. */
function firstOfTasks(stages: ListeningStage[]): ListeningStage[] {
  return stages.filter((stage, index) => stage.task !== null && stages.findIndex((other) => other.task === stage.task) === index);
}
