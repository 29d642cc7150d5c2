import { effect } from '@preact/signals';
import { KimCapture } from '../../media/kimCapture';
import { findKimPort } from '../../media/kimPort';
import { KimZoom } from '../../media/kimZoom';
import { declareKimWindow } from '../../media/ownWindow';
import type { KimView } from '../../protocol/messages';
import { openPage } from '../page';
import { KimPage } from './KimPage';

const capture = new KimCapture();
const zoom = new KimZoom();
window.itogKimZoom = zoom;
effect(() => {
  const factor = zoom.factor.value;
  findKimPort()?.zoomed(factor);
});
declareKimWindow();
openPage<KimView>('kim', (props) => <KimPage {...props} capture={capture} zoom={zoom} />);
