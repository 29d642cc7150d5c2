import type { BrowserKind } from '../media/browserKind';
import { refusalWords } from './permissions';

/** What is wrong with a camera or a microphone and how to mend it, in words for the person in front of it. */
export interface DeviceTrouble {
  code: Refusal | 'notAllowed' | 'notFound' | 'busy' | 'lost' | 'paused' | 'insecure' | 'unknown';
  title: string;
  remedy: string[];
}

export type Device = 'camera' | 'microphone';

const accusative: Record<Device, string> = { camera: 'камеру', microphone: 'микрофон' };
const nominative: Record<Device, string> = { camera: 'Камера', microphone: 'Микрофон' };
const genitive: Record<Device, string> = { camera: 'камеры', microphone: 'микрофона' };
const pronoun: Record<Device, string> = { camera: 'её', microphone: 'его' };

/** Who does not allow the device: the person closed the question, the site's setting forbids it, the operating system does. */
export type Refusal = 'dismissed' | 'blocked' | 'system';

/** Explains an error of getUserMedia by its name (W3C Media Capture and Streams §10.3), with the steps of this very browser where it was refused. */
export function explainDeviceError(
  device: Device,
  name: string,
  refusal: Refusal | null = null,
  kind: BrowserKind | null = null,
): DeviceTrouble {
  if (refusal && kind) return { ...refusalWords(device, refusal, kind), code: refusal };
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return {
        code: 'notAllowed',
        title: `Браузеру не разрешено использовать ${accusative[device]}`,
        remedy: [
          `Нажмите на значок слева от адреса страницы и разрешите ${accusative[device]}.`,
          'Затем нажмите «Проверить ещё раз». Если значка нет — обновите страницу и выберите «Разрешить».',
        ],
      };
    case 'NotFoundError':
    case 'OverconstrainedError':
      return {
        code: 'notFound',
        title: `${nominative[device]} не ${device === 'camera' ? 'найдена' : 'найден'}`,
        remedy: [
          `Подключите ${accusative[device]} к компьютеру или выньте и вставьте кабель ещё раз.`,
          `На некоторых ноутбуках есть кнопка или шторка — проверьте, что ${device === 'camera' ? 'камера открыта' : 'микрофон включён'}.`,
        ],
      };
    case 'NotReadableError':
    case 'AbortError':
      return {
        code: 'busy',
        title: `${nominative[device]} ${device === 'camera' ? 'занята' : 'занят'} другой программой`,
        remedy: [
          `Закройте другие программы и вкладки, которые могут использовать ${accusative[device]}: звонки, запись экрана.`,
          'Если не помогло — перезагрузите компьютер. Место в очереди за вами сохранится.',
        ],
      };
    case 'InsecureContext':
      return {
        code: 'insecure',
        title: 'Страница открыта по незащищённому адресу',
        remedy: ['Откройте ссылку, которая начинается с https:// — иначе браузер не даст доступ к камере и микрофону.'],
      };
    default:
      return {
        code: 'unknown',
        title: `Не получилось включить ${accusative[device]}`,
        remedy: [
          `Проверьте подключение ${genitive[device]} и нажмите «Проверить ещё раз».`,
          'Если не помогло — обновите страницу.',
        ],
      };
  }
}

/** The device worked and then went away: unplugged, or taken by the system. */
export function explainDeviceLoss(device: Device): DeviceTrouble {
  return {
    code: 'lost',
    title: `${nominative[device]} ${device === 'camera' ? 'отключилась' : 'отключился'}`,
    remedy: [`Проверьте кабель и подключите ${pronoun[device]} снова — мы включим ${pronoun[device]} сами.`],
  };
}

/** The system has taken the device away for a while: a telephone call, Siri, another programme. */
export function explainDevicePause(device: Device): DeviceTrouble {
  return {
    code: 'paused',
    title: `${nominative[device]} ${device === 'camera' ? 'приостановлена' : 'приостановлен'}`,
    remedy: [
      'Так бывает при звонке на этот телефон или планшет. Завершите звонок и вернитесь на эту страницу.',
      `Мы включим ${accusative[device]} сами. Если этого не случилось — обновите страницу: место за вами сохранится.`,
    ],
  };
}
