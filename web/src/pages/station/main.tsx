import { offerKimPort } from '../../media/kimPort';
import type { StationView } from '../../protocol/messages';
import { openPage } from '../page';
import { StationPage } from './StationPage';

const { screen } = openPage<StationView>('station', StationPage);
offerKimPort(screen);
