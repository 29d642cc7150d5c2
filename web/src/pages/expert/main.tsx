import type { ExpertView } from '../../protocol/messages';
import { openPage } from '../page';
import { ExpertPage } from './ExpertPage';

openPage<ExpertView>('expert', ExpertPage);
