import type { StationView } from '../../protocol/messages';
import { openPage } from '../page';
import { StationPage } from './StationPage';

openPage<StationView>('station', StationPage);
