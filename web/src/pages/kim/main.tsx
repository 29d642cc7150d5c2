import { KimCapture } from '../../media/kimCapture';
import { declareKimWindow } from '../../media/ownWindow';
import type { KimView } from '../../protocol/messages';
import { openPage } from '../page';
import { KimPage } from './KimPage';

const capture = new KimCapture();
declareKimWindow();
openPage<KimView>('kim', (props) => <KimPage {...props} capture={capture} />);
