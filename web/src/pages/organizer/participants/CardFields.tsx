import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useId } from 'preact/hooks';
import { WhyRules } from '../../../parts/rules';
import { WhyOf } from '../../../parts/Why';
import type { FieldFault, ParticipantEntry } from '../../../protocol/school';
import { peopleTexts as t } from '../../../texts/people';

const conditionRules = [
  'scoring.criteriaSet',
  'scoring.fromRecordingOnly',
  'conditions.extraMinutes',
  'conditions.extraTimeGrounds',
  'conditions.writtenFormDecision',
];
const remoteRules = ['remote.grounds', 'remote.decidedBy', 'remote.documentsRequired', 'remote.municipalityPetition'];
const consentRules = ['deadlines.application', 'consent.without', 'consent.remoteWithout', 'recording.videoRequired'];

type Name = keyof ParticipantEntry;
type Change = (change: Partial<ParticipantEntry>) => void;

const Card = createContext<{ entry: ParticipantEntry; faults: FieldFault[]; onChange: Change } | null>(null);

function useCard(name: Name) {
  const card = useContext(Card);
  if (!card) throw new Error('A field stands outside its card.');
  const id = useId();
  const faults = card.faults.filter((fault) => fault.field === name);
  return { ...card, id, faults, invalid: faults.some((fault) => fault.blocks) };
}

/** A label, its control and what is wrong with it. */
function Labelled({ id, name, faults, children }: { id: string; name: Name; faults: FieldFault[]; children: ComponentChildren }) {
  return (
    <div class="card-field">
      <label for={id}>{t.fields[name]}</label>
      {children}
      <div id={`${id}-fault`}>
        {faults.map((fault) => (
          <FaultWords key={fault.title} fault={fault} />
        ))}
      </div>
    </div>
  );
}

function FaultWords({ fault }: { fault: FieldFault }) {
  return (
    <div class={fault.blocks ? 'card-fault' : 'card-warning'}>
      {fault.title}. {fault.detail}
      <WhyOf rule={fault} />
    </div>
  );
}

function Text({
  name,
  type = 'text',
  disabled = false,
  placeholder,
}: {
  name: Name;
  type?: 'text' | 'date' | 'email' | 'tel';
  disabled?: boolean;
  placeholder?: string;
}) {
  const { entry, id, faults, invalid, onChange } = useCard(name);
  const needed = name === 'familyName' || name === 'givenName' || name === 'class' || name === 'documentNumber';
  const control = {
    id,
    disabled,
    placeholder,
    value: (entry[name] as string | null) ?? '',
    'aria-invalid': invalid,
    'aria-describedby': faults.length > 0 ? `${id}-fault` : undefined,
    onInput: (event: { currentTarget: HTMLInputElement }) =>
      onChange({ [name]: event.currentTarget.value === '' && !needed ? null : event.currentTarget.value }),
  };
  return (
    <Labelled id={id} name={name} faults={faults}>
      {type === 'date' && <input {...control} type="date" />}
      {type === 'email' && <input {...control} type="email" />}
      {type === 'tel' && <input {...control} type="tel" />}
      {type === 'text' && <input {...control} type="text" />}
    </Labelled>
  );
}

function Choice({ name, options, none }: { name: Name; options: Record<string, string>; none?: string }) {
  const { entry, id, faults, invalid, onChange } = useCard(name);
  return (
    <Labelled id={id} name={name} faults={faults}>
      <select
        id={id}
        value={(entry[name] as string | null) ?? ''}
        aria-invalid={invalid}
        aria-describedby={faults.length > 0 ? `${id}-fault` : undefined}
        onChange={(event) => onChange({ [name]: event.currentTarget.value === '' ? null : event.currentTarget.value })}
      >
        {none !== undefined && <option value="">{none}</option>}
        {Object.entries(options).map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

function Flag({ name }: { name: Name }) {
  const { entry, faults, onChange } = useCard(name);
  return (
    <div class="card-field card-flag">
      <label class="check">
        <input
          type="checkbox"
          checked={entry[name] === true}
          onChange={(event) => onChange({ [name]: event.currentTarget.checked })}
        />
        {t.fields[name]}
      </label>
      {faults.map((fault) => (
        <FaultWords key={fault.title} fault={fault} />
      ))}
    </div>
  );
}

function Group({ title, rules = [], children }: { title: string; rules?: string[]; children: ComponentChildren }) {
  return (
    <details class="card-group" open>
      <summary>{title}</summary>
      <div class="card-grid">{children}</div>
      <WhyRules paths={rules} />
    </details>
  );
}

/** Every field of the application, in the order of the paper one. */
export function CardFields({
  entry,
  known,
  faults,
  onChange,
}: {
  entry: ParticipantEntry;
  known: boolean;
  faults: FieldFault[];
  onChange: Change;
}) {
  return (
    <Card.Provider value={{ entry, faults, onChange }}>
      <Group title={t.groups.person}>
        <Text name="familyName" />
        <Text name="givenName" />
        <Text name="patronymic" />
        <Text name="class" />
        <Text name="birthDate" type="date" />
        <Choice name="sex" options={t.sexes} none={t.unknown} />
        <Text name="code" disabled={known} placeholder={t.codeHint} />
        <Flag name="extern" />
      </Group>
      <Group title={t.groups.document} rules={['day.documentRule']}>
        <Text name="documentKind" />
        <Text name="documentSeries" />
        <Text name="documentNumber" />
      </Group>
      <Group title={t.groups.conditions} rules={conditionRules}>
        <Choice name="category" options={t.categories} />
        {entry.category === 'musculoskeletalWithCondition' && (
          <Choice name="accompanyingCategory" options={t.categories} none={t.unknown} />
        )}
        <Choice name="answerForm" options={t.forms} />
        {entry.answerForm === 'written' && <Text name="writtenFormDecision" />}
        <Text name="pmpkRecommendation" />
        <Text name="disabilityCertificate" />
        <Text name="specialConditions" />
        <Flag name="extraTime" />
        <Flag name="kimAsDocument" />
        <Flag name="homeOrHospital" />
      </Group>
      <Group title={t.groups.remote} rules={remoteRules}>
        <Choice name="remoteGround" options={t.grounds} none={t.atSchool} />
        <Text name="remoteDocument" />
      </Group>
      <Group title={t.groups.contacts} rules={['results.channels', 'results.parentsToo']}>
        <Text name="email" type="email" />
        <Text name="phone" type="tel" />
        <Text name="parentName" />
        <Text name="parentEmail" type="email" />
        <Text name="parentPhone" type="tel" />
      </Group>
      <Group title={t.groups.application} rules={consentRules}>
        <Choice name="consent" options={t.consents} />
        {entry.consent === 'refused' && <Text name="noRecordingDecision" />}
        <Text name="applicationDate" type="date" />
        <Text name="applicationNumber" />
        <Text name="acquaintedOn" type="date" />
      </Group>
    </Card.Provider>
  );
}
