import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { stationViews as plainViews } from '../src/fixtures/station';
import { stationTroubles } from '../src/fixtures/stationTroubles';
import { LocalMedia } from '../src/media/devices';
import { FakeRoom } from '../src/media/fakeRoom';
import { ScreenShare } from '../src/media/screenShare';
import { PageFrame } from '../src/pages/page';
import { StationPage } from '../src/pages/station/StationPage';
import { turnKeys } from '../src/parts/keys';
import { FakeConnection } from '../src/protocol/fakeConnection';
import type { StationView } from '../src/protocol/messages';

afterEach(cleanup);

const stationViews = { ...plainViews, ...stationTroubles };

function open(state: string) {
  const view = stationViews[state] as StationView;
  const connection = new FakeConnection<StationView>(view);
  const screen = new ScreenShare();
  const page = render(
    <StationPage connection={connection} room={new FakeRoom()} media={new LocalMedia(undefined)} screen={screen} view={view} />,
  );
  const named = (name: string) => connection.calls.filter((call) => call.name === name);
  return { ...page, connection, screen, named };
}

describe('The station', () => {
  it('goes to the next stage by the space bar, naming the stage it leaves', () => {
    const { named } = open('reading');
    fireEvent.keyDown(document.body, { key: ' ' });
    expect(named('nextStage')).toEqual([{ name: 'nextStage', args: ['readingAloud'] }]);
  });

  it('has no single keys for who has turned them off, and has them again for who turns them on', () => {
    const { named, getByRole, getByLabelText } = open('reading');
    fireEvent.click(getByRole('button', { name: /Клавиши/ }));
    fireEvent.click(getByLabelText(/Клавиши включены/));
    cleanup();
    const without = open('reading');
    fireEvent.keyDown(document.body, { key: ' ' });
    fireEvent.keyDown(document.body, { key: '1' });
    expect([...named('nextStage'), ...without.named('nextStage'), ...without.named('markSpoken')]).toEqual([]);
    turnKeys(true);
    fireEvent.keyDown(document.body, { key: ' ' });
    expect(without.named('nextStage')).toHaveLength(1);
  });

  it('puts the focus on the new heading when a participant came and when he is gone, and takes it from no field', async () => {
    const connection = new FakeConnection<StationView>(stationViews.idle as StationView);
    const ground = { connection, room: new FakeRoom(), media: new LocalMedia(undefined), screen: new ScreenShare() };
    const page = render(<PageFrame page="station" ground={ground} body={StationPage} />);
    expect(document.activeElement).toBe(document.body);
    page.getByRole('button', { name: /Пригласить\sследующего/ }).focus();
    connection.push({ ...(stationViews.checking as StationView), revision: 2 });
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/Проверка/));
    connection.push({ ...(stationViews.dayOver as StationView), revision: 3 });
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/Все участники графика ответили/));
    expect(page.queryByRole('button', { name: /Пригласить\sследующего/ })).toBeNull();
    expect(page.getByText(/попросите технического специалиста напечатать/)).toBeTruthy();
  });

  it('tells the stage and what is to be said in live regions', () => {
    const { getByRole, getByText } = open('reading');
    expect(getByRole('heading', { level: 1 }).getAttribute('aria-live')).toBe('polite');
    expect(getByText(/Назовите, пожалуйста, номер задания — задание/).closest('[aria-live="polite"]')).not.toBeNull();
  });

  it('tells first that the participant does not see or hear him, when his camera does not work', async () => {
    const media = new LocalMedia(undefined);
    const view = stationViews.checking as StationView;
    const { container } = render(
      <StationPage
        connection={new FakeConnection(view)}
        room={new FakeRoom()}
        media={media}
        screen={new ScreenShare()}
        view={view}
      />,
    );
    await media.open();
    await waitFor(() => expect(container.querySelector('.station-person')?.firstElementChild?.textContent).toMatch(/камер/i));
  });

  it('waits for no voice of who writes', () => {
    const { queryByText, getByText } = open('writtenDialogue');
    expect(queryByText(/Участника слышно/)).toBeNull();
    expect(getByText(/Вас слышно/)).toBeTruthy();
  });

  it('leaves the space bar to a field, a button and a key that is held down', () => {
    const { named, getByRole } = open('reading');
    fireEvent.keyDown(getByRole('button', { name: 'Технический сбой' }), { key: ' ' });
    fireEvent.keyDown(document.body, { key: ' ', repeat: true });
    expect(named('nextStage')).toEqual([]);
  });

  it('chooses the topic by its number', () => {
    const { named } = open('topicChoice');
    fireEvent.keyDown(document.body, { key: '2' });
    fireEvent.keyDown(document.body, { key: '7' });
    expect(named('chooseTopic')).toEqual([{ name: 'chooseTopic', args: [2] }]);
  });

  it('ignores topic keys in other stages', () => {
    const { named } = open('reading');
    fireEvent.keyDown(document.body, { key: '2' });
    expect(named('chooseTopic')).toEqual([]);
  });

  it('pauses the recording with a reason, after telling what is lost', () => {
    const { named, getByRole, getByText } = open('reading');
    fireEvent.click(getByRole('button', { name: /Пауза\sзаписи…/ }));
    expect(getByText(/Идёт задание\s1: всё, что участник скажет/)).toBeTruthy();
    expect(getByText(/Основание: Рекомендации Рособрнадзора/)).toBeTruthy();
    fireEvent.click(getByRole('button', { name: 'Приостановить запись', hidden: true }));
    expect(named('pauseRecording')).toEqual([{ name: 'pauseRecording', args: [expect.stringMatching(/^Посторонний шум/)] }]);
  });

  it('tells of a pause once, lets nothing follow, and ends it by one button', () => {
    const { named, getByRole, getAllByText, queryByRole } = open('paused');
    expect(getAllByText(/Запись на\sпаузе\sс/)).toHaveLength(1);
    expect((getByRole('button', { name: /Далее/ }) as HTMLButtonElement).disabled).toBe(true);
    expect(queryByRole('button', { name: /Пауза\sзаписи/ })).toBeNull();
    fireEvent.click(getByRole('button', { name: 'Продолжить запись' }));
    expect(named('resumeRecording')).toHaveLength(1);
  });

  it('tells by which clause a recording is not paused', () => {
    const { getByText, queryByRole } = open('pauseForbidden');
    expect(queryByRole('button', { name: /Пауза\sзаписи/ })).toBeNull();
    expect(getByText(/Основание: .*Тамбовской области/)).toBeTruthy();
  });

  it('speaks of no voices where nothing is recorded', () => {
    const { getByText, queryByText } = open('omitted');
    expect(getByText(/Ничего не\sзаписывается/)).toBeTruthy();
    expect(queryByText(/Вас слышно/)).toBeNull();
  });

  it('invites the one who waits first', () => {
    const { named, getByRole } = open('idle');
    fireEvent.click(getByRole('button', { name: 'Пригласить следующего' }));
    expect(named('admitNext')).toHaveLength(1);
  });

  it('invites nobody when nobody waits', () => {
    const { getByRole } = open('empty');
    expect((getByRole('button', { name: 'Пригласить следующего' }) as HTMLButtonElement).disabled).toBe(true);
  });

  it('explains the rule of a failure by whether the КИМ was shown', () => {
    const before = open('prepared');
    fireEvent.click(before.getByRole('button', { name: 'Технический сбой' }));
    expect(before.getByText(/вариант не\sиспользован/)).toBeTruthy();
    expect(before.getByText(/в\sконец очереди/)).toBeTruthy();
    expect(before.getByText(/Основание: .*п\.\s48/)).toBeTruthy();
    cleanup();
    const after = open('reading');
    fireEvent.click(after.getByRole('button', { name: 'Технический сбой' }));
    expect(after.getByText(/будет другой, незнакомый/)).toBeTruthy();
    fireEvent.click(after.getByRole('button', { name: 'Подтвердить технический сбой' }));
    expect(after.named('reportTechnicalFailure')).toHaveLength(1);
  });

  it('sends somebody back to the queue with a reason, and only before the КИМ was seen', () => {
    const before = open('checking');
    fireEvent.click(before.getByRole('button', { name: /Вернуть в\sочередь/ }));
    expect(before.getByText(/вариант не\sиспользован/)).toBeTruthy();
    fireEvent.click(before.getAllByRole('button', { name: /Вернуть в\sочередь/, hidden: true }).at(-1) as HTMLElement);
    expect(before.named('returnToQueue')).toEqual([
      { name: 'returnToQueue', args: [expect.stringMatching(/^Нужно принести документ/)] },
    ]);
    cleanup();
    expect(open('reading').queryByRole('button', { name: /Вернуть в\sочередь/ })).toBeNull();
  });

  it('marks what was said by the number of its line', () => {
    const { named } = open('nameAndVariant');
    fireEvent.keyDown(document.body, { key: '2' });
    fireEvent.keyDown(document.body, { key: '1' });
    fireEvent.keyDown(document.body, { key: '3' });
    expect(named('markSpoken').map((call) => call.args)).toEqual([
      ['variant', true],
      ['name', false],
    ]);
  });

  it('reminds of the number of the task once its answer has begun, and lets the stage end without it', () => {
    const { getByText, named } = open('reading');
    expect(getByText('Напомните:').parentElement?.textContent).toMatch(/номер задания/);
    fireEvent.keyDown(document.body, { key: ' ' });
    expect(named('nextStage')).toHaveLength(1);
  });

  it('passes over one who is away, and nobody else', () => {
    const { named, getAllByRole } = open('nextAway');
    const skip = getAllByRole('button', { name: /Пропустить/ });
    expect(skip).toHaveLength(1);
    fireEvent.click(skip[0] as HTMLElement);
    expect(named('skipAbsent')).toEqual([{ name: 'skipAbsent', args: ['p2'] }]);
  });

  it('takes the next one of another auditorium when nobody waits here', () => {
    const { named, getByRole } = open('neighbours');
    fireEvent.click(getByRole('button', { name: /Взять к\sсебе: Кузнецова/ }));
    expect(named('takeWaiting')).toEqual([{ name: 'takeWaiting', args: [2, 'p7'] }]);
  });

  it('offers nobody of another queue while its own are waiting', () => {
    const { queryByRole, getByText } = open('helpAsked');
    expect(getByText(/Сначала\s—\sсвои участники/)).toBeTruthy();
    expect(queryByRole('button', { name: /Взять к\sсебе/ })).toBeNull();
  });

  it('shows a call for help in the row of who asks, and answers it', () => {
    const { named, getByRole, getByText } = open('helpAsked');
    expect(getByText('Просит помощи')).toBeTruthy();
    fireEvent.click(getByRole('button', { name: /^Помогу/ }));
    expect(named('acknowledgeAlarm')).toEqual([{ name: 'acknowledgeAlarm', args: ['41'] }]);
  });

  it('lists its keys by one key', () => {
    const { getByText } = open('reading');
    fireEvent.keyDown(document.body, { key: '?' });
    expect(getByText('Клавиши этой страницы')).toBeTruthy();
  });

  it('tells the server that nothing is shared after a reload', () => {
    const { named } = open('reading');
    expect(named('screenShared')).toEqual([{ name: 'screenShared', args: [false] }]);
  });

  it('shows why an action was refused', async () => {
    const { connection, getByRole, findByText } = open('idle');
    connection.answers.admitNext = {
      ok: false,
      problem: { code: 'x', title: 'Участник отключился', detail: 'Подождите его.', clause: '002 §42' },
    };
    fireEvent.click(getByRole('button', { name: 'Пригласить следующего' }));
    expect(await findByText('Участник отключился')).toBeTruthy();
    expect(await findByText(/002 §42/)).toBeTruthy();
  });
});
