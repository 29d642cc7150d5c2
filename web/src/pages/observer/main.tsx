import type { ObserverView } from '../../protocol/messages';
import { openPage } from '../page';
import { ObserverPage } from './ObserverPage';

openPage<ObserverView>('observer', ObserverPage);
