import type { ParticipantView } from '../../protocol/messages';
import { openPage } from '../page';
import { ParticipantPage } from './ParticipantPage';

openPage<ParticipantView>('participant', ParticipantPage);
