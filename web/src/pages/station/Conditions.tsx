import { useSignal } from '@preact/signals';
import type { RoomConnection } from '../../media/room';
import { Button } from '../../parts/Button';
import { Face } from '../../parts/Face';
import { type Actions, Refusal } from '../../parts/outcome';
import { Pill } from '../../parts/Pill';
import { useServerNow } from '../../parts/StageClock';
import type { Connection } from '../../protocol/connection';
import type { AttemptView, ExtraTimeView, StationView } from '../../protocol/messages';
import { attendantTexts, extraTexts, writtenTexts } from '../../texts/categories';

type Hub = Connection<StationView>;

/** Who is beside the participant. */
export function Attended({ attempt, room, connection }: { attempt: AttemptView; room: RoomConnection; connection: Hub }) {
  if (attempt.attendants.length === 0) return null;
  const assistant = attempt.attendants.find((one) => one.role === 'assistant' && !one.beside);
  return (
    <section class="panel stack-tight" aria-labelledby="attended">
      <h2 id="attended">{attendantTexts.title}</h2>
      {attempt.attendants.map((one) => (
        <p key={one.role} class="row-apart small">
          <span>
            {attendantTexts[one.role === 'assistant' ? 'assistant' : 'interpreter']}: {one.name}
          </span>
          <Pill tone={one.beside || one.connected ? 'good' : 'warn'}>
            {one.beside ? attendantTexts.beside : one.connected ? attendantTexts.connected : attendantTexts.lost}
          </Pill>
        </p>
      ))}
      {assistant?.connected && (
        <Face slot="assistant/camera" label={attendantTexts.assistant} room={room} connection={connection} />
      )}
    </section>
  );
}

/** The interpreter who joins from another place; undefined when there is none. */
export const interpreterOf = (attendants: AttemptView['attendants']) =>
  attendants.find((one) => one.role === 'signInterpreter' && !one.beside);

/** His picture, as large as the participant's: what the one signs the other says. */
export function InterpreterFace({ attempt, room, connection }: { attempt: AttemptView; room: RoomConnection; connection: Hub }) {
  const interpreter = interpreterOf(attempt.attendants);
  return interpreter ? (
    <Face
      slot="signInterpreter/camera"
      label={attendantTexts.interpreter}
      room={room}
      connection={connection}
      present={interpreter.connected}
      whole
      empty={attendantTexts.away}
    />
  ) : null;
}

/** The extra minutes of the participant: what is left, and a pause out of them. */
export function ExtraTime({ extra, connection, actions }: { extra: ExtraTimeView; connection: Hub; actions: Actions }) {
  const now = useServerNow(connection.clock);
  const t = extraTexts.station;
  const rested = extra.restingSince ? Math.floor((now - Date.parse(extra.restingSince)) / 60_000) : null;
  return (
    <section class="panel stack-tight" aria-labelledby="extra">
      <h2 id="extra">{t.title}</h2>
      <p class="small">{t.left(Math.ceil(Math.max(0, extra.leftSeconds / 60 - (rested ?? 0))))}</p>
      {rested !== null && (
        <>
          <p role="status">{t.resting(rested)}</p>
          <div>
            <Button look="primary" disabled={actions.busy} onClick={() => actions.run(connection.call('endRest'))}>
              {t.goOn}
            </Button>
          </div>
        </>
      )}
      {extra.mayRest && (
        <div>
          <Button size="small" disabled={actions.busy} onClick={() => actions.run(connection.call('beginRest'))}>
            {t.rest}
          </Button>
        </div>
      )}
    </section>
  );
}

/** A question of the dialogue in writing, for who answers in writing. */
export function AskInWriting({ attempt, connection, actions }: { attempt: AttemptView; connection: Hub; actions: Actions }) {
  const text = useSignal('');
  const t = writtenTexts.ask;
  const send = async () => {
    const outcome = await connection.call('askInWriting', text.value);
    if (outcome.ok) text.value = '';
    return outcome;
  };
  return (
    <form
      class="panel stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        void actions.run(send());
      }}
    >
      <h2>{t.title}</h2>
      <p class="small soft">{t.hint}</p>
      <label class="visually-hidden" for="ask-in-writing">
        {t.label}
      </label>
      <textarea
        id="ask-in-writing"
        rows={2}
        maxLength={500}
        value={text.value}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
      <div>
        <Button type="submit" size="small" disabled={actions.busy || text.value.trim() === ''}>
          {t.send}
        </Button>
      </div>
      {attempt.writtenQuestions.length > 0 && (
        <div class="small">
          <p class="soft">{t.sent}</p>
          <ol class="obstacles">
            {attempt.writtenQuestions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ol>
        </div>
      )}
      <Refusal actions={actions} />
    </form>
  );
}
