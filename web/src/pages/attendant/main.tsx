import { render } from 'preact';
import '../../parts/tokens.css';
import '../../parts/elements.css';
import '../../parts/parts.css';
import { getJson } from '../../protocol/api';
import type { AttendantAnswer, AttendantView } from '../../protocol/categories';
import { openPage } from '../page';
import { AttendantEntry } from './AttendantEntry';
import { AttendantPage } from './AttendantPage';

/** The auditorium is chosen once and stands in the address, so that a reload leads back. */
async function start(): Promise<void> {
  const root = document.getElementById('page');
  const reply = await getJson<AttendantAnswer>('/api/attendant');
  const answer = reply.ok ? reply.value : null;
  const wanted = new URLSearchParams(location.search).get('auditorium');
  const place =
    answer?.places.find((one) => String(one.auditorium) === wanted) ?? (answer?.places.length === 1 ? answer.places[0] : null);
  if (answer && place && !answer.beside) {
    if (wanted !== String(place.auditorium)) history.replaceState(null, '', `?auditorium=${place.auditorium}`);
    openPage<AttendantView>(answer.role, AttendantPage);
  } else if (root) {
    render(<AttendantEntry answer={answer} />, root);
  }
}

void start();
