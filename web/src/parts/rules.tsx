import { useSignal } from '@preact/signals';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import { type RegulationEntry, readRegulation } from '../protocol/regulations';
import { common } from '../texts/common';
import { typeset } from '../texts/typography';
import { Why } from './Why';

const Rules = createContext<ReadonlyMap<string, RegulationEntry>>(new Map());

/** Gives the parts below it the values of the day's regulation by their paths, read once; nothing while they are not there. */
export function RulesOf({ regulation, children }: { regulation: string | null; children: ComponentChildren }) {
  const rules = useSignal<ReadonlyMap<string, RegulationEntry>>(new Map());
  useEffect(() => {
    rules.value = new Map();
    if (regulation === null) return;
    let left = false;
    void readRegulation(regulation).then((reply) => {
      if (reply.ok && !left) rules.value = new Map(reply.value?.entries.map((entry) => [entry.path, entry]));
    });
    return () => {
      left = true;
    };
  }, [regulation]);
  return <Rules.Provider value={rules.value}>{children}</Rules.Provider>;
}

/** Why something is as it is: one value of the day's regulation. */
export function WhyRule({ path }: { path: string }) {
  const rule = useContext(Rules).get(path);
  return rule ? <Why source={rule.source} value={rule.text} note={rule.note} /> : null;
}

/** Why several things are as they are, opened by whoever asks. */
export function WhyRules({ paths, about = common.why }: { paths: readonly string[]; about?: string }) {
  const rules = useContext(Rules);
  const known = paths.flatMap((path) => rules.get(path) ?? []);
  if (known.length === 0) return null;
  return (
    <details class="why-rules small">
      <summary>{about}</summary>
      <ul class="stack-tight">
        {known.map((rule) => (
          <li key={rule.path}>
            <strong>{typeset(rule.title)}</strong>: {typeset(rule.text)}
            <Why source={rule.source} note={rule.note} />
          </li>
        ))}
      </ul>
    </details>
  );
}
