import { getJson, type Reply, send } from './api';

// What /api/instructions tells; the C# records are in src/Exam/Instructions.

export type InstructionReader =
  | 'participant'
  | 'family'
  | 'interlocutor'
  | 'expert'
  | 'technician'
  | 'organizer'
  | 'observer'
  | 'assistant'
  | 'signInterpreter';

export type InstructionPlace = 'before' | 'waiting' | 'answer' | 'trouble' | 'after';

export interface InstructionLine {
  text: string;
  /** The document that asks for it; null for plain advice. */
  document: string | null;
  /** Where it stands there. */
  clause: string | null;
}

export interface InstructionSection {
  place: InstructionPlace;
  title: string;
  lines: InstructionLine[];
}

export interface Instruction {
  reader: InstructionReader;
  title: string;
  /** The regulation that it is made from. */
  regulation: string;
  /** Whom to call; null when the school has named nobody. */
  help: string | null;
  sections: InstructionSection[];
}

/** Whose day an instruction is for: a participant needs to say nothing. */
export interface InstructionDay {
  auditorium?: number | string | undefined;
  day?: number | string | undefined;
}

const query = ({ auditorium, day }: InstructionDay): string => {
  const parameters = new URLSearchParams();
  if (auditorium !== undefined) parameters.set('auditorium', String(auditorium));
  if (day !== undefined) parameters.set('day', String(day));
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
};

export const readInstruction = (reader: InstructionReader, day: InstructionDay): Promise<Reply<Instruction>> =>
  getJson(`/api/instructions/${reader}${query(day)}`);

/** The page to print. */
export function instructionAddress(reader: InstructionReader, day: InstructionDay): string {
  const rest = query(day);
  return `/instruction?reader=${reader}${rest === '' ? '' : `&${rest.slice(1)}`}`;
}

/** The telephone for help that the school's instructions print; an empty one takes it away. */
export const nameHelpPhone = (school: number, phone: string): Promise<Reply<null>> =>
  send(`/api/schools/${school}/help-phone`, { method: 'PUT', body: { phone } });
