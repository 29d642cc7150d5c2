import type { TechnicianView } from '../../protocol/messages';
import { openPage } from '../page';
import { TechnicianPage } from './TechnicianPage';

openPage<TechnicianView>('technician', TechnicianPage);
