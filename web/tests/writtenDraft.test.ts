import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetWritten, WrittenDraft } from '../src/pages/participant/writtenDraft';
import type { Outcome, WrittenView } from '../src/protocol/messages';

const view = (revision: number, text: string): WrittenView => ({ task: 2, revision, text, savedAt: null, open: true });
const done: Outcome = { ok: true, problem: null };
const refused = (code: string): Outcome => ({ ok: false, problem: { code, title: code, detail: '', clause: null } });

/** A server that keeps one answer as the rules say. */
class Server {
  revision = 0;
  text = '';
  reachable = true;
  /** It takes the next save, and its answer is lost. */
  swallows = false;
  sent: string[] = [];
  call = vi.fn(async (_name: string, _task: number, after: number, text: string) => {
    if (!this.reachable) return refused('no-link');
    this.sent.push(text);
    if (text === this.text) return done;
    if (after !== this.revision) return refused('answer-newer');
    this.revision++;
    this.text = text;
    return this.swallows ? refused('no-link') : done;
  });
  view = () => view(this.revision, this.text);
}

const open = (server: Server) => new WrittenDraft(server as never, '1/start/2', 2, server.view());

describe('a written answer', () => {
  beforeEach(() => {
    localStorage.clear();
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  it('is saved after a pause in typing, and at the latest every three seconds without one', async () => {
    const server = new Server();
    const draft = open(server);
    draft.type('О');
    await vi.advanceTimersByTimeAsync(700);
    expect(server.text).toBe('');
    await vi.advanceTimersByTimeAsync(200);
    expect(server.text).toBe('О');
    expect(draft.state.value).toBe('saved');

    for (let i = 0; i < 20; i++) {
      draft.type(`${draft.text.value}т`);
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(server.text.length).toBeGreaterThan(10);
  });

  it('is there again in a browser that died before anything was sent', async () => {
    const server = new Server();
    open(server).type('Ни одной буквы не успело уйти');

    const again = open(server);
    expect(again.text.value).toBe('Ни одной буквы не успело уйти');
    await again.save();
    expect(server.text).toBe('Ни одной буквы не успело уйти');
    expect(localStorage.length).toBe(0);
  });

  it('goes on from words whose confirmation was lost with the browser', async () => {
    const server = new Server();
    const draft = open(server);
    draft.type('Начало');
    server.swallows = true;
    await draft.save();
    draft.type('Начало и конец');
    server.swallows = false;

    const again = open(server);
    expect(again.text.value).toBe('Начало и конец');
    await again.save();
    expect(server.text).toBe('Начало и конец');
    expect(server.revision).toBe(2);
  });

  it('waits for the network and loses nothing meanwhile', async () => {
    const server = new Server();
    const draft = open(server);
    server.reachable = false;
    draft.type('Без сети');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(draft.state.value).toBe('notSaved');
    server.reachable = true;
    await draft.save();
    expect(server.text).toBe('Без сети');
    expect(draft.state.value).toBe('saved');
  });

  it('takes over what was written on in another window', async () => {
    const server = new Server();
    const draft = open(server);
    server.revision = 3;
    server.text = 'Дописано на другом компьютере';
    draft.type('Старое');
    await draft.save();
    expect(draft.problem.value?.code).toBe('answer-newer');
    draft.follow(server.view());
    expect(draft.text.value).toBe('Дописано на другом компьютере');
    draft.type('Дописано на другом компьютере и здесь');
    await draft.save();
    expect(server.text).toBe('Дописано на другом компьютере и здесь');
  });

  it('does not keep what an older window of this browser had left behind', () => {
    const server = new Server();
    open(server).type('Черновик');
    server.revision = 5;
    server.text = 'Позже';
    expect(open(server).text.value).toBe('Позже');
    expect(localStorage.length).toBe(0);
  });

  it('says why the server does not take it', async () => {
    const server = new Server();
    const draft = open(server);
    server.call.mockResolvedValueOnce(refused('answer-locked'));
    draft.type('Поздно');
    await draft.save();
    expect(draft.state.value).toBe('refused');
    expect(draft.problem.value?.code).toBe('answer-locked');
  });

  it('leaves nothing in the browser once the attempt is over', () => {
    localStorage.setItem('other', '1');
    open(new Server()).type('Личное');
    forgetWritten();
    expect(localStorage.length).toBe(1);
  });
});
