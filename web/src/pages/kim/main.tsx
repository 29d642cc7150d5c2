import type { KimView } from '../../protocol/messages';
import { openPage } from '../page';
import { KimPage } from './KimPage';

openPage<KimView>('kim', KimPage);
