// What every call that changes something is answered with; the records of src/Queue/Protocol serialise to them.

/** Why the server refused, in Russian, and what to do; `clause` names the rule of the regulation when there is one. */
export interface Problem {
  code: string;
  title: string;
  detail: string;
  clause: string | null;
}

/** The answer to every call of the hub that changes something. */
export interface Outcome {
  ok: boolean;
  problem: Problem | null;
}
