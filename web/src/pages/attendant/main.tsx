import { render } from 'preact';
import '../../parts/tokens.css';
import '../../parts/elements.css';
import '../../parts/parts.css';
import { getJson } from '../../protocol/api';
import type { AttendantAnswer, AttendantView } from '../../protocol/categories';
import { openPage } from '../page';
import { AttendantEntry } from './AttendantEntry';
import { AttendantPage } from './AttendantPage';
import { placeOf } from './place';

/** Who comes before he was given to anybody is asked after again, in milliseconds. */
const AGAIN = 10_000;

/** The first auditorium in which he is awaited; from there the server leads the page to his participant, wherever this one is called. */
async function start(): Promise<void> {
  const root = document.getElementById('page');
  const reply = await getJson<AttendantAnswer>('/api/attendant');
  const answer = reply.ok ? reply.value : null;
  const wanted = new URLSearchParams(location.search).get('auditorium');
  const place = placeOf(answer, wanted);
  if (answer && place) {
    if (wanted !== String(place.auditorium)) history.replaceState(null, '', `?auditorium=${place.auditorium}`);
    openPage<AttendantView>(answer.role, AttendantPage);
  } else if (root) {
    render(<AttendantEntry answer={answer} />, root);
    setTimeout(() => void start(), AGAIN);
  }
}

void start();
