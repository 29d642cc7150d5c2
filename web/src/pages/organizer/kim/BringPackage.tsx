import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Button } from '../../../parts/Button';
import { ProblemNotice } from '../../../parts/outcome';
import { bringPackage, type KimWay } from '../../../protocol/kim';
import type { Problem } from '../../../protocol/messages';
import { kimTexts as t } from '../../../texts/kim';

/** Uploads an encrypted package, from the portal or from the e-mail of the processing centre. */
export function BringPackage({ school, day, onDone }: { school: number; day: number; onDone: (said: string) => void }) {
  const way = useSignal<KimWay>('portal');
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const chosen = useSignal<File | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const bring = async (file: File) => {
    busy.value = true;
    const reply = await bringPackage(school, day, file, way.value);
    busy.value = false;
    problem.value = reply.ok ? null : reply.problem;
    if (!reply.ok) return;
    form.current?.reset();
    chosen.value = null;
    onDone(t.bring.done(reply.value.fileName, reply.value.numbers.join(', ')));
  };
  return (
    <form
      ref={form}
      class="panel stack kim-bring"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.value && !busy.value) void bring(chosen.value);
      }}
    >
      <div>
        <h2>{t.bring.title}</h2>
        <p class="small soft">{t.bring.hint}</p>
      </div>
      <label class="stack-tight">
        {t.bring.file}
        <input
          type="file"
          accept=".zip,application/zip"
          onChange={(event) => {
            chosen.value = event.currentTarget.files?.[0] ?? null;
            problem.value = null;
          }}
        />
      </label>
      <fieldset class="stack-tight">
        <legend>{t.bring.way}</legend>
        {(['portal', 'email'] as const).map((one) => (
          <label key={one} class="check">
            <input type="radio" name="way" checked={way.value === one} onChange={() => (way.value = one)} />
            {t.bring[one]}
          </label>
        ))}
      </fieldset>
      <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
      <div>
        <Button type="submit" look="primary" disabled={chosen.value === null || busy.value}>
          {busy.value ? t.bring.sending : t.bring.send}
        </Button>
      </div>
    </form>
  );
}
