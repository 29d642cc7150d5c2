import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CheckSample, checkOf } from '../src/fixtures/CheckSample';
import { browserKind } from '../src/media/browserKind';
import { CallGauge, lineVerdict } from '../src/media/callFigures';
import { type Light, lightOf } from '../src/media/light';
import { refusalOf } from '../src/media/permission';
import { VoiceJudge } from '../src/media/voice';
import { CheckState } from '../src/pages/participant/check/checkState';
import { CheckView } from '../src/pages/participant/check/PreCheck';
import { tellCheck } from '../src/pages/participant/check/tellCheck';
import { FakeConnection } from '../src/protocol/fakeConnection';
import type { ParticipantView } from '../src/protocol/messages';
import { explainDeviceError } from '../src/texts/devices';

afterEach(cleanup);

const still = new Float32Array(1_000);
const soft = new Float32Array(1_000).fill(0.01);
const cut = Float32Array.from({ length: 1_000 }, (_, index) => (index % 2 ? 1 : -1));

describe('A microphone', () => {
  const judge = (blocks: number, level: number, samples: Float32Array) => {
    const voice = new VoiceJudge();
    for (let index = 0; index < blocks; index++) voice.hear(level, samples);
    return voice.verdict.value;
  };

  it('that speaks is well after a quarter of a second', () => {
    expect(judge(4, 0.6, soft)).toBe('listening');
    expect(judge(5, 0.6, soft)).toBe('ok');
  });

  it('without the least sound is dead after three seconds, and not when it merely whispers', () => {
    expect(judge(59, 0, still)).toBe('listening');
    expect(judge(60, 0, still)).toBe('dead');
    expect(judge(60, 0.1, soft)).toBe('listening');
  });

  it('that whispers is too quiet after eight seconds, and well as soon as it speaks', () => {
    expect(judge(160, 0.1, soft)).toBe('quiet');
    const voice = new VoiceJudge();
    for (let index = 0; index < 200; index++) voice.hear(0.1, soft);
    for (let index = 0; index < 5; index++) voice.hear(0.6, soft);
    expect(voice.verdict.value).toBe('ok');
  });

  it('whose voice is cut at the top is too loud, and a single pop is not', () => {
    expect(judge(6, 1, cut)).toBe('loud');
    const voice = new VoiceJudge();
    voice.hear(1, cut);
    for (let index = 0; index < 10; index++) voice.hear(0.6, soft);
    expect(voice.verdict.value).toBe('ok');
  });
});

describe('What was found well', () => {
  it('stays so while a hand passes before the camera, and two seconds of darkness are told', () => {
    const { media, call } = checkOf({});
    const check = new CheckState(media, call);
    const seen = (light: Light, looks: number) => {
      for (let look = 0; look < looks; look++) check.see(light);
      return check.states.value.camera;
    };
    expect(seen('dark', 1)).toBe('trouble');
    expect(seen('fine', 1)).toBe('ok');
    expect(seen('covered', 4)).toBe('ok');
    expect(seen('fine', 1)).toBe('ok');
    expect(seen('dark', 4)).toBe('ok');
    expect(seen('covered', 1)).toBe('trouble');
    expect(seen('fine', 1)).toBe('ok');
  });

  it('stays so when the voice is raised later, and while it is judged it never turns from well to loud', () => {
    const voice = new VoiceJudge();
    for (let index = 0; index < 5; index++) voice.hear(0.6, soft);
    for (let index = 0; index < 50; index++) voice.hear(1, cut);
    expect(voice.verdict.value).toBe('ok');
    voice.again();
    for (let index = 0; index < 5; index++) voice.hear(1, cut);
    expect(voice.verdict.value).toBe('listening');
  });
});

describe('What the server is told', () => {
  it('is what the person saw when he pressed the button, though a hand passes before the camera meanwhile', async () => {
    const check = checkOf({ light: 'fine', voice: 'ok', melody: 'heard', returned: 'well' });
    const connection = new FakeConnection<ParticipantView>(null);
    const told = tellCheck(check, connection);
    check.light.value = 'covered';
    await told;
    expect(connection.calls.map((call) => call.name)).toEqual(['judgeTestCall', 'reportPreCheck']);
    expect(connection.calls[1]?.args[0]).toMatchObject({ camera: true, microphone: true, speaker: true, connection: true });
  });

  it('goes to the queue even where no verdict can be kept', async () => {
    const check = checkOf({ light: 'fine', voice: 'ok', melody: 'heard', returned: 'skipped' });
    const connection = new FakeConnection<ParticipantView>(null);
    connection.answers.judgeTestCall = { ok: false, problem: null };
    expect((await tellCheck(check, connection)).ok).toBe(true);
  });
});

describe('A picture', () => {
  const dots = (light: (index: number) => number) => Array.from({ length: 576 }, (_, index) => light(index));

  it('of one even colour comes from a covered camera, black or not', () => {
    expect(lightOf(dots(() => 3))).toBe('covered');
    expect(lightOf(dots((index) => 12 + (index % 2) * 8))).toBe('covered');
    expect(lightOf(dots(() => 180))).toBe('covered');
  });

  it('of a dim room is dark, and of a lit one is fine', () => {
    expect(lightOf(dots((index) => (index % 40) + 5))).toBe('dark');
    expect(lightOf(dots((index) => 60 + (index % 120)))).toBe('fine');
  });
});

describe('Who said no', () => {
  const asked = (state: string) => ({ query: () => Promise.resolve({ state }) });
  const error = (message: string) => new DOMException(message, 'NotAllowedError');

  it('is the system, the person, or the setting of the site', async () => {
    expect(await refusalOf('camera', error('Permission denied by system'), asked('prompt'))).toBe('system');
    expect(await refusalOf('camera', error('Permission dismissed'), asked('prompt'))).toBe('dismissed');
    expect(await refusalOf('camera', error('Permission denied'), asked('denied'))).toBe('blocked');
    expect(await refusalOf('camera', error(''), asked('granted'))).toBe('system');
    expect(await refusalOf('camera', error(''), null)).toBe('blocked');
  });

  it.each([
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/120 YaBrowser/24 Safari/537', 0, 'windows', 'yandex', /ползунки/],
    ['Mozilla/5.0 (Windows NT 10.0; rv:120) Firefox/120', 0, 'windows', 'firefox', /Заблокировано/],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 16_0) Version/16 Safari/604', 5, 'ios', 'safari', /Настройки\sвеб-сайта/],
    ['Mozilla/5.0 (Macintosh; Intel) Version/17 Safari/605', 5, 'ios', 'safari', /аА/],
    ['Mozilla/5.0 (Macintosh; Intel) Version/17 Safari/605', 0, 'mac', 'safari', /меню\sSafari/i],
    ['Mozilla/5.0 (Linux; Android 9) Chrome/110 Mobile Safari/537', 5, 'android', 'chrome', /Разрешения/],
  ])('is mended by the steps of %s', (agent, touches, system, browser, step) => {
    const kind = browserKind(agent, touches);
    expect(kind).toEqual({ system, browser });
    expect(explainDeviceError('camera', 'NotAllowedError', 'blocked', kind).remedy.join(' ')).toMatch(step);
  });

  it.each(['windows', 'mac', 'linux', 'android', 'ios'] as const)(
    'leads into the settings of %s when the system forbids',
    (system) => {
      const { remedy } = explainDeviceError('microphone', 'NotAllowedError', 'system', { system, browser: 'chrome' });
      expect(remedy.join(' ')).toMatch(/Микрофон/);
    },
  );
});

describe('The line', () => {
  const out = (extra: object) =>
    new Map<string, object>([
      ['T', { type: 'transport', selectedCandidatePairId: 'P' }],
      ['P', { type: 'candidate-pair', localCandidateId: 'L', currentRoundTripTime: 0.084, availableOutgoingBitrate: 700_000 }],
      ['L', { type: 'local-candidate', candidateType: 'host', protocol: 'udp', ...extra }],
      ['R', { type: 'remote-inbound-rtp', fractionLost: 0.02 }],
      ['O', { type: 'outbound-rtp', bytesSent: 50_000 }],
    ]);
  const back = (packetsReceived: number, packetsLost: number) =>
    new Map<string, object>([['I', { type: 'inbound-rtp', bytesReceived: 10_000, packetsReceived, packetsLost }]]);
  const peer = (reports: Map<string, object>) => ({ getStats: () => Promise.resolve(reports as unknown as RTCStatsReport) });

  it('is measured both ways, since the last look', async () => {
    const gauge = new CallGauge();
    const first = await gauge.look(peer(out({})), peer(back(100, 0)), 0);
    expect(first).toMatchObject({ path: 'udp', roundTripMs: 84, lossPercent: null });
    const second = await gauge.look(peer(out({})), peer(back(190, 10)), 1_000);
    expect(second.lossPercent).toBe(10);
    expect(lineVerdict(second)).toBe('weak');
  });

  it('tells a way round the firewall', async () => {
    expect((await new CallGauge().look(peer(out({ protocol: 'tcp' })), peer(back(1, 0)))).path).toBe('tcp');
    expect((await new CallGauge().look(peer(out({ candidateType: 'relay' })), peer(back(1, 0)))).path).toBe('relay');
  });

  it('is weak by loss, by delay or by width, each alone', () => {
    const fine = { path: 'udp' as const, roundTripMs: 40, lossPercent: 1, sendBps: 0, receiveBps: 0, roomBps: 600_000 };
    expect(lineVerdict(fine)).toBe('fine');
    expect(lineVerdict({ ...fine, lossPercent: 6 })).toBe('weak');
    expect(lineVerdict({ ...fine, roundTripMs: 501 })).toBe('weak');
    expect(lineVerdict({ ...fine, roomBps: 100_000 })).toBe('weak');
    expect(lineVerdict({ ...fine, roomBps: null, lossPercent: null, roundTripMs: null })).toBe('fine');
  });
});

describe('The check', () => {
  it('takes one part after the other, and a fault of a later one waits', () => {
    const check = checkOf({ light: 'dark', voice: 'dead', melody: 'silent' });
    expect(check.current.value).toBe('camera');
    check.lightAccepted.value = true;
    expect(check.current.value).toBe('microphone');
    check.voice.verdict.value = 'ok';
    expect(check.current.value).toBe('speaker');
    check.melody.value = 'heard';
    expect(check.current.value).toBe('call');
    check.returned.value = 'skipped';
    expect(check.current.value).toBeNull();
    expect(check.passed.value).toBe(true);
  });

  it('reports a blocked network as a connection that failed, and a skipped test as none', () => {
    const ready = { light: 'fine', voice: 'ok', melody: 'heard' } as const;
    expect(checkOf({ ...ready, call: 'blocked' }).report()).toMatchObject({ camera: true, connection: false });
    expect(checkOf({ ...ready, returned: 'skipped' }).report().connection).toBe(true);
  });

  it('lets a part that was done be looked at again, and closed', () => {
    const check = checkOf({ light: 'fine', voice: 'ok', melody: 'heard', returned: 'well' });
    check.reopen('speaker');
    expect(check.current.value).toBe('speaker');
    expect(check.passed.value).toBe(false);
    check.melody.value = 'heard';
    check.close();
    expect(check.passed.value).toBe(true);
  });

  it('shows one fault with its steps, and a picture where a permission is given', () => {
    const { getByRole, getByText, queryByText } = render(<CheckSample state="denied" pictures={false} />);
    getByText(/запрещено\sвключать/);
    expect(getByRole('img', { name: /слева от\sадреса/ })).toBeTruthy();
    expect(queryByText(/Раз, два, три/)).toBeNull();
  });

  it('tells what the technician of the school has to open when nothing passes', () => {
    const { getByText } = render(<CheckSample state="blocked" pictures={false} />);
    getByText(/не\sпропускает/);
    getByText(/Для\sспециалиста:.*UDP и\sTCP/);
  });

  it.each([
    ['oralWithInterpreter', /лицо и\sруки/],
    ['written', /Хорошо\sли\sвас видно/],
  ] as const)('asks who answers %s how he is seen, and nothing of a voice', (form, question) => {
    const check = checkOf({ light: 'fine', form, call: 'connected' });
    const { getByRole, getByText, queryByText, queryByRole } = render(
      <CheckView check={check} busy={false} reported={false} onSend={() => undefined} />,
    );
    expect(check.shown).toEqual(['camera', 'call']);
    getByRole('group', { name: question });
    expect(queryByText(/Раз, два, три|услыш|слышно/)).toBeNull();
    expect(queryByRole('button', { name: /Записать голос/ })).toBeNull();
    expect(queryByRole('button', { name: /Да, хорошо/ }), 'before his picture came').toBeNull();
    fireEvent.click(getByRole('button', { name: /Нет, плохо/ }));
    getByText(/Видно плохо/);
    expect(check.testReport()).toMatchObject({ heardWell: null, seenWell: false });
    fireEvent.click(getByRole('button', { name: /Понятно, дальше/ }));
    expect(check.passed.value).toBe(true);
    expect(check.testReport(), 'going on does not make it better').toMatchObject({ seenWell: false });
  });

  it('tells how the voice was heard, though the person goes on with a poor one', () => {
    const check = checkOf({ light: 'fine', voice: 'ok', melody: 'heard', call: 'connected', echo: 'played', returned: 'badly' });
    const { getByRole } = render(<CheckView check={check} busy={false} reported={false} onSend={() => undefined} />);
    fireEvent.click(getByRole('button', { name: /Понятно, дальше/ }));
    expect(check.passed.value).toBe(true);
    expect(check.testReport()).toMatchObject({ heardWell: false, seenWell: null });
  });

  it('asks about the melody only after it was played', () => {
    vi.stubGlobal('AudioContext', undefined);
    const { getByRole, queryByRole } = render(<CheckSample state="melody" pictures={false} />);
    expect(queryByRole('button', { name: /Да, слышу/ })).toBeNull();
    fireEvent.click(getByRole('button', { name: /Проиграть мелодию/ }));
    getByRole('button', { name: /Да, слышу/ });
    vi.unstubAllGlobals();
  });

  it('still asks about the melody when another part has come between', () => {
    const check = checkOf({ light: 'fine', voice: 'ok' });
    check.played.value = true;
    const { getByRole, queryByRole } = render(<CheckView check={check} busy={false} reported={false} onSend={() => undefined} />);
    act(() => check.reopen('camera'));
    expect(queryByRole('button', { name: /Да, слышу/ })).toBeNull();
    act(() => check.close());
    getByRole('button', { name: /Да, слышу/ });
  });
});
