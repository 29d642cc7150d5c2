import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deadMicrophone, endedAttempt, poorRecording } from '../src/fixtures/people';
import { useAlarmCall } from '../src/parts/alarmCall';
import { Decisions } from '../src/parts/Decisions';
import { FakeConnection } from '../src/protocol/fakeConnection';
import type { AlarmView, StationView } from '../src/protocol/messages';

afterEach(cleanup);

function decide() {
  const connection = new FakeConnection<StationView>(null);
  const page = render(
    <Decisions attempts={[{ ...endedAttempt, recording: poorRecording }]} call={connection.call.bind(connection)} />,
  );
  return { ...page, connection };
}

describe('A poor recording', () => {
  it('shows its reasons and lets a person accept it', () => {
    const { connection, getByText, getByRole } = decide();
    expect(getByText(/Не\sслышно участника/)).toBeTruthy();
    fireEvent.click(getByRole('button', { name: 'Запись подходит' }));
    expect(connection.calls).toContainEqual({ name: 'acceptRecording', args: [endedAttempt.id] });
  });

  it('ends the attempt by a drafted act only when it is said whether the participant agrees to today', () => {
    const { connection, getByRole, getByLabelText } = decide();
    fireEvent.click(getByRole('button', { name: /ИС-08…/ }));
    const confirm = getByRole('button', { name: 'Завершить попытку досрочно' });
    expect((getByLabelText(/Причина в\sакте/) as HTMLTextAreaElement).value).toMatch(
      /Некачественная аудиозапись.*голос занимает 1,2\s% записи/,
    );
    fireEvent.submit(confirm.closest('form') as HTMLFormElement);
    expect(connection.calls).toEqual([]);

    fireEvent.click(getByLabelText(/участник согласен/));
    fireEvent.submit(confirm.closest('form') as HTMLFormElement);
    expect(connection.calls[0]).toMatchObject({ name: 'endForRecording', args: [endedAttempt.id, expect.any(String), true] });
  });
});

describe('The call of alarms', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function listen(first: AlarmView[]) {
    const sound = vi.fn();
    const Ear = ({ alarms }: { alarms: AlarmView[] }) => {
      useAlarmCall(alarms, sound);
      return null;
    };
    const page = render(<Ear alarms={first} />);
    return { sound, hear: (alarms: AlarmView[]) => page.rerender(<Ear alarms={alarms} />) };
  }

  it('is soft for a new one, and silent for what was there before', () => {
    const { sound, hear } = listen([deadMicrophone]);
    expect(sound).not.toHaveBeenCalled();
    hear([{ ...deadMicrophone, id: 'new' }, deadMicrophone]);
    expect(sound.mock.calls).toEqual([['first']]);
  });

  it('is loud and repeated for a second alarm until somebody acknowledges it', () => {
    const { sound, hear } = listen([]);
    hear([{ ...deadMicrophone, repeatedAt: deadMicrophone.at }]);
    vi.advanceTimersByTime(10_000);
    expect(sound.mock.calls).toEqual([['second'], ['second'], ['second']]);
    hear([{ ...deadMicrophone, repeatedAt: deadMicrophone.at, acknowledged: true }]);
    vi.advanceTimersByTime(60_000);
    expect(sound).toHaveBeenCalledTimes(3);
  });
});
